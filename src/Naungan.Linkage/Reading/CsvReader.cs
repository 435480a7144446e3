using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Naungan.Linkage.Reading;

/// <summary>
/// Reads a CSV file with several threads: lines are split and normalised chunk by chunk, then values are numbered
/// column by column. Numbers follow the order of the file, so the number of threads changes nothing.
/// </summary>
public static class CsvReader
{
    private const int ChunkBytes = 2 << 20;

    /// <summary>Longest line accepted; a longer one is most likely a quote that never closes.</summary>
    public const int LineBytesMax = 16 << 20;

    /// <summary>Adds the rows of a file to the table being built.</summary>
    /// <param name="idColumn">Column with the record ids; null numbers the rows by line instead.</param>
    /// <param name="progress">Told the share of the file that has been read, 0 to 1.</param>
    public static void Append(
        TableBuilder into,
        CsvHeading heading,
        string? idColumn,
        int threads,
        Action<double>? progress = null
    )
    {
        var columns = into.Columns;
        var plan = new int[heading.Names.Count];
        Array.Fill(plan, -1);
        for (var c = 0; c < columns.Count; c++)
            plan[heading.Place(columns[c].Name)] = c;
        if (idColumn is not null)
            plan[heading.Place(idColumn)] = columns.Count;
        var kinds = columns.Select(c => c.Kind).Append(FieldKind.Raw).ToArray();
        using var handle = File.OpenHandle(heading.Path, options: FileOptions.SequentialScan);
        var pass = new Pass(into, heading, plan, kinds, idColumn is not null, threads);
        pass.Run(handle, progress);
    }

