using System.Security.Cryptography;
using System.Threading.Channels;
using Naungan.App.Platform.Files;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>
/// A file whose rows are being read ahead, on another thread, while those before are matched and stored. No more than a
/// few pieces wait, so memory does not grow with the file.
/// </summary>
internal sealed class OpenFile : IAsyncDisposable
{
    private const int PieceRows = 8192;
    private const int PiecesWaiting = 2;

    /// <param name="Rows">Of one sheet, in its order; none for a sheet that is empty.</param>
    internal sealed record Piece(SheetReader Sheet, IReadOnlyList<RowWork> Rows);

    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(PiecesWaiting);
    private readonly CancellationTokenSource _given = new();
    private readonly FileStream _file;
    private readonly Spreadsheet _book;
    private readonly Task _reading;

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
        _reading = Task.Run(Read);
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

    /// <exception cref="FileRefusedException">The file turned out to break a limit while it was read.</exception>
    internal IAsyncEnumerable<Piece> Pieces(CancellationToken stop) => _pieces.Reader.ReadAllAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _given.CancelAsync();
        await _reading;
        _book.Dispose();
        await _file.DisposeAsync();
        _given.Dispose();
    }

    // Whatever goes wrong here is thrown where the pieces are taken.
    private async Task Read()
    {
        try
        {
            foreach (var sheet in SheetSource.Of(_book, Request.FileName))
            {
                if (Request.Sheet is null || Request.Sheet == sheet.Key)
                    await Read(sheet);
            }

            _pieces.Writer.Complete();
        }
        catch (Exception error)
        {
            _pieces.Writer.TryComplete(error);
        }
    }

    private async Task Read(SheetSource.Sheet sheet)
    {
        var (reader, rows) = SheetReader.Open(sheet, Setting);
        await _pieces.Writer.WriteAsync(new Piece(reader, []), _given.Token);
        foreach (var piece in rows.Chunk(PieceRows))
        {
            var read = piece.AsParallel().AsOrdered().Select(line => reader.Read(line, Whole.Submission)).ToList();
            await _pieces.Writer.WriteAsync(new Piece(reader, read), _given.Token);
        }
    }
}
