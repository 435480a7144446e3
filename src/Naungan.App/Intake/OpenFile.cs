using Naungan.App.Platform.Files;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>A guarded file whose rows are being read ahead.</summary>
internal sealed class OpenFile : IAsyncDisposable
{
    private readonly SpreadsheetFile _file;
    private readonly RowsAhead _rows;

    private OpenFile(SubmitFile.Request request, IntakeWriter.Whole whole, IntakeSetting setting, SpreadsheetFile file)
    {
        (Request, Whole, Setting, _file) = (request, whole, setting, file);
        _rows = new RowsAhead(SheetSource.Of(file.Book, request.FileName, request.Sheet), setting, whole.Submission);
    }

    internal SubmitFile.Request Request { get; }

    internal IntakeWriter.Whole Whole { get; }

    internal IntakeSetting Setting { get; }

    internal byte[] Sha256 => _file.Sha256;

    /// <summary>Guards the file, then begins to read it.</summary>
    internal static async Task<Result<OpenFile>> Of(
        SubmitFile.Request request,
        IntakeWriter.Whole whole,
        IntakeSetting setting,
        CancellationToken stop
    ) =>
        (await SpreadsheetFile.Open(request.Path, request.FileName, stop)).TryGet(out var file, out var refusal)
            ? new OpenFile(request, whole, setting, file)
            : refusal;

    /// <inheritdoc cref="RowsAhead.Pieces"/>
    internal IAsyncEnumerable<RowsAhead.Piece> Pieces(CancellationToken stop) => _rows.Pieces(stop);

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _file.Dispose();
    }
}
