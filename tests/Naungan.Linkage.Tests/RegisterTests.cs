using Naungan.Bench.Linkage;
using Naungan.Bench.Linkage.Register;

namespace Naungan.Linkage.Tests;

/// <summary>Made-up Indonesian registers with every kind of error, and traps in which nothing may be merged.</summary>
public sealed class RegisterTests(ITestOutputHelper output)
{
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
