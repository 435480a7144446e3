using System.Diagnostics;
using System.Globalization;
using ExcelDataReader;
using Naungan.App.Platform.Files;

namespace Naungan.Bench.Files;

/// <summary>
/// Reading and writing of lists in seconds of the processor, and what the guard costs beside the bare reader. The best
/// of three runs counts; ratios are of one run of this program.
/// </summary>
public static class FilesBench
{
    private const int WorkbookRows = 100_000;
    private const int TextRows = 1_000_000;
    private const int PdfRows = 70_000;
    private const int Columns = 12;

    public static void Run()
    {
        // ExcelDataReader asks for it even where it reads no old text.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var workbook = new MemoryStream();
        using var text = new MemoryStream();
        using var pdf = new MemoryStream();
        Show("write XLSX, 100,000 x 12", Best(() => WriteWorkbook(workbook)), workbook.Length);
        var bare = Best(() => ReadBare(workbook));
        Show("read XLSX, ExcelDataReader alone", bare, workbook.Length);
        var guarded = Best(() => ReadGuarded(workbook));
        Show("read XLSX behind the guard", guarded, workbook.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  guarded / bare = {guarded / bare:0.00}"));
        Show("write CSV, 1,000,000 x 12", Best(() => WriteText(text)), text.Length);
        Show("read CSV, 1,000,000 x 12", Best(() => ReadGuarded(text)), text.Length);
        var pages = 0;
        var seconds = Best(() => pages = WritePdf(pdf));
        Show(string.Create(CultureInfo.InvariantCulture, $"write PDF, {pages} pages"), seconds, pdf.Length);
    }

    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        return best;
    }

    private static void Show(string what, double seconds, long bytes) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what, -36} {seconds, 6:0.00} s {bytes, 12:N0} bytes")
        );

    private static string Value(int row, int column) =>
        column switch
        {
            0 => (6402061508800000L + row).ToString(CultureInfo.InvariantCulture),
            1 => "Muhammad Hamdani " + row.ToString(CultureInfo.InvariantCulture),
            _ => "Kelurahan " + (column * (row % 50)).ToString(CultureInfo.InvariantCulture),
        };

    private static void WriteWorkbook(MemoryStream to)
    {
        to.SetLength(0);
        using var book = new XlsxWriter(to, leaveOpen: true);
        book.BeginSheet("Data");
        for (var row = 0; row < WorkbookRows; row++)
        {
            book.BeginRow();
            for (var column = 0; column < Columns; column++)
                book.Text(Value(row, column));
        }
    }

    private static void WriteText(MemoryStream to)
    {
        using var held = new MemoryStream();
        using (var csv = new SafeCsvWriter(held))
        {
            for (var row = 0; row < TextRows; row++)
            {
                for (var column = 0; column < Columns; column++)
                    csv.Field(Value(row, column));
                csv.EndRecord();
            }
        }
        to.SetLength(0);
        to.Write(held.ToArray());
    }

    private static void ReadBare(MemoryStream from)
    {
        from.Position = 0;
        using var reader = ExcelReaderFactory.CreateReader(from, new ExcelReaderConfiguration { LeaveOpen = true });
        var characters = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                characters += (reader.GetValue(i) as string)?.Length ?? 0;
        }
        if (characters == 0)
            throw new InvalidOperationException("Nothing was read.");
    }

    private static void ReadGuarded(MemoryStream from)
    {
        using var book = Spreadsheet.Open(from, "data").Value;
        var characters = 0L;
        foreach (var sheet in book.Sheets)
        {
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row.Cells.Span)
                    characters += cell.Text.Length;
            }
        }
        if (characters == 0)
            throw new InvalidOperationException("Nothing was read.");
    }

    private static int WritePdf(MemoryStream to)
    {
        to.SetLength(0);
        using var pdf = new PdfWriter(to, "Lampiran");
        IReadOnlyList<PdfColumn> columns = [new("No", 1, ToRight: true), new("NIK", 3), new("Nama", 4), new("Desa", 3)];
        pdf.Table(
            columns,
            Enumerable
                .Range(0, PdfRows)
                .Select(row =>
                    (IReadOnlyList<string>)
                        [row.ToString(CultureInfo.InvariantCulture), Value(row, 0), Value(row, 1), Value(row, 2)]
                )
        );
        return pdf.Pages;
    }
}
