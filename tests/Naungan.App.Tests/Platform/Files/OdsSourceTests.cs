using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed class OdsSourceTests
{
    [Fact]
    public void Cells_tell_what_they_are_and_rows_keep_their_numbers()
    {
        using var file = OpenDocuments.Of(
            OpenDocuments.Table(
                "Nelayan",
                "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
                    + "table:number-columns-repeated=\"1024\"/></table:table-row>"
                    + "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Siti<text:s/>Aminah</text:p>"
                    + "<text:p>baris dua</text:p></table:table-cell><table:table-cell "
                    + "table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"float\" "
                    + "office:value=\"6402065205859002\"><text:p>6,40E+15</text:p></table:table-cell>"
                    + "<table:table-cell office:value-type=\"date\" office:date-value=\"1985-05-12\"><text:p>12/05/85</text:p>"
                    + "</table:table-cell><table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" "
                    + "office:value=\"2\"><office:annotation><text:p>catatan</text:p></office:annotation><text:p>2</text:p>"
                    + "</table:table-cell><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
                    + "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell/></table:table-row>"
            ) + OpenDocuments.Table("Kosong", "")
        );
        file.Position = 0;

        using var book = Spreadsheet.Open(file, "daftar.ods").Value;
        for (var again = 0; again < 2; again++) // the sheets can be asked for again
        {
            var sheets = book.Sheets.Select(sheet => (sheet.Name, Rows: sheet.Rows.Select(Copy).ToList())).ToList();

            Assert.Equal(["Nelayan", "Kosong"], sheets.Select(sheet => sheet.Name));
            var (number, cells) = Assert.Single(sheets[0].Rows);
            Assert.Equal(3, number);
            Assert.Equal(
                ["Siti Aminah\nbaris dua", "", "", "6402065205859002", "1985-05-12", "2"],
                cells.Select(cell => cell.Text)
            );
            Assert.Equal(
                [CellKind.Text, CellKind.Empty, CellKind.Empty, CellKind.Number, CellKind.Date, CellKind.Formula],
                cells.Select(cell => cell.Kind)
            );
        }
    }

    private static (int Number, Cell[] Cells) Copy(SheetRow row) => (row.Number, row.Cells.ToArray());
}
