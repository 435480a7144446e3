using System.Globalization;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Insurer;

/// <summary>
/// Reads a file for or from the insurer: the layout is recognised by its headings, whatever their order. One row that
/// cannot be understood refuses the whole file, because half an answer would look like a complete one.
/// </summary>
public static class LayoutReader
{
    public sealed record Content(Layout Layout, IReadOnlyList<Read> Rows);

    /// <param name="Number">As the spreadsheet numbers the row.</param>
    public readonly record struct Read(int Number, InsurerRow Row);

    public static Result<Content> All(Stream file, string name, IEnumerable<Layout> layouts)
    {
        if (!Spreadsheet.Open(file, name).TryGet(out var book, out var refusal))
            return refusal;
        using (book)
        {
            try
            {
                foreach (var sheet in book.Sheets)
                    return FromSheet(sheet, layouts);
            }
            catch (FileRefusedException refused)
            {
                return refused.Refusal;
            }
        }

        return Unknown;
    }

    private static Refusal Unknown =>
        Refusal.Invalid(
            "layout-unknown",
            "Judul kolom berkas ini tidak cocok dengan susunan yang dikenal. Lihat folder layouts/ atau tambahkan susunannya."
        );

    private static Result<Content> FromSheet(Sheet sheet, IEnumerable<Layout> layouts)
    {
        Layout? layout = null;
        var places = Array.Empty<int>();
        var rows = new List<Read>();
        foreach (var row in sheet.Rows)
        {
            if (row.IsEmpty)
                continue;
            var cells = row.Cells.Span;
            if (layout is null)
            {
                layout = layouts.FirstOrDefault(one => Places(one, row.Cells.Span) is not null);
                if (layout is null)
                    return Unknown;
                places = Places(layout, cells)!;
                continue;
            }

            if (!Row(layout, places, cells, row.Number).TryGet(out var read, out var refusal))
                return refusal;
            rows.Add(new Read(row.Number, read));
        }

        return layout is null ? Unknown : new Content(layout, rows);
    }

    /// <summary>Where each column of the layout stands in the file; null when one is missing.</summary>
    private static int[]? Places(Layout layout, ReadOnlySpan<Cell> heading)
    {
        var places = new int[layout.Columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = -1;
            for (var at = 0; at < heading.Length; at++)
            {
                if (heading[at].Text.Trim().Equals(layout.Columns[i].Heading, StringComparison.OrdinalIgnoreCase))
                    places[i] = at;
            }

            if (places[i] < 0)
                return null;
        }

        return places;
    }

    private static Result<InsurerRow> Row(Layout layout, int[] places, ReadOnlySpan<Cell> cells, int number)
    {
        var row = new InsurerRow();
        for (var i = 0; i < places.Length; i++)
        {
            var text = places[i] < cells.Length ? cells[places[i]].Text.Trim() : "";
            if (With(row, layout.Columns[i], text) is not { } next)
                return Refusal.Invalid(
                    "row-unreadable",
                    $"Baris {number}: isi kolom '{layout.Columns[i].Heading}' tidak dapat dibaca. Tidak ada baris yang diproses."
                );
            row = next;
        }

        return row;
    }

    private static InsurerRow? With(InsurerRow row, LayoutColumn column, string text) =>
        column.Field switch
        {
            LayoutField.Nik => row with { Nik = text },
            LayoutField.Name => row with { Name = text },
            LayoutField.Month => MonthOf(text, column.Format) is { } month ? row with { Month = month } : null,
            LayoutField.Amount => Money(text) is { } amount ? row with { Amount = amount } : null,
            LayoutField.AmountJkk => Money(text) is { } amount ? row with { Jkk = amount } : null,
            LayoutField.AmountJkm => Money(text) is { } amount ? row with { Jkm = amount } : null,
            LayoutField.AmountJht => Money(text) is { } amount ? row with { Jht = amount } : null,
            LayoutField.BillingCode => row with { BillingCode = text },
            LayoutField.Status => row with { Status = text },
            LayoutField.Code => row with { Code = text },
            _ => row,
        };

    private static Rupiah? Money(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? new Rupiah(amount)
            : null;

    private static Month? MonthOf(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Month.Containing(day)
            : null;
}
