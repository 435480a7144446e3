using System.Globalization;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Platform.Web.Writing;

/// <summary>
/// Numbers, money and days as Indonesian papers write them, whatever the culture of the thread or machine.
/// </summary>
public static class Indonesian
{
    private static readonly NumberFormatInfo _format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    private static readonly string[] _days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly (decimal Unit, string Name)[] _units =
    [
        (1_000_000_000_000m, "triliun"),
        (1_000_000_000m, "miliar"),
        (1_000_000m, "juta"),
    ];

    /// <summary><c>35.440</c></summary>
    public static string Number(long value) => value.ToString("#,##0", _format);

    /// <summary><c>1.234,5</c>, with at most <paramref name="decimals"/> decimals and no idle zeros.</summary>
    public static string Number(decimal value, int decimals) =>
        value.ToString("#,##0." + new string('#', decimals), _format);

    /// <summary><c>99,5%</c> from 0.995.</summary>
    public static string Percent(decimal share, int decimals = 1) => Number(share * 100, decimals) + "%";

    /// <summary>
    /// <c>Rp1,79 miliar</c> for headlines; below a million the full figure. Always beside the full figure (title,
    /// screen reader), because it is rounded to two decimals.
    /// </summary>
    public static string Headline(Rupiah amount)
    {
        var size = Math.Abs((decimal)amount.Amount);
        foreach (var (unit, name) in _units)
        {
            if (size >= unit || RoundsUpTo(unit, size))
                return $"{(amount.Amount < 0 ? "-" : "")}Rp{Number(Math.Round(size / unit, 2), 2)} {name}";
        }
        return amount.ToString();
    }

    /// <summary>999.999.999 is "1 miliar", not "1.000 juta"; below a million nothing is rounded.</summary>
    private static bool RoundsUpTo(decimal unit, decimal size) =>
        unit > 1_000_000m && Math.Round(size / (unit / 1_000m), 2) >= 1_000m;

    /// <summary><c>19 Agustus 2024</c></summary>
    public static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month.NameOf(day.Month)} {day.Year}");

    /// <summary><c>Senin, 19 Agustus 2024</c>, for letters.</summary>
    public static string DayOfWeek(DateOnly day) => $"{_days[(int)day.DayOfWeek]}, {Day(day)}";

    /// <summary><c>19 Agustus 2024 pukul 14.05 WITA</c>: the instant at the government's own clock.</summary>
    public static string Instant(DateTimeOffset instant, TimeSpan offset)
    {
        var local = instant.ToOffset(offset);
        var clock = local.ToString("HH'.'mm", CultureInfo.InvariantCulture);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} pukul {clock}{Zone(offset)}";
    }

    /// <summary><c>12,3 MB</c></summary>
    public static string Bytes(long count) =>
        count switch
        {
            < 1_000 => $"{Number(count)} B",
            < 1_000_000 => $"{Number(count / 1_000m, 1)} KB",
            < 1_000_000_000 => $"{Number(count / 1_000_000m, 1)} MB",
            _ => $"{Number(count / 1_000_000_000m, 1)} GB",
        };

    /// <summary><c>3 menit 5 detik</c>, for how long something took or will take.</summary>
    public static string Duration(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 1 } => "kurang dari 1 detik",
            { TotalMinutes: < 1 } => $"{Number((long)span.TotalSeconds)} detik",
            { TotalHours: < 1 } => $"{Number(span.Minutes)} menit {Number(span.Seconds)} detik",
            { TotalDays: < 1 } => $"{Number(span.Hours)} jam {Number(span.Minutes)} menit",
            _ => $"{Number((long)span.TotalDays)} hari {Number(span.Hours)} jam",
        };

    private static string Zone(TimeSpan offset) =>
        offset.TotalHours switch
        {
            7 => " WIB",
            8 => " WITA",
            9 => " WIT",
            _ => "",
        };
}
