using System.Collections.Concurrent;

namespace Naungan.Core.Names;

/// <summary>
/// Answers to texts that come back by the ten thousands, such as villages and first names: each is worked out once. At
/// most so many are kept, so that a hostile list costs no memory; the rest are worked out each time. Threads may share
/// it.
/// </summary>
/// <param name="answer">Always says the same of the same text.</param>
public sealed class Remembered<T>(Func<string, T> answer)
{
    private const int Most = 8192;
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
            return known;
        var found = answer(text);
        if (_count < Most && _known.TryAdd(text, found))
            Interlocked.Increment(ref _count);
        return found;
    }
}
