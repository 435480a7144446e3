using System.Buffers.Binary;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Counts the entries of a ZIP by walking its central directory, before any library builds an object for each. What the
/// end record claims is not believed: a lying record could make a library load millions of entries first.
/// </summary>
internal static class PackageDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int CommentMax = 65_535;

    /// <summary>Throws when there are too many entries, or when the file does not end as a ZIP does.</summary>
    public static void Check(Stream stream)
    {
        var at = DirectoryStart(stream);
        Span<byte> head = stackalloc byte[EntryBytes];
        for (var entries = 0; ; entries++)
        {
            stream.Position = at;
            if (stream.ReadAtLeast(head, EntryBytes, throwOnEndOfStream: false) < 4)
                return;
            if (BinaryPrimitives.ReadUInt32LittleEndian(head) != EntrySignature)
                return;
            if (entries == Limits.ZipEntries)
                throw new FileRefusedException(FileRefusal.TooManyEntries);
            // Bit 0 of the flags: the entry is encrypted.
            if ((head[8] & 1) != 0)
                throw new FileRefusedException(FileRefusal.Encrypted);
            at += EntryBytes + Word(head, 28) + Word(head, 30) + Word(head, 32);
        }
    }

    private static long DirectoryStart(Stream stream)
    {
        var length = (int)Math.Min(stream.Length, EndBytes + CommentMax);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        for (var i = length - EndBytes; i >= 0; i--)
        {
            var end = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature)
                continue;
            var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            // All ones announce ZIP64, which no list of this size needs.
            if (start == uint.MaxValue || start >= stream.Length)
                throw new FileRefusedException(FileRefusal.Damaged);
            return start;
        }
        throw new FileRefusedException(FileRefusal.Damaged);
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
