using System.Globalization;
using Naungan.Core.Time;

namespace Naungan.App.Scenarios;

/// <summary>The habits of the person who typed a list: how dates, villages, RT and NIK look there.</summary>
internal sealed class Handwriting(int index, DateStyle dates, bool upper, bool numbersAsNumbers)
{
    private static readonly string[][] _sexes =
    [
        ["L", "P"],
        ["Laki-laki", "Perempuan"],
        ["LK", "PR"],
        ["l", "p"],
        ["LAKI-LAKI", "PEREMPUAN"],
        ["Laki - Laki", "Perempuan"],
    ];

    /// <summary>Habits a reader heals, by name, found in the row last written; for truth.csv.</summary>
    public string Habit { get; private set; } = "";

    public void NewRow() => Habit = "";

    public Written Nik(Listing row)
    {
        if (row.Spoil == NikSpoil.ScientificText)
            return Written.Of(row.Noise % 2 == 0 ? "6.40E+15" : "6,4" + row.Nik[3..7] + "E+15");
        if (row.Spoil == NikSpoil.LostNumber)
            return Written.Of(double.Parse(row.Nik[..15], CultureInfo.InvariantCulture) * 10);
        if (row.Nik.Length != 16)
            return Written.Of(row.Nik);
        // A program's export keeps all 16 digits in a number cell; they are below 2^53 here. A last digit 0 could as
        // well be a lost one, so such numbers stay text.
        if (numbersAsNumbers && row.Nik[15] != '0' && row.Nik[0] < '9')
            return Noted("nik-number", Written.Of(double.Parse(row.Nik, CultureInfo.InvariantCulture)));
        return (row.Noise % 97) switch
        {
            3 => Noted("nik-apostrophe", Written.Of("'" + row.Nik)),
            5 => Noted("nik-spaces", Written.Of($"{row.Nik[..6]} {row.Nik[6..12]} {row.Nik[12..]}")),
            7 => Noted("nik-nbsp", Written.Of(row.Nik + "\u00a0")),
            11 => Noted(
                "nik-dots",
                Written.Of($"{row.Nik[..2]}.{row.Nik[2..4]}.{row.Nik[4..6]}.{row.Nik[6..12]}.{row.Nik[12..]}")
            ),
            _ => Written.Of(row.Nik),
        };
    }

    public Written Born(Listing row)
    {
        // One in eight dates is typed in another way than the rest of the file.
        var style = row.Noise % 8 == 3 ? (DateStyle)(row.Noise / 8 % 7) : dates;
        var text = Date(row.BornOn, style);
        return text is null ? Written.Of(row.BornOn) : Written.Of(text);
    }

    public string BornAsText(Listing row) => Date(row.BornOn, dates) ?? Date(row.BornOn, DateStyle.Dashes)!;

    public string Name(Listing row)
    {
        var name = upper || row.Noise % 23 == 0 ? row.Name.ToUpperInvariant() : row.Name;
        return row.Noise % 61 == 0
            ? Noted("name-spaces", name.Replace(" ", "  ", StringComparison.Ordinal) + " ")
            : name;
    }

    public string Sex(Listing row)
    {
        var pair = _sexes[row.Noise % 29 == 0 ? (int)(row.Noise % 6) : index % _sexes.Length];
        return pair[row.Person.Female ? 1 : 0];
    }

    public string Village(Village village, ulong noise)
    {
        var name = upper ? village.Name.ToUpperInvariant() : village.Name;
        return ((index + (noise % 9 == 0 ? 1 : 0)) % 4) switch
        {
            1 => (village.IsDesa ? "Desa " : "Kel. ") + name,
            2 => (village.IsDesa ? "Ds. " : "Kelurahan ") + name,
            3 => village.IsDesa ? "DESA " + name.ToUpperInvariant() : "KEL " + name.ToUpperInvariant(),
            _ => name,
        };
    }

    public string Rt(Listing row)
    {
        var rt = row.Person.Home.Rt;
        FormattableString form = ((index + (int)(row.Noise % 3)) % 6) switch
        {
            0 => $"{rt:000}/000",
            1 => $"RT. {rt:00}",
            2 => $"RT {rt}",
            3 => $"RT.{rt:000} RW.000",
            4 => $"{rt}",
            _ => $"RT {rt:00} / RW 00",
        };
        return FormattableString.Invariant(form);
    }

    private T Noted<T>(string habit, T value)
    {
        Habit = Habit.Length == 0 ? habit : Habit + "|" + habit;
        return value;
    }

    // Null means a real date cell.
    private static string? Date(DateOnly day, DateStyle style) =>
        style switch
        {
            DateStyle.Cell => null,
            DateStyle.Slashes => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            DateStyle.Dashes => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
            DateStyle.Words => FormattableString.Invariant($"{day.Day} {Month.NameOf(day.Month)} {day.Year}"),
            DateStyle.ShortWords => FormattableString.Invariant(
                $"{day.Day:00}-{Month.NameOf(day.Month)[..3]}-{day.Year % 100:00}"
            ),
            DateStyle.Iso => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => day.ToString("d/M/yy", CultureInfo.InvariantCulture),
        };
}
