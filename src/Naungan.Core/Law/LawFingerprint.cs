using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.Core.Law;

/// <summary>
/// A SHA-256 over everything a lawbook can answer with, so that a run kept for years can say which law it was computed
/// by. Each text goes in with its length before it; notes and titles, which no answer depends on, stay out.
/// </summary>
public static class LawFingerprint
{
    private const string Version = "law-1";

    public static string Of(Lawbook book)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Version);
        foreach (var parameter in book.Parameters)
        {
            Append(hash, parameter.Path);
            Append(hash, parameter.Unit.ToString());
            foreach (var value in parameter.Values)
                Append(hash, value);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, DatedValue value)
    {
        Append(hash, Written(value.From));
        Append(hash, Written(value.KnownFrom));
        Append(hash, value.Source);
        Append(hash, value.Article);
        Append(hash, value.Confidence.ToString());
        if (value.Value is not LawValue.Table table)
        {
            Append(hash, value.Value?.ToString() ?? "");
            return;
        }

        foreach (var row in table.Rows)
            Append(hash, $"{row} {row.Confidence}");
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
