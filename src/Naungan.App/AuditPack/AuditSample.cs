using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Naungan.App.AuditPack;

/// <summary>
/// A sample anybody can draw again: people in the order of SHA-256 over the stated seed and their id.
/// Nobody can have chosen it, and another seed gives another one.
/// </summary>
internal static class AuditSample
{
    internal static HashSet<Guid> Of(IEnumerable<Guid> people, int? size, long seed)
    {
        var ordered = people.OrderBy(person => Rank(person, seed));
        return [.. size is { } some ? ordered.Take(some) : ordered];
    }

    private static UInt128 Rank(Guid person, long seed)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        person.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
