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
    public sealed record Part(int[] Words, bool AfterComma);

    private const int Places = 4;

    private readonly ValueDictionary _parts = new();
    private readonly ValueDictionary _raw = new();
    private readonly Dictionary<(int, int), Part> _single = [];
    private Part?[] _known = [];
    private RawWord[] _facts = [];

    private readonly record struct RawWord(int Word, bool IsDegree, bool IsConnector);

    /// <summary>Null when it is new and not to be learnt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Part? Get(ReadOnlySpan<byte> part, bool isFirst, bool afterComma, bool learn)
    {
        var number = learn ? _parts.GetOrAdd(part) : _parts.Find(part);
        if (number == 0)
            return null;
        var place = (number * Places) + (isFirst ? 1 : 0) + (afterComma ? 2 : 0);
        if (place < _known.Length && _known[place] is { } known)
            return known;
        return learn ? Learn(place, Encoding.UTF8.GetString(part), isFirst, afterComma) : null;
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

    private Part Learn(int place, string part, bool isFirst, bool afterComma)
    {
        var found = WordSplitter.Part(part, style, isFirst, ref afterComma);
        var kept = Shared([.. found.Select(Number)], afterComma);
        if (place >= _known.Length)
            Array.Resize(ref _known, Math.Max(1024, Math.Max(place + 1, _known.Length * 2)));
        _known[place] = kept;
        return kept;
    }

    // Nearly every part is one word; its forms are shared between places.
    private Part Shared(int[] numbers, bool afterComma)
    {
        if (numbers.Length != 1)
            return new Part(numbers, afterComma);
        var key = (numbers[0], afterComma ? 1 : 0);
        if (!_single.TryGetValue(key, out var part))
            _single[key] = part = new Part(numbers, afterComma);
        return part;
    }

    private int Number(string raw)
    {
        var number = _raw.GetOrAdd(raw);
        if (number >= _facts.Length)
            Array.Resize(ref _facts, Math.Max(256, _facts.Length * 2));
        if (_facts[number].Word == 0)
            _facts[number] = new RawWord(
                words.GetOrAdd(WordSplitter.Fold(raw, style)),
                WordSplitter.IsTrailingDegree(raw, style),
                style == WordStyle.IndonesianName && IndonesianSpelling.IsConnector(raw)
            );
        return number;
    }
}
