using System.Security.Cryptography;
using Naungan.App.Platform.Files;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>A guarded file whose rows are being read ahead.</summary>
internal sealed class OpenFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Spreadsheet _book;
    private readonly RowsAhead _rows;

    private OpenFile(
        SubmitFile.Request request,
        IntakeWriter.Whole whole,
        IntakeSetting setting,
        FileStream file,
        Spreadsheet book,
        byte[] sha256
    )
    {
        (Request, Whole, Setting, _file, _book, Sha256) = (request, whole, setting, file, book, sha256);
        _rows = new RowsAhead(SheetSource.Of(book, request.FileName, request.Sheet), setting, whole.Submission);
    }

    internal SubmitFile.Request Request { get; }

    internal IntakeWriter.Whole Whole { get; }

    internal IntakeSetting Setting { get; }

    internal byte[] Sha256 { get; }

    /// <summary>Guards the file, then begins to read it.</summary>
    internal static async Task<Result<OpenFile>> Of(
        SubmitFile.Request request,
        IntakeWriter.Whole whole,
        IntakeSetting setting,
        CancellationToken stop
    )
    {
        var file = File.OpenRead(request.Path);
        try
        {
            var sha256 = await SHA256.HashDataAsync(file, stop);
            if (Spreadsheet.Open(file, request.FileName).TryGet(out var book, out var refusal))
                return new OpenFile(request, whole, setting, file, book, sha256);
            await file.DisposeAsync();
            return refusal;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="RowsAhead.Pieces"/>
    internal IAsyncEnumerable<RowsAhead.Piece> Pieces(CancellationToken stop) => _rows.Pieces(stop);

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _book.Dispose();
        await _file.DisposeAsync();
    }
}
