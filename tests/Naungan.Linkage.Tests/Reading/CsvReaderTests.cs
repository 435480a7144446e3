using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Tests.Reading;

public sealed class CsvReaderTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Quotes_line_ends_and_accents_are_read_as_meant()
    {
        var table = Read("\uFEFFid;name;note\r\n1;\"Siti; \"\"Ina\"\"\nAminah\";x\r\n2;José  Pérez ;NULL\n\n3;;\n");

        Assert.Equal(3, table.RowCount);
        Assert.Equal("SITI; \"INA\" AMINAH", Text(table, "name", 0));
        Assert.Equal("JOSE PEREZ", Text(table, "name", 1));
        Assert.Equal(0, table.Column("note")!.Ids[1]);
        Assert.Equal(0, table.Column("name")!.Ids[2]);
    }

    [Theory]
    [InlineData("id,name,note\n1,A,B\n2,A\n", "field-count", "line 3")]
    [InlineData("id,name,note\n1,A,B\n1,A,B\n", "duplicate-id", "line 3")]
    [InlineData("id,name,note\n,A,B\n", "missing-id", "line 2")]
    [InlineData("id,name\n1,A\n", "missing-column", "note")]
    public void A_bad_file_is_refused_with_the_place(string text, string reason, string place)
    {
        var refused = Assert.Throws<LinkageInputException>(() => Read(text));

        Assert.Equal(reason, refused.Reason);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_rows_are_set_aside_and_counted_when_asked()
    {
        var table = Read("id,name,note\n1,A,B\nx\n1,C,D\n2,E,F\n", setAside: true);

        Assert.Equal(2, table.RowCount);
        Assert.Equal("E", Text(table, "name", 1));
        Assert.Equal(["field-count 3", "duplicate-id 4"], table.SetAside.Select(b => $"{b.Reason} {b.Line}"));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var rows = Enumerable.Range(0, 120_000).Select(i => $"{i},NAME {i % 977},\"a, {i % 13}\"");
        var text = "id,name,note\n" + string.Join('\n', rows);

        var one = Read(text, threads: 1);
        var three = Read(text, threads: 3);

        Assert.Equal(120_000, three.RowCount);
        foreach (var (a, b) in one.Columns.Zip(three.Columns))
            Assert.True(a.Ids[..one.RowCount].SequenceEqual(b.Ids[..one.RowCount]));
    }

    private static string Text(Table table, string column, int row) =>
        table.Column(column)!.Values.Text(table.Column(column)!.Ids[row]);

    private Table Read(string text, bool setAside = false, int threads = 2)
    {
        File.WriteAllText(_path, text);
        var builder = new TableBuilder([new ColumnSpec("name", FieldKind.Text), new ColumnSpec("note", FieldKind.Text)])
        {
            SetBadRowsAside = setAside,
        };
        CsvReader.Append(builder, CsvHeading.Read(_path), "id", threads);
        return builder.Build();
    }
}
