using System.Globalization;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Reports;

/// <summary>Cells of reports: from the database's values, and as people and machines read them.</summary>
internal static class ReportCells
{
    private const string NikColumn = "person.nik";

    internal static object? Read(IDictionary<string, object?> row, ReportColumn column, Vault vault, bool masked)
    {
        var value = row[column.Key];
        if (value is null)
            return column.Kind == ColumnKind.Code ? "" : null;
        return column.Kind switch
        {
            ColumnKind.Number or ColumnKind.Money or ColumnKind.Share => Convert.ToInt64(
                value,
                CultureInfo.InvariantCulture
            ),
            ColumnKind.Day => value switch
            {
                DateTime at => DateOnly.FromDateTime(at),
                DateOnly day => day,
                _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            ColumnKind.Month => Convert.ToInt32(value, CultureInfo.InvariantCulture) is > 0 and var month
                ? Month.FromNumber(month)
                : null,
            ColumnKind.Code => ReportWords.Of((string)value),
            ColumnKind.Hash => Convert.ToHexStringLower((byte[])value),
            ColumnKind.Nik => Nik((byte[])value, row["person_id"]!, vault, masked),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>For machines and hashes.</summary>
    internal static string Plain(object? cell) =>
        cell switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };

    /// <summary>For people.</summary>
    internal static string Written(object? cell, ColumnKind kind) =>
        (cell, kind) switch
        {
            (null, _) => "",
            (long amount, ColumnKind.Money) => new Rupiah(amount).ToString(),
            (long share, ColumnKind.Share) => Indonesian.Percent(share / 10_000m, 2),
            (long number, _) => Indonesian.Number(number),
            (DateOnly day, _) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
            (Month month, _) => month.ToWords(),
            _ => cell.ToString() ?? "",
        };

    private static string Nik(byte[] cell, object person, Vault vault, bool masked)
    {
        var id = person is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)person;
        var digits = vault.Open(cell, NikColumn, id);
        return masked ? Core.Identity.Nik.Mask(digits) : digits ?? "";
    }
}
