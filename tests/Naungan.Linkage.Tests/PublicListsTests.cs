using Naungan.Bench.Linkage;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests;

/// <summary>
/// Lists with known truth that others measure themselves on; no labels, no tuning, the default threshold.
/// </summary>
public sealed class PublicListsTests
{
    [Theory]
    [InlineData("febrl1.csv", 1.0)]
    [InlineData("febrl2.csv", 0.9995)]
    [InlineData("febrl3.csv", 0.9993)]
    public void Febrl_is_linked_at_least_as_well_as_by_any_peer(string file, double least)
    {
        var (table, result) = Linker.DedupeFile(Lists.Public(file), LinkageSettings.Load("generic"));

        var truth = Enumerable.Range(0, table.RowCount).Select(row => Truth.OfFebrl(table.IdOf(row))).ToList();
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        Assert.True(accuracy.F1 >= least, $"{file}: {accuracy}");
    }

    [Fact]
    public void Fake_1000_is_linked_without_seeing_its_truth_column()
    {
        var path = Lists.Public("fake_1000.csv");

        var (table, result) = Linker.DedupeFile(path, LinkageSettings.Load("generic"));

        Assert.Null(table.Column("cluster"));
        var builder = new TableBuilder([new ColumnSpec("cluster", FieldKind.Raw)]);
        CsvReader.Append(builder, CsvHeading.Read(path), null, 1);
        var truth = builder.Build().Columns[0].Ids[..table.RowCount].ToArray();
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        Assert.True(accuracy.F1 >= 0.97 && accuracy.Precision >= 0.995, accuracy.ToString());
        Assert.True(Truth.RightOf(result.Matches, truth) >= 0.985);
    }
}
