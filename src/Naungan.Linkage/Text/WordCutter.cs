using System.Runtime.CompilerServices;
using System.Text;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Text;

/// <summary>
/// Cuts values into numbered words without making strings: what stands between two spaces is taken apart once and
/// remembered. The outcome always equals that of <see cref="WordSplitter"/>, which does the work where something is
/// new.
/// </summary>
internal sealed class WordCutter(ValueDictionary words, WordStyle style)
{
    /// <summary>More words than this in one value are cut the slow way.</summary>
    private const int WordsAtOnce = 48;

    private readonly PartMemo? _parts = style is WordStyle.IndonesianName or WordStyle.Plain
        ? new PartMemo(words, style)
        : null;

    private readonly RunMemo? _runs = style is WordStyle.Address or WordStyle.Place ? new RunMemo(words, style) : null;

    private bool _isSettled;

    /// <summary>From now on nothing new is remembered: a look-up leaves no trace.</summary>
    public void Settle() => _isSettled = true;

    /// <summary>Writes the words' numbers and returns how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Cut(ReadOnlySpan<byte> value, Span<int> room)
    {
        var count =
            _parts is not null ? CutAtSpaces(_parts, value, room)
            : _runs is not null ? CutRuns(_runs, value, room)
            : -1;
        return count >= 0 ? count : CutSlowly(value, room);
    }

    private int CutSlowly(ReadOnlySpan<byte> value, Span<int> room)
    {
        var found = WordSplitter.Split(Encoding.UTF8.GetString(value), style);
        for (var i = 0; i < found.Count; i++)
            room[i] = words.GetOrAdd(found[i]);
        return found.Count;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CutAtSpaces(PartMemo parts, ReadOnlySpan<byte> value, Span<int> room)
    {
        Span<int> raw = stackalloc int[WordsAtOnce];
        var count = 0;
        var afterComma = false;
        while (!value.IsEmpty)
        {
            var space = value.IndexOf((byte)' ');
            var part = space < 0 ? value : value[..space];
            value = space < 0 ? default : value[(space + 1)..];
            if (part.IsEmpty)
                continue;
            count = parts.Add(part, raw, count, ref afterComma, !_isSettled);
            if (count < 0)
                return -1;
        }

        return parts.Finish(raw[..count], room);
    }

    // Letters and digits apart, as WordSplitter.Address does.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CutRuns(RunMemo runs, ReadOnlySpan<byte> value, Span<int> room)
    {
        var count = 0;
        var at = 0;
        while (at < value.Length)
        {
            var kind = RunMemo.KindOf(value[at]);
            if (kind == RunMemo.Foreign)
                return -1;
            var start = at++;
            if (kind == RunMemo.Other)
                continue;
            while (at < value.Length && RunMemo.KindOf(value[at]) == kind)
                at++;
            var word = runs.WordOf(value[start..at], !_isSettled);
            if (word < 0)
                return -1;
            if (word > 0 && count < room.Length)
                room[count++] = word;
        }

        return count;
    }
}
