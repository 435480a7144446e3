using System.Text;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>The smallest file of the container that old workbooks and encrypted new ones share.</summary>
internal static class CompoundFile
{
    /// <summary>A compound file of four sectors: header, FAT, directory with one stream, the stream.</summary>
    public static MemoryStream Make(string stream, bool circle = false)
    {
        var bytes = new byte[512 * 4];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(bytes, 0);
        bytes[30] = 9;
        var words = new (int At, uint Value)[] { (44, 1), (48, 1), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0) };
        foreach (var (at, value) in words)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        for (var at = 80; at < 512; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), 0xFFFFFFFF);
        // FAT: itself, the directory, and the stream that ends or leads back to itself.
        uint[] fat = [0xFFFFFFFD, 0xFFFFFFFE, circle ? 2u : 0xFFFFFFFE];
        for (var i = 0; i < 128; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(512 + (i * 4)), i < fat.Length ? fat[i] : 0xFFFFFFFF);
        Entry(bytes.AsSpan(1024), "Root Entry", 5, 0xFFFFFFFE, 0);
        Entry(bytes.AsSpan(1024 + 128), stream, 2, 2, 5000);
        return new MemoryStream(bytes);
    }

    private static void Entry(Span<byte> at, string name, byte type, uint first, uint size)
    {
        var length = Encoding.Unicode.GetBytes(name, at);
        BitConverter.TryWriteBytes(at[64..], (ushort)(length + 2));
        at[66] = type;
        BitConverter.TryWriteBytes(at[116..], first);
        BitConverter.TryWriteBytes(at[120..], size);
    }
}
