using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// A ZIP of files with a list of their hashes at the end. Times inside are fixed: the same files give the same bytes.
/// </summary>
internal sealed class PackWriter(Stream output) : IDisposable
{
    internal const string ListName = "DAFTAR-SHA256.txt";
    private static readonly DateTimeOffset _time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, string Hash)> _files = [];

    /// <summary>The hash of the list of hashes, once finished.</summary>
    internal string Hash { get; private set; } = "";

    internal void Add(string name, byte[] bytes)
    {
        _files.Add((name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        Write(name, bytes);
    }

    /// <summary>Writes the list in the form of <c>sha256sum</c>; returns how many files there are besides.</summary>
    internal int Finish(Func<string, (string Name, byte[] Bytes)>? sign = null)
    {
        var list = new StringBuilder();
        foreach (var (name, hash) in _files)
            list.Append(hash).Append("  ").Append(name).Append('\n');
        var text = list.ToString();
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Write(ListName, Encoding.UTF8.GetBytes(text));
        if (sign?.Invoke(text) is { } signed)
            Write(signed.Name, signed.Bytes);
        return _files.Count;
    }

    public void Dispose() => _zip.Dispose();

    private void Write(string name, byte[] bytes)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _time;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
