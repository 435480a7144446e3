namespace Naungan.Linkage.Text;

/// <summary>What kind of words a column holds, which decides how they are cut and folded.</summary>
public enum WordStyle
{
    /// <summary>Indonesian person names: titles and degrees dropped, spellings folded.</summary>
    IndonesianName,

    /// <summary>
    /// Addresses: letters and numbers kept apart, leading zeros and the words for street and RT/RW dropped.
    /// </summary>
    Address,

    /// <summary>Village and district names: the word that says it is a village dropped, the rest joined.</summary>
    Place,

    /// <summary>Any other text, words as they are.</summary>
    Plain,
}

/// <summary>Cuts a normalised value into comparable words.</summary>
public static class WordSplitter
{
    /// <summary>Words kept of one value; more would be a sentence, not a name or an address.</summary>
    public const int WordsMax = 12;

    private static readonly HashSet<string> AddressNoise =
    [
        .. "JL JLN JALAN GG GANG RT RW NO NOMOR BLOK KEL KELURAHAN DS DESA DSN DUSUN KEC KECAMATAN KAB LINGK LINGKUNGAN".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> PlaceNoise =
    [
        .. "DS DESA KEL KELURAHAN KAMPUNG KP NAGARI GAMPONG DSN DUSUN".Split(' '),
    ];

    public static List<string> Split(string value, WordStyle style)
    {
        var words = style switch
        {
            WordStyle.IndonesianName => Name(value),
            WordStyle.Address => Address(value, AddressNoise),
            WordStyle.Place => Address(value, PlaceNoise),
            _ => Plain(value),
        };
        if (words.Count > WordsMax)
            words.RemoveRange(WordsMax, words.Count - WordsMax);
        return words;
    }

    /// <summary>The words of what stands between two spaces, before they are folded.</summary>
    /// <param name="isFirst">No word stands before it.</param>
    /// <param name="afterComma">Whether a comma stands before it, then whether one stands before what follows.</param>
    internal static List<string> Part(string part, WordStyle style, bool isFirst, ref bool afterComma)
    {
        if (style != WordStyle.IndonesianName)
            return Plain(part);
        var words = new List<string>(4);
        NamePart(words, isFirst ? 0 : 1, part, ref afterComma);
        return words;
    }

    /// <summary>The form of a word that is compared.</summary>
    internal static string Fold(string word, WordStyle style) =>
        style == WordStyle.IndonesianName ? IndonesianSpelling.Fold(word) : word;

    /// <summary>Without a comma a degree is only believed at the end, behind at least one word of name.</summary>
    internal static bool IsTrailingDegree(string word, WordStyle style) =>
        style == WordStyle.IndonesianName && word.Length is 2 or 3 or 4 && IndonesianSpelling.IsDegree(word);

    private static List<string> Name(string value)
    {
        var words = new List<string>(4);
        var afterComma = false;
        foreach (var part in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            NamePart(words, 0, part, ref afterComma);
        while (words.Count > 1 && IsTrailingDegree(words[^1], WordStyle.IndonesianName))
            words.RemoveAt(words.Count - 1);
        return Folded(words);
    }

    private static void NamePart(List<string> words, int before, string part, ref bool afterComma)
    {
        var closes = part.EndsWith(',');
        foreach (var piece in part.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            AddNamePiece(words, before, piece, afterComma);
            afterComma |= piece.Length < part.Length && !closes;
        }

        afterComma |= closes;
    }

    // "S.Pd." is one degree, "H.ABDUL" a title and a name, "M.RIZKI" an initial and a name.
    private static void AddNamePiece(List<string> words, int before, string piece, bool afterComma)
    {
        var joined = Letters(piece.Replace(".", "", StringComparison.Ordinal));
        if (joined.Length == 0)
            return;
        var dotted = piece.Contains('.', StringComparison.Ordinal);
        if (IndonesianSpelling.IsDegree(joined) && (afterComma || (dotted && piece.IndexOf('.') < piece.Length - 1)))
            return;
        if (IndonesianSpelling.IsTitle(joined) && (before + words.Count == 0 || joined.Length > 2 || afterComma))
            return;
        foreach (var raw in dotted ? piece.Split('.', StringSplitOptions.RemoveEmptyEntries) : [piece])
        {
            var word = Letters(raw);
            if (word.Length == 0 || (before + words.Count == 0 && IndonesianSpelling.IsTitle(word)))
                continue;
            words.Add(word);
        }
    }

    private static List<string> Folded(List<string> words)
    {
        if (words.Count > 1)
            words.RemoveAll(IndonesianSpelling.IsConnector);
        for (var i = 0; i < words.Count; i++)
            words[i] = IndonesianSpelling.Fold(words[i]);
        return words;
    }

    private static List<string> Address(string value, HashSet<string> noise)
    {
        var words = new List<string>(6);
        var at = 0;
        while (at < value.Length)
        {
            var digit = char.IsAsciiDigit(value[at]);
            var start = at;
            while (at < value.Length && char.IsLetterOrDigit(value[at]) && char.IsAsciiDigit(value[at]) == digit)
                at++;
            if (at == start)
            {
                at++;
                continue;
            }

            var word = value[start..at];
            word = digit ? word.TrimStart('0') : word;
            if (word.Length > 0 && !noise.Contains(word))
                words.Add(word);
        }

        return words;
    }

    private static List<string> Plain(string value)
    {
        var words = new List<string>(4);
        foreach (
            var part in value.Split(
                [' ', ',', '.', '-', '/', '(', ')', ';', '&'],
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var word = Letters(part);
            if (word.Length > 0)
                words.Add(word);
        }

        return words;
    }

    private static string Letters(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                return string.Concat(text.Where(char.IsLetterOrDigit));
        }

        return text;
    }
}
