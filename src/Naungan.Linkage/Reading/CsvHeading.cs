using System.Text;

namespace Naungan.Linkage.Reading;

/// <summary>The heading of a CSV file and its first rows, enough to guess what the columns are.</summary>
public sealed record CsvHeading(string Path, IReadOnlyList<string> Names, byte Delimiter, long BodyStart)
{
    private const int SampleBytes = 256 * 1024;
    private const int SampleRows = 500;

    /// <summary>The first rows, by column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample { get; private init; } = [];

    public static CsvHeading Read(string path)
    {
        using var handle = File.OpenHandle(path);
        var buffer = new byte[Math.Min(SampleBytes, RandomAccess.GetLength(handle))];
        var filled = RandomAccess.Read(handle, buffer, 0);
        var bom = buffer.AsSpan(0, filled).StartsWith("\uFEFF"u8) ? 3 : 0;
        var text = buffer.AsSpan(bom, filled - bom);
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        if (line.Trim(" \r\t"u8).IsEmpty)
            throw new LinkageInputException("empty-file", $"{System.IO.Path.GetFileName(path)} has no heading line.");
        var delimiter = MostFrequentDelimiter(line);
        var names = SplitLine(Encoding.UTF8.GetString(line), (char)delimiter);
        var body = end < 0 ? filled : bom + end + 1;
        var sample = ReadSample(buffer.AsSpan(body, filled - body), (char)delimiter, names.Count);
        return new CsvHeading(path, names, delimiter, body) { Sample = sample };
    }

    /// <summary>Places of the columns in the file, in the order asked.</summary>
    public int Place(string column)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new LinkageInputException(
            "missing-column",
            $"{System.IO.Path.GetFileName(Path)} has no column \"{column}\"; it has: {string.Join(", ", Names)}."
        );
    }

    private static byte MostFrequentDelimiter(ReadOnlySpan<byte> line)
    {
        byte best = (byte)',';
        foreach (var candidate in ",;\t|"u8)
        {
            if (line.Count(candidate) > line.Count(best))
                best = candidate;
        }

        return best;
    }

    private static List<List<string>> ReadSample(ReadOnlySpan<byte> text, char delimiter, int columns)
    {
        var sample = Enumerable.Range(0, columns).Select(_ => new List<string>()).ToList();
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n').Take(SampleRows))
        {
            var fields = SplitLine(line, delimiter);
            for (var c = 0; c < columns && fields.Count == columns; c++)
                sample[c].Add(fields[c]);
        }

        return sample;
    }

    private static List<string> SplitLine(string line, char delimiter)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == delimiter && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else if (c != '\r')
                field.Append(c);
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }
}
