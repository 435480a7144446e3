using System.Globalization;
using System.Text;

namespace Naungan.Core.Names;

/// <summary>
/// Folds a person's name to the form that is searched and compared: upper case, no accents, titles, degrees or old
/// spelling, one spelling for the commonest names. Not shown to anyone; the name as sent is kept beside it.
/// </summary>
public static class NameKey
{
    private static readonly HashSet<string> _titles =
    [
        .. "H HJ HAJI HAJJAH IR DRS DRA DR DRG PROF KH USTADZ UST TGK TGH ALM ALMH BPK BAPAK IBU SDR SDRI NY TN".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> _degrees =
    [
        .. (
            "SPD SE SSOS SH SIP SAG SPT SP SPI SKM SKEP SKED SSI SKOM ST STP SHUT SPSI SFARM SST SIKOM SAP SPDI SHI SEI "
            + "AMD AMDKOM AMDKEP AMDKEB AMAPD MSI MM MPD MH MT MAP MKES MAG MKOM MSC BA BSC NERS"
        ).Split(' '),
    ];

    // Short and long forms that lists mix freely; the value is the form all of them are compared in.
    private static readonly Dictionary<string, string> _sameName = Variants(
        (
            "MUHAMAD",
            "MUHAMMAD MOHAMMAD MOHAMAD MOHAMED MUHAMED MUKHAMAD MOKHAMAD MOKHAMMAD MOCHAMAD MUH MOH MOHD MUHD MHD MD"
        ),
        ("AHMAD", "ACHMAD AKHMAD AHMED AKHMAT AHMAT"),
        ("NUR", "NOR NOOR NOER NURR"),
        ("SITI", "SITTI ST STI"),
        ("ABDUL", "ABD ABDOEL ABDULL"),
        ("YUSUF", "YUSUP JUSUF JUSUP"),
        ("SYAMSUDIN", "SYAMSUDDIN SAMSUDIN SAMSUDDIN SJAMSUDIN")
    );

    private static readonly (string Old, string New)[] _spelling =
    [
        ("DJ", "J"),
        ("TJ", "C"),
        ("NJ", "NY"),
        ("SJ", "SY"),
        ("OE", "U"),
        ("CH", "KH"),
    ];

    private static readonly Remembered<string> _oneSpelling = new(OneSpelling);

    /// <summary>The folded name; empty when there is no letter in it.</summary>
    public static string Of(string name)
    {
        var words = Words(name);
        var kept = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (word is "BIN" or "BINTI" or "BT" or "BTI")
                continue;
            var isShortMuhamad = word == "M" && kept.Count == 0 && words.Count > 1;
            kept.Add(isShortMuhamad ? "MUHAMAD" : _oneSpelling.Of(word));
        }

        return string.Join(' ', kept);
    }

    /// <summary>The name as shown: spaces tidied, nothing else changed.</summary>
    public static string Tidy(string name) =>
        IsTidy(name)
            ? name
            : string.Join(' ', name.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsTidy(string name)
    {
        var last = ' ';
        foreach (var c in name)
        {
            if (c == ' ' ? last == ' ' : char.IsWhiteSpace(c))
                return false;
            last = c;
        }

        return name.Length == 0 || last != ' ';
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var afterComma = false;
        foreach (var part in Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var token = part.TrimEnd(',');
            var joined = token.Replace(".", "", StringComparison.Ordinal);
            // What stands behind a comma are degrees, whatever they are called; "S.Pd" is one word only when joined.
            var isDegree = (words.Count > 0 && _degrees.Contains(joined)) || (afterComma && token.Contains('.'));
            if (!isDegree)
                words.AddRange(token.Split(['.', ','], StringSplitOptions.RemoveEmptyEntries));
            afterComma |= part.EndsWith(',');
        }

        var start = 0;
        while (start < words.Count - 1 && _titles.Contains(words[start]))
            start++;
        return words[start..];
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormD))
        {
            if (c is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4')
                continue;
            if (!char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetter(c))
                plain.Append(char.ToUpperInvariant(c));
            else if (c == ',')
                plain.Append(", ");
            else
                plain.Append(c == '.' ? '.' : ' ');
        }

        // "H. Ahmad": a full stop before a space ends an abbreviation.
        return plain.ToString().Replace(". ", " ", StringComparison.Ordinal);
    }

    private static string OneSpelling(string word)
    {
        if (_sameName.TryGetValue(word, out var same))
            return same;
        foreach (var (old, now) in _spelling)
            word = word.Replace(old, now, StringComparison.Ordinal);
        word = WithoutDoubles(word);
        return _sameName.GetValueOrDefault(word, word);
    }

    private static string WithoutDoubles(string word)
    {
        var result = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (result.Length == 0 || result[^1] != c)
                result.Append(c);
        }

        return result.ToString();
    }

    private static Dictionary<string, string> Variants(params (string Form, string Others)[] names) =>
        names
            .SelectMany(name => name.Others.Split(' ').Select(other => (other, name.Form)))
            .ToDictionary(pair => pair.other, pair => pair.Form);
}
