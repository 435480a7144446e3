using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Tests;

public sealed class LinkageOutputTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Groups_are_called_by_the_id_that_comes_first()
    {
        LinkageOutput.WriteClusters(_path, Table("c", "a", "b,\"x\"", "d"), [0, 0, 2, 0]);

        Assert.Equal("id,cluster\nc,a\na,a\n\"b,\"\"x\"\"\",\"b,\"\"x\"\"\"\nd,a\n", File.ReadAllText(_path));
    }

    [Fact]
    public void Pairs_have_six_and_three_digits_whatever_the_culture()
    {
        LinkageOutput.WritePairs(_path, Table("a", "b"), [new ScoredPair(0, 1, 4.25f)]);

        Assert.Equal("id_left,id_right,probability,weight\na,b,0.950068,4.250\n", File.ReadAllText(_path));
    }

    [Fact]
    public void More_rows_than_one_write_holds_come_out_whole()
    {
        var ids = Enumerable.Range(0, 120_000).Select(i => $"row-number-{i}").ToArray();
        LinkageOutput.WriteClusters(_path, Table(ids), [.. Enumerable.Range(0, ids.Length)]);

        Assert.Equal(ids.Select(id => $"{id},{id}").Prepend("id,cluster"), File.ReadAllLines(_path));
    }

    private static Table Table(params string[] ids)
    {
        var builder = new TableBuilder([new ColumnSpec("name", FieldKind.Text)]);
        foreach (var id in ids)
            builder.Add(id, ["X"]);
        return builder.Build();
    }
}
