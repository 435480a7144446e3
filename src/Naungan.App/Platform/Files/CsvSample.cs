using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>Reads delimiter and encoding off the beginning of a text file.</summary>
internal static class CsvSample
{
    private static readonly char[] _separators = [',', ';', '\t', '|'];

    /// <summary>UTF-16 when every other byte of the sample is zero and no mark says so; otherwise null.</summary>
    public static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> sample)
    {
        if (sample.Length < 8 || sample[0] is 0xFE or 0xFF)
            return null;
        int even = 0,
            odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0)
                continue;
            if (i % 2 == 0)
                even++;
            else
                odd++;
        }
        var most = sample.Length / 2 * 3 / 4;
        if (odd > most && even == 0)
            return Encoding.Unicode;
        return even > most && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>
    /// The separator that cuts most lines into equally many fields. Title lines and addresses with commas are why the
    /// first line alone does not decide.
    /// </summary>
    public static char Separator(ReadOnlySpan<byte> sample)
    {
        var text = Decode(sample);
        if (
            text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && text.Length > 4
            && _separators.Contains(text[4])
        )
            return text[4];
        return _separators.MaxBy(separator => Score(text, separator));
    }

    private static long Score(string text, char separator)
    {
        var lines = new Dictionary<int, int>();
        int fields = 1,
            seen = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
                fields++;
            else if (c == '\n' && !quoted)
            {
                lines[fields] = lines.GetValueOrDefault(fields) + 1;
                fields = 1;
                if (++seen == 200)
                    break;
            }
        }
        lines[fields] = lines.GetValueOrDefault(fields) + 1;
        // Lines that agree count most, then how many fields they have.
        return lines
            .Where(line => line.Key > 1)
            .Select(line => ((long)line.Value * 1000) + line.Key)
            .DefaultIfEmpty(0)
            .Max();
    }

    private static string Decode(ReadOnlySpan<byte> sample)
    {
        if (sample.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(sample[2..]);
        if (sample.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(sample[2..]);
        if (sample.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            sample = sample[3..];
        return (Utf16WithoutMark(sample) ?? Encoding.Latin1).GetString(sample);
    }
}
