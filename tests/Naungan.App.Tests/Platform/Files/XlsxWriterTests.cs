using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed class XlsxWriterTests
{
    private static readonly string[] _texts =
    [
        "biasa",
        " spasi di tepi ",
        "<b>&amp;\"'",
        "baris\nbaru\tdan tab",
        "Nur’aini é 中 🐟",
        "=1+1",
        "+62",
        "-3",
        "@SUM(A1)",
        "6402061508809001",
        "0812",
        new string('x', 32_767),
    ];

    [Fact]
    public void Everything_written_is_read_back_by_another_program()
    {
        var day = new DateOnly(1980, 12, 31);
        using var file = Write(book =>
        {
            book.BeginSheet("Data: [satu]/dua", frozenRows: 1, 5, 20);
            book.BeginRow();
            book.Text("Judul", CellLook.Title);
            book.MergeFirst(3);
            foreach (var text in _texts)
            {
                book.BeginRow();
                book.Text(text, CellLook.Text);
                book.Skip(2);
                book.Number(6402061508809001L);
                book.Number(-12.5);
                book.Date(day);
            }
            book.BeginSheet("Kosong");
        });
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the reader asks for an old Windows code page
        using var reader = ExcelReaderFactory.CreateReader(file);
        Assert.Equal("Data   satu  dua", reader.Name);
        Assert.True(reader.Read());
        foreach (var text in _texts)
        {
            Assert.True(reader.Read());
            Assert.Equal(text, reader.GetValue(0));
            Assert.Null(reader.GetValue(1));
            Assert.Equal(6402061508809001d, reader.GetValue(3));
            Assert.Equal(-12.5, reader.GetValue(4));
            Assert.Equal(day.ToDateTime(TimeOnly.MinValue), reader.GetValue(5));
        }
        Assert.False(reader.Read());
        Assert.True(reader.NextResult());
        Assert.Equal("Kosong", reader.Name);
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Every_part_is_well_formed_and_no_cell_is_a_formula()
    {
        using var file = Write(book =>
        {
            book.BeginSheet("A");
            foreach (var text in _texts.Append("nul\0kendali\u0001\u001f\ufffe lone \ud800"))
            {
                book.BeginRow();
                book.Text(text);
            }
        });
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream);
            while (xml.Read())
                Assert.NotEqual("f", xml.LocalName);
        }
    }

    [Fact]
    public void The_same_cells_give_the_same_bytes()
    {
        static void Fill(XlsxWriter book)
        {
            book.BeginSheet("A");
            book.BeginRow();
            book.Text("x");
        }
        using var first = Write(Fill);
        using var second = Write(Fill);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(256, "IV")]
    [InlineData(16_384, "XFD")]
    public void Columns_have_letters(int column, string letters) =>
        Assert.Equal(letters, CellReference.ColumnName(column));

    private static MemoryStream Write(Action<XlsxWriter> fill)
    {
        var file = new MemoryStream();
        using (var book = new XlsxWriter(file, leaveOpen: true))
            fill(book);
        file.Position = 0;
        return file;
    }
}
