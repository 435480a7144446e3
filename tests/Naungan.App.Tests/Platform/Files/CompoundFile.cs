using System.Text;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>The smallest file of the container that old workbooks and encrypted new ones share.</summary>
internal static class CompoundFile
{
    private const int Sector = 512;
    private const int StreamSectors = 8; // the least a stream of its own has

    /// <summary>A workbook locked with a password: its second record says so (MS-XLS 2.4.117, FilePass).</summary>
    public static MemoryStream LockedWorkbook() =>
        Make(
            "Workbook",
            content: [9, 8, 16, 0, 0, 6, 5, 0, 0, 0, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0, 0x2F, 0, 6, 0, 0, 0, 1, 2, 3, 4]
        );

    /// <summary>
    /// Header, FAT, directory with one stream, and the stream, which may lead back to its own beginning.
    /// </summary>
    public static MemoryStream Make(string stream, bool circle = false, byte[]? content = null)
    {
        var bytes = new byte[Sector * (3 + StreamSectors)];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(bytes, 0);
        (bytes[24], bytes[26], bytes[28], bytes[29], bytes[30], bytes[32]) = (0x3E, 3, 0xFE, 0xFF, 9, 6);
        var words = new (int At, uint Value)[] { (44, 1), (48, 1), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0) };
        foreach (var (at, value) in words)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        for (var at = 80; at < 512; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), 0xFFFFFFFF);
        for (var i = 0; i < Sector / 4; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(Sector + (i * 4)), Next(i, circle));
        Entry(bytes.AsSpan(Sector * 2), "Root Entry", 5, 0xFFFFFFFE, 0);
        Entry(bytes.AsSpan((Sector * 2) + 128), stream, 2, 2, Sector * StreamSectors);
        content?.CopyTo(bytes, Sector * 3);
        return new MemoryStream(bytes);
    }

    // The table of sectors: itself, the directory, the stream's chain, and nothing more.
    private static uint Next(int sector, bool circle) =>
        sector switch
        {
            0 => 0xFFFFFFFD,
            1 => 0xFFFFFFFE,
            < StreamSectors + 1 => (uint)sector + 1,
            StreamSectors + 1 => circle ? 2u : 0xFFFFFFFE,
            _ => 0xFFFFFFFF,
        };

    private static void Entry(Span<byte> at, string name, byte type, uint first, uint size)
    {
        var length = Encoding.Unicode.GetBytes(name, at);
        BitConverter.TryWriteBytes(at[64..], (ushort)(length + 2));
        at[66] = type;
        BitConverter.TryWriteBytes(at[116..], first);
        BitConverter.TryWriteBytes(at[120..], size);
    }
}
