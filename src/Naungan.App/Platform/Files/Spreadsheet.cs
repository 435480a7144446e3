using System.IO.Compression;
using System.Xml;
using Naungan.Core;

namespace Naungan.App.Platform.Files;

/// <summary>
/// A file somebody sent, opened safely: XLSX, XLS, ODS, CSV of any delimiter and encoding, or a ZIP of these. What it
/// is, is
/// told by its bytes, never by its name. Rows stream; memory stays bounded.
/// </summary>
/// <remarks>
/// <code>
/// if (!Spreadsheet.Open(stream, name).TryGet(out var book, out var refusal)) return refusal;
/// using (book)
///     foreach (var sheet in book.Sheets)
///         foreach (var row in sheet.Rows) ...            // may throw FileRefusedException: return its Refusal
/// </code>
/// </remarks>
public sealed class Spreadsheet : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly List<Func<IEnumerable<Sheet>>> _sources = [];
    private long _unpackedBytesLeft = Limits.UnpackedBytes;

    private Spreadsheet() { }

    /// <summary>
    /// All sheets in order, hidden ones too; asked again, from the first. Read the rows of one before going on to the
    /// next.
    /// </summary>
    public IEnumerable<Sheet> Sheets => _sources.SelectMany(source => source());

    /// <summary>Opens a file after checking it against <see cref="Limits"/>; the stream stays the caller's.</summary>
    /// <param name="stream">Seekable; read from its beginning.</param>
    /// <param name="fileName">Only repeated in <see cref="Sheet.File"/>.</param>
    public static Result<Spreadsheet> Open(Stream stream, string fileName)
    {
        if (!stream.CanSeek)
            throw new ArgumentException(
                "A file is checked before it is read, so its stream must seek.",
                nameof(stream)
            );
        var book = new Spreadsheet();
        try
        {
            book.Add(stream, fileName, insideZip: false);
            return book;
        }
        catch (FileRefusedException refused)
        {
            book.Dispose();
            return refused.Refusal;
        }
        catch (Exception cause) when (cause is InvalidDataException or XmlException or EndOfStreamException)
        {
            book.Dispose();
            return FileRefusal.Damaged;
        }
    }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
            _owned[i].Dispose();
        _owned.Clear();
    }

    private void Add(Stream stream, string file, bool insideZip)
    {
        if (stream.Length > Limits.FileBytes)
            throw new FileRefusedException(FileRefusal.TooLarge(Limits.FileBytes));
        switch (FileSignature.Of(stream))
        {
            case FileSignature.Kind.Zip:
                AddPackage(stream, file, insideZip);
                break;
            case FileSignature.Kind.Compound:
                var old = Own(ExcelSource.OpenXls(stream, file));
                _sources.Add(old.Sheets);
                break;
            case FileSignature.Kind.Text:
                _sources.Add(() => [new CsvSource(stream, file).Sheet()]);
                break;
        }
    }

    private void AddPackage(Stream stream, string file, bool insideZip)
    {
        PackageDirectory.Check(stream);
        stream.Position = 0;
        using var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (package.GetEntry("xl/workbook.xml") is not null)
        {
            var workbook = Own(ExcelSource.OpenXlsx(stream, package, file));
            _sources.Add(workbook.Sheets);
            return;
        }
        if (package.GetEntry("xl/workbook.bin") is not null)
            throw new FileRefusedException(FileRefusal.BinaryWorkbook);
        if (package.GetEntry("mimetype") is { } mime && package.GetEntry("content.xml") is not null)
        {
            if (!IsOpenSpreadsheet(mime))
                throw new FileRefusedException(FileRefusal.UnknownKind);
            if (package.GetEntry("META-INF/manifest.xml") is { } manifest && IsEncrypted(manifest))
                throw new FileRefusedException(FileRefusal.Encrypted);
            OdsSource.Check(package);
            _sources.Add(new OdsSource(stream, file).Sheets);
            return;
        }
        if (package.GetEntry("[Content_Types].xml") is not null)
            throw new FileRefusedException(FileRefusal.UnknownKind);
        if (insideZip)
            throw new FileRefusedException(FileRefusal.NestedZip);
        AddArchive(package, file);
    }

    private static bool IsOpenSpreadsheet(ZipArchiveEntry mime)
    {
        var text = new byte[64];
        using var stream = mime.Open();
        var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return text.AsSpan(0, length).StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8);
    }

    /// <summary>With a password the content is noise, and the manifest says how it was made.</summary>
    private static bool IsEncrypted(ZipArchiveEntry manifest)
    {
        using var xml = new GuardedXml(manifest.Open());
        var text = new byte[Limits.CellCharacters];
        var length = xml.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return text.AsSpan(0, length).IndexOf("encryption-data"u8) >= 0;
    }

    private void AddArchive(ZipArchive archive, string file)
    {
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal))
                continue;
            if (name.StartsWith('/') || name.Split('/').Contains(".."))
                throw new FileRefusedException(FileRefusal.UnsafeName);
            Add(Own(Unpack(entry)), $"{file}/{name}", insideZip: true);
        }
        if (_sources.Count == 0)
            throw new FileRefusedException(FileRefusal.Empty);
    }

    // To a file that vanishes when closed: the readers want to seek, and memory stays small.
    private FileStream Unpack(ZipArchiveEntry entry)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var target = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
        try
        {
            using var packed = entry.Open();
            var buffer = new byte[64 * 1024];
            for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
            {
                if ((_unpackedBytesLeft -= read) < 0)
                    throw new FileRefusedException(FileRefusal.Unpacked);
                target.Write(buffer, 0, read);
            }
            target.Position = 0;
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }
}
