using System.Buffers.Binary;

namespace Naungan.Linkage.Comparing;

/// <summary>Decimal digits packed four bits each, the first one highest.</summary>
internal static class PackedDigits
{
    /// <summary>The first eight digits of a text.</summary>
    public static uint Eight(ReadOnlySpan<byte> digits)
    {
        var eight = BinaryPrimitives.ReadUInt64BigEndian(digits) & 0x0F0F0F0F0F0F0F0FUL;
        eight = (eight | (eight >> 4)) & 0x00FF00FF00FF00FFUL;
        eight = (eight | (eight >> 8)) & 0x0000FFFF0000FFFFUL;
        return (uint)(eight | (eight >> 16));
    }
}