    private sealed class Pass(
        TableBuilder into,
        CsvHeading heading,
        int[] plan,
        FieldKind[] kinds,
        bool hasIds,
        int threads
    )
    {
        private readonly CsvChunk[] _chunks = [.. Enumerable.Range(0, threads).Select(_ => new CsvChunk(kinds.Length))];
        private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
        private byte[] _buffer = GC.AllocateUninitializedArray<byte>(threads * ChunkBytes);

        public void Run(SafeFileHandle handle, Action<double>? progress)
        {
            var size = RandomAccess.GetLength(handle);
            var offset = heading.BodyStart;
            var kept = 0;
            while (offset < size)
            {
                var read = RandomAccess.Read(handle, _buffer.AsSpan(kept), offset);
                offset += read;
                var filled = kept + read;
                var start = offset - filled;
                var cuts = Cuts(_buffer.AsSpan(0, filled), offset >= size);
                Parallel.For(0, cuts.Length - 1, _parallel, i => ParseChunk(i, cuts[i], cuts[i + 1], start));
                var rowsLeft = into.Rows == into.IdsBefore ? Reserve(cuts, size - start) : 0;
                Take(cuts.Length - 1);
                if (rowsLeft > 0)
                    ReserveValues(rowsLeft);
                var used = cuts[^1];
                kept = filled - used;
                _buffer.AsSpan(used, kept).CopyTo(_buffer);
                if (used == 0)
                    MakeRoom(start);
                progress?.Invoke((double)offset / size);
            }
        }

        private void ParseChunk(int chunk, int from, int to, long start) =>
            _chunks[chunk].Parse(_buffer.AsSpan(from, to - from), start + from, heading.Delimiter, plan, kinds);

        // The first chunks tell how long a line is; growing step by step would leave twice the memory behind.
        private int Reserve(int[] cuts, long bytes)
        {
            long rows = 0;
            for (var i = 0; i + 1 < cuts.Length; i++)
                rows += _chunks[i].RowCount;
            var expected = rows * 1.03 * bytes / Math.Max(1, cuts[^1]);
            if (expected > 1 << 30)
                return 0;
            into.Ids.Reserve((int)expected + 16);
            foreach (var column in into.Columns)
                column.Reserve(into.Rows + (int)expected + 16);
            return (int)expected;
        }

        // As many values are new in the rest of the file as were in its beginning, or fewer.
        private void ReserveValues(int rows)
        {
            var seen = Math.Max(1, into.Rows - into.IdsBefore);
            if (rows <= seen)
                return;
            foreach (var column in into.Columns)
            {
                if (column.Values.Count > seen / 4)
                    column.Values.Reserve((int)((long)column.Values.Count * rows / seen));
            }

            into.Ids.Values.Reserve(rows);
        }

        private void MakeRoom(long start)
        {
            if (_buffer.Length >= LineBytesMax)
            {
                var name = Path.GetFileName(heading.Path);
                throw new LinkageInputException(
                    "unclosed-quote",
                    FormattableString.Invariant($"{name}: line {LineAt(start)} never ends.")
                );
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        // Places where a chunk may begin: after a line end that is not inside quotes.
        private int[] Cuts(ReadOnlySpan<byte> text, bool atEnd)
        {
            var cuts = new List<int> { 0 };
            var quotes = text.Contains((byte)'"');
            for (var i = 1; i <= threads; i++)
            {
                var limit = i == threads ? text.Length : (int)((long)text.Length * i / threads);
                if (i == threads && atEnd)
                {
                    cuts.Add(text.Length);
                    break;
                }

                var cut = LastLineEnd(text, cuts[^1], limit, quotes);
                if (cut > cuts[^1])
                    cuts.Add(cut);
            }

            return cuts.Count == 1 ? [0, 0] : [.. cuts];
        }

        private static int LastLineEnd(ReadOnlySpan<byte> text, int from, int limit, bool quotes)
        {
            var end = limit;
            while (end > from)
            {
                var at = text[from..end].LastIndexOf((byte)'\n');
                if (at < 0)
                    return from;
                if (!quotes || text.Slice(from, at).Count((byte)'"') % 2 == 0)
                    return from + at + 1;
                end = from + at;
            }

            return from;
        }

        private void Take(int chunks)
        {
            for (var i = 0; i < chunks; i++)
                RefuseBad(_chunks[i]);
            var from = into.Rows;
            var counts = _chunks.Take(chunks).Select(c => c.RowCount).ToArray();
            var total = counts.Sum();
            var ids = into.Ids.Extend(from - into.IdsBefore, total).Length;
            Parallel.For(0, kinds.Length, _parallel, column => NumberColumn(column, chunks, from, ids));
            into.AddRows(total);
            DropRepeats(chunks, from, total);
        }

        private void NumberColumn(int column, int chunks, int from, int total)
        {
            var isId = column == kinds.Length - 1;
            if (isId && !hasIds)
                return;
            var target = isId ? into.Ids : into.Columns[column];
            var span = target.Extend(isId ? from - into.IdsBefore : from, total);
            foreach (var chunk in _chunks.AsSpan(0, chunks))
            {
                var n = chunk.RowCount;
                target.Values.GetOrAdd(
                    chunk.Hashes[column].AsSpan(0, n),
                    chunk.Starts[column].AsSpan(0, n),
                    chunk.Lengths[column].AsSpan(0, n),
                    chunk.Text,
                    span
                );
                span = span[n..];
            }
        }

        // Ids are new numbers in ascending order unless one is missing or repeated.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void DropRepeats(int chunks, int from, int total)
        {
            if (!hasIds)
            {
                NumberRows(from, total);
                return;
            }

            var ids = into.Ids.Extend(from - into.IdsBefore, total);
            var highest = _idsSeen;
            var write = 0;
            for (var read = 0; read < total; read++)
            {
                if (ids[read] <= highest)
                {
                    var line = LineAt(OffsetOf(chunks, read));
                    into.Refuse(heading.Path, line, ids[read] == 0 ? "missing-id" : "duplicate-id");
                    continue;
                }

                highest = ids[read];
                if (write != read)
                    Move(from, read, write);
                write++;
            }

            _idsSeen = highest;
            into.AddRows(write - total);
        }

        private int _idsSeen;

        private void NumberRows(int from, int total)
        {
            var ids = into.Ids.Extend(from - into.IdsBefore, total);
            for (var i = 0; i < total; i++)
                ids[i] = into.Ids.Values.GetOrAdd((from - into.IdsBefore + i + 1).ToString("D", Culture));
        }

        private static readonly IFormatProvider Culture = System.Globalization.CultureInfo.InvariantCulture;

        private void Move(int from, int read, int write)
        {
            var ids = into.Ids.Extend(from - into.IdsBefore, read + 1);
            ids[write] = ids[read];
            foreach (var column in into.Columns)
                column.Rows[from + write] = column.Rows[from + read];
        }

        private long OffsetOf(int chunks, int row)
        {
            foreach (var chunk in _chunks.AsSpan(0, chunks))
            {
                if (row < chunk.RowCount)
                    return chunk.Offsets[row];
                row -= chunk.RowCount;
            }

            throw new ArgumentOutOfRangeException(nameof(row));
        }

        private void RefuseBad(CsvChunk chunk)
        {
            foreach (var (offset, reason) in chunk.Bad)
                into.Refuse(heading.Path, LineAt(offset), reason);
        }

        // Lines are counted only when one has to be named.
        private long LineAt(long offset)
        {
            using var handle = File.OpenHandle(heading.Path);
            var buffer = new byte[1 << 20];
            long lines = 1;
            for (long at = 0; at < offset; )
            {
                var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, offset - at)), at);
                lines += buffer.AsSpan(0, read).Count((byte)'\n');
                at += read;
            }

            return lines;
        }
    }
}
