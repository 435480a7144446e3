using System.Runtime.CompilerServices;
using System.Text;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Text;

/// <summary>
/// What stands between two spaces of a value, and the words it gives. In a name that depends on whether it is the first
/// and on whether a comma came before: titles stand in front, degrees behind.
/// </summary>
internal sealed class PartMemo(ValueDictionary words, WordStyle style)
{
    /// <summary>Words as they are written, by number, and whether a comma has been passed.</summary>
    private sealed record Part(int[] Words, bool AfterComma);

    private const int Places = 4;

    private readonly ValueDictionary _parts = new();
    private readonly ValueDictionary _raw = new();
    private readonly Dictionary<int, Part> _known = [];
    private int[] _plain = [];
    private RawWord[] _facts = new RawWord[256];
    private int _factsUsed;

    private readonly record struct RawWord(int Word, bool IsDegree, bool IsConnector);

    /// <summary>
    /// Adds the words of a part behind those there are; -1 when there is no room, or it is new and not to be learnt.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<byte> part, Span<int> raw, int count, ref bool afterComma, bool learn)
    {
        var number = learn ? _parts.GetOrAdd(part) : _parts.Find(part);
        if (number == 0)
            return -1;
        if (number >= _plain.Length)
            Array.Resize(ref _plain, Math.Max(1024, number * 2));
        var plain = _plain[number];
        if (plain == 0 && learn)
            plain = _plain[number] = LearnPlain(part);
        if (plain <= 0)
            return AddOther(number, part, raw, count, ref afterComma, learn);
        if (count == raw.Length)
            return -1;
        raw[count] = plain;
        return count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddOther(int number, ReadOnlySpan<byte> part, Span<int> raw, int count, ref bool afterComma, bool learn)
    {
        var place = (number * Places) + (count == 0 ? 1 : 0) + (afterComma ? 2 : 0);
        if (!_known.TryGetValue(place, out var known))
        {
            if (!learn)
                return -1;
            _known[place] = known = Learn(Encoding.UTF8.GetString(part), count == 0, afterComma);
        }

        if (count + known.Words.Length > raw.Length)
            return -1;
        known.Words.CopyTo(raw[count..]);
        afterComma = known.AfterComma;
        return count + known.Words.Length;
    }

    /// <summary>Drops degrees behind and connectors, and folds what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Finish(ReadOnlySpan<int> raw, Span<int> room)
    {
        var length = raw.Length;
        while (length > 1 && _facts[raw[length - 1]].IsDegree)
            length--;
        var count = 0;
        for (var i = 0; i < length && count < room.Length; i++)
        {
            var facts = _facts[raw[i]];
            if (length == 1 || !facts.IsConnector)
                room[count++] = facts.Word;
        }

        return count;
    }

    private Part Learn(string part, bool isFirst, bool afterComma)
    {
        var found = WordSplitter.Part(part, style, isFirst, ref afterComma);
        return new Part([.. found.Select(Number)], afterComma);
    }

    // Most parts are letters that mean the same wherever they stand: one word. -1 for all others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LearnPlain(ReadOnlySpan<byte> part)
    {
        if (part.ContainsAnyExceptInRange((byte)'A', (byte)'Z') || part.Length > IndonesianSpelling.LettersMax)
            return -1;
        if (style != WordStyle.IndonesianName)
            return Keep(new RawWord(words.GetOrAdd(part), false, false));
        if (IndonesianSpelling.IsSpecial(part))
            return -1;
        Span<byte> letters = stackalloc byte[IndonesianSpelling.LettersMax + IndonesianSpelling.LettersMore];
        part.CopyTo(letters);
        var length = IndonesianSpelling.FoldSounds(letters, part.Length);
        return Keep(new RawWord(words.GetOrAdd(letters[..length]), false, false));
    }

    private int Keep(RawWord facts)
    {
        if (++_factsUsed == _facts.Length)
            Array.Resize(ref _facts, _facts.Length * 2);
        _facts[_factsUsed] = facts;
        return _factsUsed;
    }

    private readonly Dictionary<int, int> _placeOf = [];

    private int Number(string raw)
    {
        var number = _raw.GetOrAdd(raw);
        if (_placeOf.TryGetValue(number, out var place))
            return place;
        var isDegree = WordSplitter.IsTrailingDegree(raw, style);
        var isConnector = style == WordStyle.IndonesianName && IndonesianSpelling.IsConnector(raw);
        return _placeOf[number] = Keep(
            new RawWord(words.GetOrAdd(WordSplitter.Fold(raw, style)), isDegree, isConnector)
        );
    }
}
