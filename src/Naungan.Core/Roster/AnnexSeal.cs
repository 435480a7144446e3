using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.Core.Roster;

/// <summary>
/// SHA-256 over the canonical bytes of a decree and its annex: a version byte, the head, the number of lines, then each
/// line; every text with its length before it, every absent value marked. No JSON, no culture; frozen by a golden
/// vector.
/// </summary>
public static class AnnexSeal
{
    private const byte Version = 1;
    private const int Absent = -1;

    public static byte[] Of(AnnexHead head, IReadOnlyCollection<AnnexLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Write([Version]);
        Add(buffer, head.Government);
        Add(buffer, head.Programme);
        Add(buffer, head.Kind);
        Add(buffer, head.Number);
        Add(buffer, head.DecidedOn);
        Add(buffer, head.EffectiveFrom);
        Add(buffer, lines.Count);
        foreach (var line in lines)
        {
            Add(buffer, line);
            hash.AppendData(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        hash.AppendData(buffer.WrittenSpan);
        return hash.GetHashAndReset();
    }

    private static void Add(ArrayBufferWriter<byte> buffer, AnnexLine line)
    {
        Add(buffer, line.Number);
        line.Person.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out var written);
        buffer.Advance(written);
        Add(buffer, line.Name);
        Add(buffer, line.Nik);
        Add(buffer, line.BornOn);
        Add(buffer, line.Address);
        Add(buffer, line.Village);
        Add(buffer, line.Category);
        Add(buffer, line.Change);
        Add(buffer, line.EffectiveOn);
        Add(buffer, line.Reason);
    }

    private static void Add(ArrayBufferWriter<byte> buffer, string? text)
    {
        if (text is null)
        {
            Add(buffer, Absent);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Add(buffer, length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(length));
        buffer.Advance(length);
    }

    private static void Add(ArrayBufferWriter<byte> buffer, DateOnly? day) => Add(buffer, day?.DayNumber ?? Absent);

    private static void Add(ArrayBufferWriter<byte> buffer, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), number);
        buffer.Advance(sizeof(int));
    }
}
