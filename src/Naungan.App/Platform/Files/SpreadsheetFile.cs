using System.Security.Cryptography;
using Naungan.Core;

namespace Naungan.App.Platform.Files;

/// <summary>A file on this machine: guarded, open, and known by the hash of its bytes.</summary>
internal sealed class SpreadsheetFile : IDisposable
{
    private readonly FileStream _file;

    private SpreadsheetFile(FileStream file, Spreadsheet book, byte[] sha256) =>
        (_file, Book, Sha256) = (file, book, sha256);

    internal Spreadsheet Book { get; }

    internal byte[] Sha256 { get; }

    /// <param name="path">On this machine.</param>
    /// <param name="fileName">As its sender calls it.</param>
    /// <param name="stop">Stops while the bytes are read.</param>
    internal static async Task<Result<SpreadsheetFile>> Open(string path, string fileName, CancellationToken stop)
    {
        var file = File.OpenRead(path);
        try
        {
            var sha256 = await SHA256.HashDataAsync(file, stop);
            if (Spreadsheet.Open(file, fileName).TryGet(out var book, out var refusal))
                return new SpreadsheetFile(file, book, sha256);
            await file.DisposeAsync();
            return refusal;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        Book.Dispose();
        _file.Dispose();
    }
}
