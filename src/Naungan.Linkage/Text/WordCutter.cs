using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Text;

/// <summary>
/// Cuts plain values into numbered words without making strings: every raw word is folded once and remembered.
/// Values with anything unusual in them (a full stop in a name, a letter beyond ASCII) are left to
/// <see cref="WordSplitter"/>, whose outcome this one always equals.
/// </summary>
internal sealed class WordCutter(ValueDictionary words, WordStyle style)
{
    private const int Unknown = -1;
    private const int Dropped = 0;

    private readonly ValueDictionary _raw = new();
    private int[] _wordOf = [0];
    private bool[] _isPlain = [false];

    /// <summary>
    /// False when the value needs the slow way. The words' numbers are written to <paramref name="room"/>.
    /// </summary>
    public bool TryCut(ReadOnlySpan<byte> value, Span<int> room, out int count) =>
        style switch
        {
            WordStyle.Address or WordStyle.Place => TryCutRuns(value, room, out count),
            _ => TryCutAtSpaces(value, room, out count),
        };

    /// <summary>Forgets what raw words of a look-up became: those numbers are used again.</summary>
    public void Forget(int wordsKept)
    {
        for (var i = 1; i <= _raw.Count && i < _wordOf.Length; i++)
        {
            if (_wordOf[i] > wordsKept)
                _wordOf[i] = Unknown;
        }
    }

    private bool TryCutAtSpaces(ReadOnlySpan<byte> value, Span<int> room, out int count)
    {
        count = 0;
        foreach (var range in value.Split((byte)' '))
        {
            var raw = value[range];
            if (raw.IsEmpty)
                continue;
            var word = WordOf(raw, out var isPlain);
            if (!isPlain)
                return false;
            if (word == Dropped)
                continue;
            if (count == room.Length)
                return true;
            room[count++] = word;
        }

        return true;
    }

    // Letters and digits apart, as WordSplitter.Address does.
    private bool TryCutRuns(ReadOnlySpan<byte> value, Span<int> room, out int count)
    {
        count = 0;
        var at = 0;
        while (at < value.Length)
        {
            var b = value[at];
            if (b >= 128)
                return false;
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                at++;
                continue;
            }

            var digit = char.IsAsciiDigit((char)b);
            var start = at;
            while (
                at < value.Length
                && char.IsAsciiLetterOrDigit((char)value[at])
                && char.IsAsciiDigit((char)value[at]) == digit
            )
                at++;
            var word = WordOf(value[start..at], out _);
            if (word != Dropped && count < room.Length)
                room[count++] = word;
        }

        return true;
    }

    private int WordOf(ReadOnlySpan<byte> raw, out bool isPlain)
    {
        var number = _raw.GetOrAdd(raw);
        if (number >= _wordOf.Length)
        {
            var known = _wordOf.Length;
            Array.Resize(ref _wordOf, Math.Max(256, known * 2));
            Array.Resize(ref _isPlain, _wordOf.Length);
            _wordOf.AsSpan(known).Fill(Unknown);
        }

        if (_wordOf[number] == Unknown)
            Fold(number, System.Text.Encoding.UTF8.GetString(raw));
        isPlain = _isPlain[number];
        return _wordOf[number];
    }

    // A raw word is plain when it means the same wherever it stands in a value.
    private void Fold(int number, string raw)
    {
        var pieces = WordSplitter.Split(raw, style);
        var letters = raw.All(char.IsAsciiLetter);
        _isPlain[number] =
            style == WordStyle.IndonesianName
                ? letters
                    && pieces.Count == 1
                    && !IndonesianSpelling.IsTitle(raw)
                    && !IndonesianSpelling.IsDegree(raw)
                    && !IndonesianSpelling.IsConnector(raw)
                : raw.All(char.IsAsciiLetterOrDigit) && pieces.Count <= 1;
        _wordOf[number] = pieces.Count == 1 ? words.GetOrAdd(pieces[0]) : Dropped;
    }
}
