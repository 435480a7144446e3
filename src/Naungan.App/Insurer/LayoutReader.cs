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
        var rows = new List<Read>();
        var read = Each(
            file,
            name,
            layouts,
            (_, number, row) =>
            {
                rows.Add(new Read(number, row with { }));
                return null;
            }
        );
        return read.TryGet(out var layout, out var refusal) ? new Content(layout, rows) : refusal;
    }

    /// <summary>Hands over the rows one by one, so that a long file need not lie in memory.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="name">Its name, with the extension.</param>
    /// <param name="layouts">Those that may be meant.</param>
    /// <param name="take">
    /// Gets the layout, the row's number and the row, which is another one at the next call; a refusal ends it all.
    /// </param>
    public static Result<Layout> Each(
        Stream file,
        string name,
        IEnumerable<Layout> layouts,
        Func<Layout, int, InsurerRow, Refusal?> take
    )
    {
        if (!Spreadsheet.Open(file, name).TryGet(out var book, out var refusal))
            return refusal;
        using (book)
        {
            try
            {
                foreach (var sheet in book.Sheets)
                    return FromSheet(sheet, layouts, take);
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

    private static Result<Layout> FromSheet(
        Sheet sheet,
        IEnumerable<Layout> layouts,
        Func<Layout, int, InsurerRow, Refusal?> take
    )
    {
        Layout? layout = null;
        var places = Array.Empty<int>();
        var read = new InsurerRow();
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

            if ((Fill(read, layout, places, cells, row.Number) ?? take(layout, row.Number, read)) is { } refusal)
                return refusal;
        }

        return layout is null ? Unknown : layout;
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

    private static Refusal? Fill(InsurerRow row, Layout layout, int[] places, ReadOnlySpan<Cell> cells, int number)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var text = places[i] < cells.Length ? cells[places[i]].Text.Trim() : "";
            if (!Put(row, layout.Columns[i], text))
                return Refusal.Invalid(
                    "row-unreadable",
                    $"Baris {number}: isi kolom '{layout.Columns[i].Heading}' tidak dapat dibaca. Tidak ada baris yang diproses."
                );
        }

        return null;
    }

    /// <summary>False when the text does not fit its column.</summary>
    private static bool Put(InsurerRow row, LayoutColumn column, string text)
    {
        switch (column.Field)
        {
            case LayoutField.Nik:
                row.Nik = text;
                return true;
            case LayoutField.Name:
                row.Name = text;
                return true;
            case LayoutField.BillingCode:
                row.BillingCode = text;
                return true;
            case LayoutField.Status:
                row.Status = text;
                return true;
            case LayoutField.Code:
                row.Code = text;
                return true;
            case LayoutField.Month:
                return PutMonth(row, text, column.Format);
            case LayoutField.Amount or LayoutField.AmountJkk or LayoutField.AmountJkm or LayoutField.AmountJht:
                return PutMoney(row, column.Field, text);
            default:
                return true;
        }
    }

    private static bool PutMonth(InsurerRow row, string text, string format)
    {
        if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        row.Month = Month.Containing(day);
        return true;
    }

    private static bool PutMoney(InsurerRow row, LayoutField field, string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rupiah))
            return false;
        var amount = new Rupiah(rupiah);
        if (field == LayoutField.Amount)
            row.Amount = amount;
        else if (field == LayoutField.AmountJkk)
            row.Jkk = amount;
        else if (field == LayoutField.AmountJkm)
            row.Jkm = amount;
        else
            row.Jht = amount;
        return true;
    }
}
