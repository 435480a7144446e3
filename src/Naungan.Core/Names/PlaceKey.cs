using System.Text;

namespace Naungan.Core.Names;

/// <summary>
/// Folds the name of a village, district or regency: "Ds. Loa Kulu Kota", "LOAKULU KOTA" and "Desa Loa Kulu Kota" are
/// one.
/// </summary>
public static class PlaceKey
{
    // Longest first, so that "KELURAHAN" is not taken for "KEL".
    private static readonly string[] _kinds =
    [
        "KABUPATEN",
        "KELURAHAN",
        "KECAMATAN",
        "PROVINSI",
        "DESA",
        "KAB",
        "KEC",
        "KEL",
        "PROV",
        "KOTA",
        "DS",
    ];

    /// <summary>Letters and digits only, the kind of place taken off.</summary>
    public static string Of(string name)
    {
        var words = Words(name);
        // "Kota Bangun" is a district's name, not the city of Bangun: KOTA stays.
        while (words.Count > 1 && words[0] != "KOTA" && Array.IndexOf(_kinds, words[0]) >= 0)
            words.RemoveAt(0);
        return string.Concat(words);
    }

    /// <summary>As <see cref="Of"/>, with "Kota" and "Kabupaten" kept apart: "KOTABOGOR" is not "BOGOR".</summary>
    public static string OfRegency(string name)
    {
        var words = Words(name);
        if (words.Count > 1 && words[0] is "KABUPATEN" or "KAB")
            words.RemoveAt(0);
        return string.Concat(words);
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToUpperInvariant(c));
            }
            else if (c is not ('\'' or '\u2019' or '`') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
