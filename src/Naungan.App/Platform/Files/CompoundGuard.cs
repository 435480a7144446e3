using System.Buffers.Binary;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Looks at an OLE compound file (MS-CFB) before a reader follows its chains of sectors: a chain that runs in a circle
/// would never end. Also tells a password-protected XLSX from an old XLS; both begin with the same bytes.
/// </summary>
internal sealed class CompoundGuard
{
    private const uint Free = 0xFFFFFFFF;
    private const int HeaderBytes = 512;
    private const int DirectoryEntryBytes = 128;
    private const int EntriesMax = 4096;
    private const int MiniStreamCutoff = 4096;
    private readonly byte[] _bytes;
    private readonly int _sectorBytes;
    private readonly List<uint> _fat = [];

    private CompoundGuard(byte[] bytes)
    {
        _bytes = bytes;
        var shift = U16(30);
        if (bytes.Length < HeaderBytes * 2 || shift is not (9 or 12))
            throw new FileRefusedException(FileRefusal.Damaged);
        _sectorBytes = 1 << shift;
    }

    private int Sectors => (_bytes.Length / _sectorBytes) + 1;

    public static void Check(Stream stream)
    {
        if (stream.Length > Limits.XlsBytes)
            throw new FileRefusedException(FileRefusal.TooLarge(Limits.XlsBytes));
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        new CompoundGuard(bytes).Check();
    }

    private void Check()
    {
        ReadFat();
        var directory = Chain(U32(48), _fat);
        var mini = Chain(U32(60), _fat).SelectMany(SectorWords).ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in directory.SelectMany(DirectoryEntries).Take(EntriesMax))
        {
            var name = Name(entry);
            names.Add(name);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(entry + 120));
            var first = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(entry + 116));
            if (name is "Workbook" or "Book")
                Chain(first, size < MiniStreamCutoff ? mini : _fat);
            else if (name == "Root Entry")
                Chain(first, _fat);
        }
        if (names.Contains("EncryptedPackage"))
            throw new FileRefusedException(FileRefusal.Encrypted);
        if (!names.Contains("Workbook") && !names.Contains("Book"))
            throw new FileRefusedException(FileRefusal.UnknownKind);
    }

    private void ReadFat()
    {
        var blocks = new List<uint>();
        for (var i = 0; i < 109; i++)
            blocks.Add(U32(76 + (i * 4)));
        var next = U32(68);
        for (var hops = 0; next < Free - 5 && hops <= Sectors; hops++)
        {
            var words = SectorWords(next).ToList();
            blocks.AddRange(words[..^1]);
            next = words[^1];
        }
        foreach (var block in blocks.Where(block => block < Free - 5))
            _fat.AddRange(SectorWords(block));
        if (_fat.Count > Sectors + (2 * _sectorBytes))
            throw new FileRefusedException(FileRefusal.Damaged);
    }

    private List<uint> Chain(uint start, List<uint> table)
    {
        var chain = new List<uint>();
        for (var at = start; at < Free - 5; at = table[(int)at])
        {
            if (at >= table.Count || chain.Count > table.Count)
                throw new FileRefusedException(FileRefusal.Damaged);
            chain.Add(at);
        }
        return chain;
    }

    private IEnumerable<uint> SectorWords(uint sector)
    {
        var at = Offset(sector);
        for (var i = 0; i < _sectorBytes; i += 4)
            yield return U32(at + i);
    }

    private IEnumerable<int> DirectoryEntries(uint sector)
    {
        var at = Offset(sector);
        for (var i = 0; i < _sectorBytes; i += DirectoryEntryBytes)
            yield return at + i;
    }

    private string Name(int entry)
    {
        var length = Math.Clamp(U16(entry + 64) - 2, 0, 62);
        return Encoding.Unicode.GetString(_bytes, entry, length);
    }

    private int Offset(uint sector)
    {
        var at = (sector + 1L) * _sectorBytes;
        if (at + _sectorBytes > _bytes.Length)
            throw new FileRefusedException(FileRefusal.Damaged);
        return (int)at;
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
}
