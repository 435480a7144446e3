using Naungan.Bench.Linkage;
using Naungan.Bench.Linkage.Register;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests;

/// <summary>Made-up Indonesian registers with every kind of error, and traps in which nothing may be merged.</summary>
public sealed class RegisterTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_register_full_of_errors_is_linked_right()
    {
        const ulong Seed = 51;
        var (rows, personOf) = Lists.Register(20_000, Seed);
        var table = Lists.Table(rows);

        var result = Linker.Run(table, Lists.Person);

        var truth = Enumerable.Range(0, table.RowCount).Select(row => personOf[table.IdOf(row)]).ToList();
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        output.WriteLine($"seed {Seed}: {accuracy}, pairs right {Truth.RightOf(result.Matches, truth):F4}");
        Assert.True(accuracy.F1 >= 0.98, accuracy.ToString());
        Assert.True(Truth.RightOf(result.Matches, truth) >= 0.985, "calibration");
    }

    [Fact]
    public void A_list_with_other_columns_and_other_errors_is_linked_as_well()
    {
        const ulong Seed = 52;
        File.WriteAllLines(_path, OtherFile.Rows(20_000, Seed).Prepend(OtherFile.Heading));

        var (table, result) = Linker.DedupeFile(_path, LinkageSettings.Load("person-id"));

        var builder = new TableBuilder([new ColumnSpec("cluster", FieldKind.Raw)]);
        CsvReader.Append(builder, CsvHeading.Read(_path), null, 1);
        var truth = builder.Build().Columns[0].Ids[..table.RowCount].ToArray();
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        output.WriteLine($"seed {Seed}: {accuracy}, pairs right {Truth.RightOf(result.Matches, truth):F4}");
        foreach (var band in Calibration.Of(result, truth))
            output.WriteLine(band.ToString());
        Assert.True(accuracy.F1 >= 0.97 && accuracy.Precision >= 0.985, accuracy.ToString());
        Assert.True(Truth.RightOf(result.Matches, truth) >= 0.985, "calibration");
    }

    [Fact]
    public void Of_ten_thousand_pairs_of_twins_none_is_merged()
    {
        const ulong Seed = 61;
        output.WriteLine($"seed {Seed}");
        var maker = new RegisterMaker(Seed, 300);
        var clean = new Mistakes(Seed, 0);
        var rows = new List<string[]>();
        foreach (var first in maker.Households().SelectMany(h => h).Take(10_000))
        {
            rows.Add(Row(first, clean));
            rows.Add(Row(maker.Twin(first, null), clean));
        }

        var table = Lists.Table(rows);
        var result = Linker.Run(table, Lists.Person);

        var merged = Enumerable.Range(0, 10_000).Count(i => result.ClusterOf[2 * i] == result.ClusterOf[(2 * i) + 1]);
        Assert.Equal(0, merged);
    }

    private static string[] Row(Person person, Mistakes clean) =>
        [
            FormattableString.Invariant($"{person.Number}"),
            person.Nik,
            person.Name,
            clean.Birth(person),
            clean.Sex(person),
            person.Mother,
            FormattableString.Invariant($"64.01.01.{2000 + person.Village}"),
            clean.Address(person.Address, false),
            person.Phone,
        ];
}
