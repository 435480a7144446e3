using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Privacy;

/// <summary>
/// Turns a value into 1024 bits that can be compared but not read: every pair of neighbouring characters sets bits
/// chosen by a keyed hash. Without the key neither a value nor a guess at one can be tested.
/// </summary>
/// <remarks>
/// Schnell, Bachteler and Reiher 2009, "Privacy-preserving record linkage using Bloom filters", with HMAC-SHA256 and
/// a key of its own for every column. Frequent values still give frequent filters: share encodings, never the key.
/// </remarks>
public sealed class BloomEncoder(byte[] key)
{
    private const int HashesEach = 12;

    /// <summary>Shortest key accepted, in bytes.</summary>
    public const int KeyBytesMin = 16;

    private readonly byte[] _key =
        key.Length >= KeyBytesMin ? key : throw new ArgumentException("The key is too short.", nameof(key));

    /// <summary>The filter of a normalised value, in hexadecimal; empty for a missing one.</summary>
    /// <param name="byPlace">True for dates and numbers of fixed form: characters count with their place.</param>
    public string Encode(string column, string value, bool byPlace)
    {
        if (value.Length == 0)
            return "";
        Span<byte> filter = stackalloc byte[BloomValues.Bits / 8];
        foreach (var token in Tokens(value, byPlace))
            Set(filter, Keyed(column, token));
        return Convert.ToHexString(filter);
    }

    /// <summary>A keyed stand-in for a blocking key or a code: equal when what it stands for is equal.</summary>
    public string Conceal(string column, string value) =>
        value.Length == 0 ? "" : Convert.ToHexString(Keyed(column, value).AsSpan(0, 12));

    private byte[] Keyed(string column, string token) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{column}\0{token}"));

    private static IEnumerable<string> Tokens(string value, bool byPlace)
    {
        if (byPlace)
            return value.Select((c, i) => FormattableString.Invariant($"{i}{c}"));
        return value
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => $"_{word}_")
            .SelectMany(word => Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2)));
    }

    // Two halves of the keyed hash give all the bit positions (Kirsch and Mitzenmacher 2006).
    private static void Set(Span<byte> filter, byte[] hash)
    {
        var first = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var second = BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)) | 1;
        for (ulong i = 0; i < HashesEach; i++)
        {
            var bit = (int)((first + (i * second)) % BloomValues.Bits);
            filter[bit >> 3] |= (byte)(1 << (bit & 7));
        }
    }
}
