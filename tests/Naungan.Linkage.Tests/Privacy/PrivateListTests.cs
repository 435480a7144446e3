using Naungan.Bench.Linkage;
using Naungan.Linkage.Privacy;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests.Privacy;

public sealed class PrivateListTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void An_encoded_list_shows_no_name_and_links_nearly_as_well()
    {
        var (rows, personOf) = Lists.Register(4000, 101);
        var plain = Lists.Table(rows);
        var settings = PrivateList.Write(_path, plain, Lists.Person, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

        var text = File.ReadAllText(_path);
        Assert.DoesNotContain("SANTOSO", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(rows.First(r => r[1].Length == 16)[1], text, StringComparison.Ordinal);

        var (table, result) = Linker.DedupeFile(_path, LinkageSettings.FromJson(settings.ToJson()));
        var truth = Enumerable.Range(0, table.RowCount).Select(row => personOf[table.IdOf(row)]).ToList();
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        Assert.True(accuracy.F1 >= 0.9, accuracy.ToString());
    }
}
