using System.Text;
using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed class ErrorWorkbookTests
{
    [Fact]
    public void The_senders_rows_come_back_at_their_numbers_with_reasons_behind_them()
    {
        using var sent = new MemoryStream();
        using (var book = new XlsxWriter(sent, leaveOpen: true))
        {
            book.BeginSheet("Data Anggana");
            book.BeginRow();
            book.Text("DAFTAR");
            book.BeginRow();
            book.BeginRow();
            book.Text("NIK");
            book.Text("Nama");
            book.Text("Tgl");
            book.BeginRow();
            book.Number(6402061508809001L);
            book.Text("=Ali");
            book.Date(new DateOnly(1980, 8, 15));
            book.BeginRow();
            book.Text("123");
        }
        using var returned = new MemoryStream();
        using (var original = Spreadsheet.Open(sent, "a.xlsx").Value)
        {
            ErrorWorkbook.Write(
                original,
                returned,
                (file, sheet, row) =>
                    (file, sheet, row) switch
                    {
                        ("a.xlsx", "Data Anggana", 3) => new("Hasil", "Alasan", [], IsHeading: true),
                        ("a.xlsx", "Data Anggana", 5) => new("ditolak", "NIK kurang dari 16 angka.", [0]),
                        _ => null,
                    }
            );
        }
        Assert.Equal(
            [
                "1 DAFTAR||||",
                "2 ||||",
                "3 NIK|Nama|Tgl|Hasil|Alasan",
                "4 6402061508809001|=Ali|1980-08-15||",
                "5 123|||ditolak|NIK kurang dari 16 angka.",
            ],
            Lines(returned)
        );
    }

    [Fact]
    public void A_list_of_text_comes_back_as_a_workbook()
    {
        using var sent = new MemoryStream(Encoding.UTF8.GetBytes("NIK;Nama\n123;+62\n"));
        using var returned = new MemoryStream();
        using (var original = Spreadsheet.Open(sent, "a.csv").Value)
            ErrorWorkbook.Write(original, returned, (_, _, row) => row == 2 ? new("ditolak", "x", [0]) : null);
        Assert.Equal(["1 NIK|Nama||", "2 123|+62|ditolak|x"], Lines(returned));
    }

    private static List<string> Lines(Stream file)
    {
        using var book = Spreadsheet.Open(file, "b.xlsx").Value;
        var lines = new List<string>();
        foreach (var sheet in book.Sheets)
        {
            foreach (var row in sheet.Rows)
                lines.Add($"{row.Number} {string.Join('|', row.Cells.ToArray().Select(cell => cell.Text))}");
        }
        return lines;
    }
}
