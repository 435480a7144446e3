using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Blocking;

/// <summary>One ingredient of a blocking key: a number for a record, equal for records that should meet.</summary>
public abstract class KeyPart(string name, ColumnView column)
{
    /// <summary>As written in settings: <c>column</c> or <c>column:form</c>.</summary>
    public string Name { get; } = name;

    public ColumnView Column { get; } = column;

    /// <summary>The key of a record; 0 when it has none.</summary>
    public abstract uint Of(ReadOnlySpan<int> line);

    /// <summary>The keys of a stretch of records, so that their look-ups wait for memory together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void OfAll(RecordLines lines, int from, Span<uint> keys)
    {
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Of(lines.Line(from + i));
    }

    internal static uint Shorten(ulong hash) => (uint)(hash >> 32) | 1;
}
