using System.Globalization;
using Naungan.App.Platform.Files;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>
/// The words for segments, programmes and purses as the command line, worked cases and scenarios write them.
/// </summary>
public static class LawWords
{
    public static bool TryProgrammes(string? text, out Jaminan programmes)
    {
        programmes = Jaminan.None;
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryOne<Jaminan>(word, out var one) || one == Jaminan.None)
                return false;
            programmes |= one;
        }

        return true;
    }

    /// <summary>
    /// A name of an enum in kebab-case: <c>accident-death</c>. Numbers and several names at once are not words.
    /// </summary>
    public static bool TryOne<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Kebab.Of(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Children by school level, "sd,smp"; "sd:2" has two years left at primary school.</summary>
    public static bool TryChildren(string? text, out IReadOnlyList<Child> children)
    {
        var found = new List<Child>();
        children = found;
        foreach (
            var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var parts = word.Split(':');
            int? left = null;
            if (parts.Length > 2 || !TryOne<SchoolLevel>(parts[0], out var level))
                return false;
            if (parts.Length == 2)
            {
                if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var years))
                    return false;
                left = years;
            }

            found.Add(new Child(level, left));
        }

        return true;
    }

    /// <summary>Money spent, "transport-land:500000,glasses:800000".</summary>
    public static bool TryCosts(string? text, out IReadOnlyList<Cost> costs)
    {
        var found = new List<Cost>();
        costs = found;
        foreach (
            var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (word.Split(':') is not [var name, var amount])
                return false;
            if (!TryOne<CostKind>(name, out var kind) || !Rational.TryParse(amount, out var spent))
                return false;
            found.Add(new Cost(kind, spent));
        }

        return true;
    }

    /// <summary>How sure a value is, as a person reads it.</summary>
    public static string Title(this Confidence confidence) =>
        confidence switch
        {
            Core.Law.Confidence.Read => "dibaca dalam naskah",
            Core.Law.Confidence.Reported => "diberitakan",
            Core.Law.Confidence.Unverified => "BELUM DIVERIFIKASI",
            _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
        };

    public static string Confidence(string kebab) => TryOne<Confidence>(kebab, out var one) ? one.Title() : kebab;

    public static string Article(string article) => article == "not found" ? "pasal belum ditemukan" : article;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
