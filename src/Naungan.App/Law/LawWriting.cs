using System.Globalization;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>Values of the law as people read them: Rp6.800, 0,24%, 3 bulan.</summary>
public static class LawWriting
{
    // As many decimals as a law writes: a wage in cents, a rate such as 0.0024 %.
    private const int Decimals = 4;

    /// <param name="book">Where the citation comes from: it knows what a choice means.</param>
    public static string Shown(this Citation citation, Lawbook book) =>
        Meaning(book.Find(citation.Path), citation.Value) ?? Shown(citation.Value, citation.Unit);

    public static string Shown(this DatedValue value, Parameter parameter) =>
        value.Value is null
            ? "tidak berlaku"
            : Meaning(parameter, value.Value.ToString()!) ?? Shown(value.Value.ToString()!, parameter.Unit);

    /// <summary>What a choice means in Indonesian; null for values that are no choice.</summary>
    public static string? Meaning(Parameter? parameter, string value) => parameter?.Choices.GetValueOrDefault(value);

    /// <param name="value">Canonical text of a <see cref="LawValue"/> or of the row of a table.</param>
    public static string Shown(string value, LawUnit unit)
    {
        if (!Rational.TryParse(value, out var exact))
            return unit == LawUnit.Table ? Row(value) : value;
        var number = Number(exact.ToDecimal());
        return unit switch
        {
            LawUnit.Rupiah => "Rp" + number,
            LawUnit.Percent => number + "%",
            LawUnit.Months => number + " bulan",
            LawUnit.Years => number + " tahun",
            LawUnit.Days => number + " hari",
            LawUnit.Children => number + " anak",
            LawUnit.DayOfMonth => "tanggal " + number,
            LawUnit.WorkingDays => number + " hari kerja",
            LawUnit.RiskClass => "kelas " + number,
            LawUnit.Factor => number + " kali",
            _ => number,
        };
    }

    public static string Number(decimal value) => Indonesian.Number(value, Decimals);

    /// <summary>A column of a table.</summary>
    public static string Column(string name) =>
        name switch
        {
            "from" => "mulai",
            "base" => "dasar",
            "amount" => "iuran",
            "percent" => "persen",
            _ => name,
        };

    // A row's canonical text is "from 0: base 1000000, amount 10000".
    private static string Row(string row) =>
        string.Join(
            ' ',
            row.Split(' ')
                .Select(word =>
                {
                    var bare = word.TrimEnd(',', ':');
                    var mark = word[bare.Length..];
                    return decimal.TryParse(bare, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                        ? Number(number) + mark
                        : Column(bare) + mark;
                })
        );
}
