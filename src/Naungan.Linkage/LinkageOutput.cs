using System.Globalization;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage;

/// <summary>Writes pairs and groups as CSV, by the ids of the records.</summary>
public static class LinkageOutput
{
    /// <summary><c>id_left,id_right,probability,weight</c>, matches or the review list.</summary>
    public static void WritePairs(string path, Table table, IReadOnlyList<ScoredPair> pairs)
    {
        using var file = new CsvOutput(path);
        file.Raw("id_left,id_right,probability,weight\n"u8);
        foreach (var pair in pairs)
        {
            file.Field(table.IdBytes(pair.Left), ',');
            file.Field(table.IdBytes(pair.Right), ',');
            file.Number(pair.Probability, "F6", ',');
            file.Number(pair.Weight, "F3", '\n');
        }
    }

    /// <summary>
    /// <c>id,cluster</c>; a group is called by the id of its member whose id comes first, so that the names do not
    /// depend on the order of the file.
    /// </summary>
    public static void WriteClusters(string path, Table table, int[] clusterOf)
    {
        var nameOf = new int[clusterOf.Length];
        for (var row = 0; row < nameOf.Length; row++)
            nameOf[row] = row;
        for (var row = 0; row < nameOf.Length; row++)
        {
            ref var name = ref nameOf[clusterOf[row]];
            if (clusterOf[row] != row && table.IdBytes(row).SequenceCompareTo(table.IdBytes(name)) < 0)
                name = row;
        }

        using var file = new CsvOutput(path);
        file.Raw("id,cluster\n"u8);
        for (var row = 0; row < clusterOf.Length; row++)
        {
            file.Field(table.IdBytes(row), ',');
            file.Field(table.IdBytes(nameOf[clusterOf[row]]), '\n');
        }
    }

    /// <summary>Bytes gathered and written a megabyte at a time; quotes only where a field needs them.</summary>
    private sealed class CsvOutput(string path) : IDisposable
    {
        private const int FieldMax = (2 * ValueDictionary.ValueBytesMax) + 64;

        private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        private readonly byte[] _buffer = new byte[1 << 20];
        private int _used;

        public void Raw(ReadOnlySpan<byte> text)
        {
            if (_used + text.Length > _buffer.Length)
                Flush();
            text.CopyTo(_buffer.AsSpan(_used));
            _used += text.Length;
        }

        public void Field(ReadOnlySpan<byte> value, char end)
        {
            if (_used + FieldMax > _buffer.Length)
                Flush();
            if (value.ContainsAny(",\"\n"u8))
                Quoted(value);
            else
                Raw(value);
            _buffer[_used++] = (byte)end;
        }

        public void Number(double value, string format, char end)
        {
            if (_used + FieldMax > _buffer.Length)
                Flush();
            value.TryFormat(_buffer.AsSpan(_used), out var length, format, CultureInfo.InvariantCulture);
            _used += length;
            _buffer[_used++] = (byte)end;
        }

        public void Dispose()
        {
            Flush();
            _file.Dispose();
        }

        private void Quoted(ReadOnlySpan<byte> value)
        {
            _buffer[_used++] = (byte)'"';
            foreach (var b in value)
            {
                _buffer[_used++] = b;
                if (b == (byte)'"')
                    _buffer[_used++] = b;
            }

            _buffer[_used++] = (byte)'"';
        }

        private void Flush()
        {
            _file.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }
    }
}
