using System.Text;
using Naungan.Core.Names;

namespace Naungan.Core.Intake;

/// <summary>
/// Finds which of many known phrases a text is, or holds as whole words: the longest wins, then the earliest. Headings
/// and occupations are both recognised this way, from lists in reference/.
/// </summary>
public sealed class Phrases<T>
{
    private readonly Dictionary<string, T> _known = [];
    private readonly int _wordsMax;
    private readonly Remembered<(bool IsFound, T? Meaning)> _found;

    public Phrases(IEnumerable<(string Phrase, T Meaning)> known)
    {
        _found = new(text => (Look(text, out var meaning), meaning));
        foreach (var (phrase, meaning) in known)
        {
            var key = Phrase.Fold(phrase);
            _wordsMax = Math.Max(_wordsMax, key.Count(c => c == ' ') + 1);
            _known.TryAdd(key, meaning);
        }
    }

    public bool IsExactly(string text, out T? meaning) => _known.TryGetValue(Phrase.Fold(text), out meaning);

    /// <summary>The meaning of the whole text, or of the longest known phrase in it.</summary>
    public bool Find(string text, out T? meaning)
    {
        (var isFound, meaning) = _found.Of(text);
        return isFound;
    }

    private bool Look(string text, out T? meaning)
    {
        var key = Phrase.Fold(text);
        if (_known.TryGetValue(key, out meaning))
            return true;
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(_wordsMax, words.Length); length > 0; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
            {
                if (_known.TryGetValue(string.Join(' ', words, start, length), out meaning))
                    return true;
            }
        }

        meaning = default;
        return false;
    }
}

/// <summary>How phrases are folded before they are compared.</summary>
public static class Phrase
{
    /// <summary>Upper-case words with single spaces; everything that is neither letter nor digit parts words.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToUpperInvariant(c));
            else if (c == '&')
                folded.Append(" DAN ");
            else if (c is not ('\'' or '\u2019') && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
