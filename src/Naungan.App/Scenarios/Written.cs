using System.Globalization;
using Naungan.App.Platform.Files;

namespace Naungan.App.Scenarios;

/// <summary>One cell as a clerk typed it: text, a number or a date.</summary>
internal readonly record struct Written(string? Text, double Number, DateOnly? Date)
{
    public static Written Empty { get; } = new(null, 0, null);

    public static Written Of(string text) => text.Length == 0 ? Empty : new(text, 0, null);

    public static Written Of(double number) => new(null, number, null) { IsNumber = true };

    public static Written Of(DateOnly date) => new(null, 0, date);

    public bool IsNumber { get; private init; }

    public void To(XlsxWriter sheet, CellLook look = CellLook.Plain)
    {
        if (IsNumber)
            sheet.Number(Number, look);
        else if (Date is { } date)
            sheet.Date(date);
        else
            sheet.Text(Text, look);
    }

    /// <summary>As a spreadsheet program saves the cell to CSV.</summary>
    public string ToCsv() =>
        IsNumber ? Number.ToString("R", CultureInfo.InvariantCulture)
        : Date is { } date ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : Text ?? "";
}
