using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Naungan.App.Platform.Security;

/// <summary>
/// Seals personal numbers (NIK, KK, phone, account, mother's name) with AES-256-GCM. The cipher is bound to its table,
/// row and column, so a cell copied elsewhere does not open. Equality is asked through a keyed hash (blind index).
/// </summary>
/// <remarks>Layout of a sealed cell: version (1 byte), key id (1), nonce (12), cipher text, tag (16).</remarks>
public sealed class Vault : IDisposable
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 2;
    private const int RowBytes = 16;
    private const int IndexBytes = 16;
    private const int ShortBytes = 256;

    private readonly Dictionary<byte, byte[]> _keys;
    private readonly byte _current;
    private readonly ThreadLocal<Dictionary<byte, AesGcm>> _ciphers = new(() => [], trackAllValues: true);
    private readonly ThreadLocal<IncrementalHash> _hashes;
    private readonly ThreadLocal<RandomBytes> _random = new(() => new RandomBytes());

    private Vault(byte current, Dictionary<byte, byte[]> keys, byte[] indexKey)
    {
        _current = current;
        _keys = keys;
        _hashes = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, indexKey), trackAllValues: true);
    }

    /// <summary>Reads the keys, or makes new ones in a file only its owner may read.</summary>
    public static Vault FromFile(string path)
    {
        if (!File.Exists(path))
            WriteNew(path);
        var file =
            JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(path))
            ?? throw new InvalidDataException("The key file of the vault is empty.");
        return new Vault(
            file.Current,
            file.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value)),
            Convert.FromBase64String(file.Index)
        );
    }

    /// <summary>A vault with fresh keys that are kept nowhere; for tests.</summary>
    public static Vault InMemory() =>
        new(1, new() { [1] = RandomNumberGenerator.GetBytes(32) }, RandomNumberGenerator.GetBytes(32));

    /// <summary>Seals a text for one cell; null stays null.</summary>
    public byte[]? Seal(string? plain, string column, Guid row)
    {
        if (plain is null)
            return null;
        var cell = Cell(Encoding.UTF8.GetByteCount(plain));
        Encoding.UTF8.GetBytes(plain, Text(cell));
        return Close(cell, column, row);
    }

    /// <summary>Seals the bytes of a file for one cell.</summary>
    public byte[] SealBytes(ReadOnlySpan<byte> plain, string column, Guid row)
    {
        var cell = Cell(plain.Length);
        plain.CopyTo(Text(cell));
        return Close(cell, column, row);
    }

    /// <summary>
    /// Opens a sealed cell. Callers must have written an audit event with a reason before they show it.
    /// </summary>
    /// <exception cref="CryptographicException">
    /// The cell was changed, moved, or sealed under a key this vault lacks.
    /// </exception>
    public string? Open(byte[]? cell, string column, Guid row) =>
        cell is null ? null : Encoding.UTF8.GetString(OpenBytes(cell, column, row));

    /// <summary>The bytes of a sealed file, under the same conditions.</summary>
    public byte[] OpenBytes(byte[] cell, string column, Guid row)
    {
        if (cell.Length < HeadBytes + NonceBytes + TagBytes || cell[0] != Version || !_keys.ContainsKey(cell[1]))
            throw new CryptographicException("A sealed cell cannot be opened with this vault's keys.");
        var plain = new byte[cell.Length - HeadBytes - NonceBytes - TagBytes];
        var length = BoundBytes(column);
        Span<byte> bound = length <= ShortBytes ? stackalloc byte[length] : new byte[length];
        Bind(bound, column, row);
        var nonce = cell.AsSpan(HeadBytes, NonceBytes);
        Cipher(cell[1]).Decrypt(nonce, Text(cell), cell.AsSpan(^TagBytes..), plain, bound);
        return plain;
    }

    /// <summary>Sixteen bytes that are equal when kind and text are equal, and tell nothing without the key.</summary>
    public byte[]? Index(string kind, string? plain)
    {
        if (plain is null)
            return null;
        var text = $"{kind}\0{plain}";
        var length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= ShortBytes ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> index = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hash = _hashes.Value!;
        hash.AppendData(bytes);
        hash.GetHashAndReset(index);
        return index[..IndexBytes].ToArray();
    }

    public void Dispose()
    {
        foreach (var ciphers in _ciphers.Values)
        {
            foreach (var cipher in ciphers.Values)
                cipher.Dispose();
        }

        foreach (var hash in _hashes.Values)
            hash.Dispose();
        _ciphers.Dispose();
        _hashes.Dispose();
        _random.Dispose();
    }

    private static void WriteNew(string path)
    {
        var file = new KeyFile(
            1,
            new() { [1] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) },
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        );
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        JsonSerializer.Serialize(stream, file);
    }

    private static Span<byte> Text(byte[] cell) => cell.AsSpan(HeadBytes + NonceBytes)[..^TagBytes];

    /// <summary>Room for a text of this length, with its head written.</summary>
    private byte[] Cell(int length)
    {
        var cell = new byte[HeadBytes + NonceBytes + length + TagBytes];
        cell[0] = Version;
        cell[1] = _current;
        _random.Value!.Fill(cell.AsSpan(HeadBytes, NonceBytes));
        return cell;
    }

    private byte[] Close(byte[] cell, string column, Guid row)
    {
        var text = Text(cell);
        var nonce = cell.AsSpan(HeadBytes, NonceBytes);
        var length = BoundBytes(column);
        Span<byte> bound = length <= ShortBytes ? stackalloc byte[length] : new byte[length];
        Bind(bound, column, row);
        Cipher(_current).Encrypt(nonce, text, text, cell.AsSpan(^TagBytes..), bound);
        return cell;
    }

    // What a cell is bound to: its row, then the name of its column.
    private static int BoundBytes(string column) => RowBytes + Encoding.UTF8.GetByteCount(column);

    private static void Bind(Span<byte> bound, string column, Guid row)
    {
        row.TryWriteBytes(bound, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(column, bound[RowBytes..]);
    }

    private AesGcm Cipher(byte id)
    {
        var mine = _ciphers.Value!;
        if (!mine.TryGetValue(id, out var cipher))
            mine[id] = cipher = new AesGcm(_keys[id], TagBytes);
        return cipher;
    }

    /// <summary>Bytes of the system's generator, fetched many at a time: a call for twelve costs as much.</summary>
    private sealed class RandomBytes
    {
        private readonly byte[] _bytes = new byte[4096];
        private int _used = 4096;

        internal void Fill(Span<byte> wanted)
        {
            if (_used + wanted.Length > _bytes.Length)
            {
                RandomNumberGenerator.Fill(_bytes);
                _used = 0;
            }

            _bytes.AsSpan(_used, wanted.Length).CopyTo(wanted);
            _used += wanted.Length;
        }
    }

    private sealed record KeyFile(byte Current, Dictionary<byte, string> Keys, string Index);
}
