using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Naungan.App.Platform.Database;

/// <summary>
/// UUIDv7 ids (RFC 9562): they sort by the time of making, and ids of one moment by the order of making (its method 2:
/// a random number counted up by random steps). So a list of many rows goes to the end of each index of ids.
/// </summary>
public static class Ids
{
    private const ulong TailMask = (1UL << 62) - 1;
    private const int StepBytes = 3;
    private static readonly Lock _gate = new();
    private static long _moment = -1;
    private static ulong _head; // 12 random bits behind the version
    private static ulong _tail; // 62 bits behind the variant
    private static readonly byte[] _random = new byte[1024 * StepBytes]; // drawn together: one by one costs more
    private static int _drawn = _random.Length;

    public static Guid New(DateTimeOffset now)
    {
        var moment = now.ToUnixTimeMilliseconds();
        Span<byte> id = stackalloc byte[16];
        lock (_gate)
        {
            var next = _tail + Step();
            if (moment == _moment && next <= TailMask)
                _tail = next;
            else
                Begin(moment);
            BinaryPrimitives.WriteUInt64BigEndian(id, ((ulong)moment << 16) | (7UL << 12) | _head);
            BinaryPrimitives.WriteUInt64BigEndian(id[8..], (1UL << 63) | _tail);
        }

        return new Guid(id, bigEndian: true);
    }

    /// <summary>Sorts before every id made at this moment or later.</summary>
    public static Guid First(DateTimeOffset moment)
    {
        Span<byte> id = stackalloc byte[16];
        id.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(id, (ulong)moment.ToUnixTimeMilliseconds() << 16);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>1 to 2^24.</summary>
    private static ulong Step()
    {
        if (_drawn == _random.Length)
        {
            RandomNumberGenerator.Fill(_random);
            _drawn = 0;
        }

        var bytes = _random.AsSpan(_drawn, StepBytes);
        _drawn += StepBytes;
        return 1UL + bytes[0] + ((ulong)bytes[1] << 8) + ((ulong)bytes[2] << 16);
    }

    private static void Begin(long moment)
    {
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        _moment = moment;
        _head = BinaryPrimitives.ReadUInt16BigEndian(random) & 0xFFFUL;
        _tail = BinaryPrimitives.ReadUInt64BigEndian(random[2..]) & TailMask;
    }
}
