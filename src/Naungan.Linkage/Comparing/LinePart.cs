using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// What is derived from the values of a column (a date, digits, words) and stands in the record lines themselves, so
/// that weighing a pair touches two lines and looks nothing up elsewhere.
/// </summary>
public abstract class LinePart(ColumnView column, int width)
{
    public ColumnView Column { get; } = column;

    /// <summary>How many numbers it takes in a line.</summary>
    public int Width { get; } = width;

    /// <summary>Place of the first of them.</summary>
    public int At { get; internal set; }

    /// <summary>Writes what is derived from a value into its place in a line.</summary>
    public abstract void Write(int value, Span<int> target);

    /// <summary>
    /// Writes a stretch of lines. One part at a time: looking up a value waits for memory, and the look-ups of many
    /// lines, side by side, wait together.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteAll(Span<int> lines, int stride)
    {
        for (var at = 0; at < lines.Length; at += stride)
            Write(lines[at + Column.Slot], lines.Slice(at + At, Width));
    }

    /// <summary>Takes in values that have been added to the column since.</summary>
    public virtual void Absorb() { }

    /// <summary>Forgets values beyond the first <paramref name="count"/>.</summary>
    public virtual void CutBack(int count) { }

    /// <summary>Lets go of what only taking in values needed; few more are to come.</summary>
    public virtual void Settle() { }

    /// <summary>Lets go of what was only needed to write the lines there are.</summary>
    public virtual void Release() { }
}
