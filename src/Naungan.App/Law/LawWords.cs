using Naungan.App.Platform.Files;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>The words for segments, programmes and purses as the command line, worked cases and scenarios write them.</summary>
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

    /// <summary>A name of an enum in kebab-case: <c>accident-death</c>. Numbers and several names at once are not words.</summary>
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

    /// <summary>How sure a value is, as a person reads it.</summary>
    public static string Title(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Read => "dibaca dalam naskah",
            Confidence.Reported => "diberitakan",
            Confidence.Unverified => "BELUM DIVERIFIKASI",
            _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
        };
}
