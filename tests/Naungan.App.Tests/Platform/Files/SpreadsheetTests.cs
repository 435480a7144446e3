using System.IO.Compression;
using System.Text;
using Naungan.App.Platform.Files;
using Naungan.App.Tests.Scenarios;

namespace Naungan.App.Tests.Platform.Files;

public sealed class SpreadsheetTests
{
    public static TheoryData<string, byte[]> TextFiles
    {
        get
        {
            const string Text = "NIK;Nama\r\n6402061508809001;Nur’aini Sa’diah\r\n";
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return new()
            {
                { "utf-8", new UTF8Encoding(false).GetBytes(Text) },
                { "utf-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
                { "utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
                {
                    "utf-16 big endian",
                    [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)]
                },
                { "utf-16 without mark", Encoding.Unicode.GetBytes(Text.Replace('’', '\'')) },
                { "windows-1252", Encoding.GetEncoding(1252).GetBytes(Text) },
                { "tabs", Encoding.UTF8.GetBytes(Text.Replace(';', '\t')) },
                { "bars", Encoding.UTF8.GetBytes(Text.Replace(';', '|')) },
                {
                    "commas and line feeds",
                    Encoding.UTF8.GetBytes(Text.Replace(';', ',').Replace("\r\n", "\n", StringComparison.Ordinal))
                },
                { "separator named", Encoding.UTF8.GetBytes("sep=;\r\n" + Text) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void Text_of_any_delimiter_and_encoding_reads_alike(string kind, byte[] bytes)
    {
        var rows = Rows(new MemoryStream(bytes))
            .Where(row => !row[0].StartsWith("sep=", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["NIK", "Nama"], rows[0]);
        Assert.Equal("6402061508809001", rows[1][0]);
        Assert.Equal("Nur'aini Sa'diah", rows[1][1].Replace('’', '\''));
        Assert.True(rows.Count == 2, kind);
    }

    [Fact]
    public void Mixed_encodings_in_one_file_are_read_byte_by_byte()
    {
        byte[] bytes = [.. "é;"u8, 0xE9, (byte)';', 0x92, (byte)'\n'];
        Assert.Equal(
            [
                ["é", "é", "’"],
            ],
            Rows(new MemoryStream(bytes))
        );
    }

    [Fact]
    public void Titles_quotes_and_blank_lines_keep_the_spreadsheets_numbers()
    {
        const string Text =
            "DAFTAR PEKERJA, TAHUN 2021\n\nNo;Nama;Alamat\n1;\"Ali; \"\"Haji\"\"\";\"Jl. A\nRT 3\"\n2;Budi;Jl. B, No. 4\n";
        var rows = Rows(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(5, rows.Count);
        Assert.Equal(["1", "Ali; \"Haji\"", "Jl. A\nRT 3"], rows[3]);
        Assert.Equal(["2", "Budi", "Jl. B, No. 4"], rows[4]);
    }

    [Theory]
    [InlineData("a;b\nx\0y;2\n", "file-nul-bytes")]
    public void Text_with_nul_bytes_is_refused(string text, string reason)
    {
        var refused = Assert.Throws<FileRefusedException>(() => Rows(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(reason, refused.Refusal.Reason);
    }

    [Fact]
    public void An_unclosed_quote_cannot_swallow_a_large_file()
    {
        var text = "a;b\n\"" + string.Concat(Enumerable.Repeat("1;2\n", 1_000_000));
        var refused = Assert.Throws<FileRefusedException>(() => Rows(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal("cell-too-long", refused.Refusal.Reason);
    }

    [Fact]
    public void Too_many_columns_of_text_are_refused()
    {
        var refused = Assert.Throws<FileRefusedException>(() =>
            Rows(new MemoryStream(Encoding.UTF8.GetBytes(new string(',', 20_000))))
        );
        Assert.Equal("too-many-columns", refused.Refusal.Reason);
    }

    [Fact]
    public void Cells_tell_their_kind_and_a_formula_is_its_saved_value()
    {
        using var file = HostilePackage.Xlsx(
            sheet: HostilePackage.Sheet(
                "<row r=\"2\"><c r=\"A2\"><v>6402061508809001</v></c><c r=\"B2\"><v>6.4020615088090003E+15</v></c>"
                    + "<c r=\"D2\"><f>SUM(A1:A2)</f><v>12</v></c><c r=\"E2\" t=\"b\"><v>1</v></c>"
                    + "<c r=\"F2\" t=\"inlineStr\"><is><t>6.40206E+15</t></is></c><c r=\"G2\" t=\"s\"><v>0</v></c></row>"
            ),
            sharedStrings: $"<sst xmlns=\"{HostilePackage.Main}\"><si><t>=HYPERLINK(\"x\")</t></si></sst>"
        );
        var rows = Cells(file);
        Assert.All(rows[0], cell => Assert.True(cell.IsEmpty));
        Assert.Equal(
            [
                new Cell(CellKind.Number, "6402061508809001"),
                new Cell(CellKind.Number, "6402061508809000"),
                Cell.Empty,
                new Cell(CellKind.Formula, "12"),
                new Cell(CellKind.Other, "TRUE"),
                new Cell(CellKind.Text, "6.40206E+15"),
                new Cell(CellKind.Text, "=HYPERLINK(\"x\")"),
            ],
            rows[1]
        );
    }

    [Fact]
    public void A_zip_of_lists_is_read_as_its_lists()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            HostilePackage.Add(zip, "desa/a.csv", "NIK,Nama\n1,Ali\n");
            using var inner = HostilePackage.Xlsx(
                sheet: HostilePackage.Sheet("<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>")
            );
            using var entry = zip.CreateEntry("b.xlsx").Open();
            inner.CopyTo(entry);
        }
        using var book = Spreadsheet.Open(file, "kiriman.zip").Value;
        var found = new List<string>();
        foreach (var sheet in book.Sheets)
        {
            foreach (var row in sheet.Rows)
                found.Add($"{sheet.File}|{sheet.Name}|{row.Number}|{row.Cells.Span[0].Text}");
        }
        Assert.Equal(
            ["kiriman.zip/desa/a.csv||1|NIK", "kiriman.zip/desa/a.csv||2|1", "kiriman.zip/b.xlsx|Data|1|5"],
            found
        );
    }

    [Fact]
    public async Task Every_file_of_the_scenario_opens_and_holds_the_rows_of_the_truth()
    {
        using var made = await MadeScenario.Make(scale: 0.05);
        foreach (var file in made.Made.Files)
        {
            await using var stream = File.OpenRead(Path.Combine(made.Folder, file.File));
            using var book = Spreadsheet.Open(stream, file.File).Value;
            var filled = new HashSet<(string Sheet, int Row)>();
            foreach (var sheet in book.Sheets)
            {
                foreach (var row in sheet.Rows)
                {
                    if (!row.IsEmpty)
                        filled.Add((sheet.Name, row.Number));
                }
            }
            var expected = made.Truth.Where(row => row.File == file.File).Select(row => (row.Sheet, row.Row)).ToList();
            Assert.Empty(expected.Except(filled));
            Assert.True(filled.Count > expected.Count);
        }
    }

    private static List<List<string>> Rows(Stream stream) =>
        [.. Cells(stream).Select(row => row.Select(cell => cell.Text).ToList())];

    private static List<Cell[]> Cells(Stream stream)
    {
        using var book = Spreadsheet.Open(stream, "daftar").Value;
        var rows = new List<Cell[]>();
        foreach (var sheet in book.Sheets)
            rows.AddRange(sheet.Rows.Select(row => row.Cells.ToArray()));
        return rows;
    }
}
