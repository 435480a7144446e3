namespace Naungan.App.Platform.Files;

/// <summary>
/// How a cell of a written workbook looks. The order is the order of the cell formats in <see
/// cref="XlsxParts.Styles"/>.
/// </summary>
public enum CellLook
{
    Plain,
    Title,
    Heading,
    Date,

    /// <summary>
    /// Number format "@": a spreadsheet keeps such a cell as text when a person edits it, so a NIK stays whole.
    /// </summary>
    Text,

    /// <summary>A cell with an error, on a yellow ground.</summary>
    Marked,

    /// <summary>Whole rupiah with thousands separators.</summary>
    Amount,

    /// <summary>The reason column of an error workbook: dark red, wrapped.</summary>
    Reason,
}
