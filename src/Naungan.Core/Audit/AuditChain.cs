using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.Core.Audit;

/// <summary>One thing that was done, as it is hashed: who, what, to what, when.</summary>
/// <param name="Government">Region code of the local government; each has a chain of its own.</param>
/// <param name="Sequence">1, 2, 3 ... without gaps.</param>
/// <param name="At">Instant in UTC.</param>
/// <param name="Actor">Sign-in name.</param>
/// <param name="Action">Name from docs/access.csv.</param>
/// <param name="Subject">What it was done to, such as "run 0198..."; no personal numbers.</param>
/// <param name="Detail">Free text, such as the reason for an unmasking; no personal numbers.</param>
public sealed record AuditFact(
    string Government,
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string Action,
    string Subject,
    string Detail
);

/// <summary>
/// SHA-256 chain over canonical bytes: a version byte, the previous hash, then each field with its length before it. No
/// JSON, no culture; frozen by golden vectors in the tests.
/// </summary>
public static class AuditChain
{
    private const byte Version = 1;

    /// <summary>What the first fact of a chain is linked to: 32 zero bytes.</summary>
    public static byte[] Beginning => new byte[SHA256.HashSizeInBytes];

    public static byte[] Hash(byte[] previous, AuditFact fact)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Version]);
        hash.AppendData(previous);
        Append(hash, fact.Government);
        Append(hash, fact.Sequence);
        Append(hash, fact.At.UtcTicks);
        Append(hash, fact.Actor);
        Append(hash, fact.Action);
        Append(hash, fact.Subject);
        Append(hash, fact.Detail);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
