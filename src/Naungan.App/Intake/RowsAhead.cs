using System.Threading.Channels;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// The rows of a file, read, checked and sealed on other threads while those before are matched and stored. No more
/// than a few pieces wait, so memory does not grow with the file.
/// </summary>
internal sealed class RowsAhead : IAsyncDisposable
{
    // Small enough to die young in memory, large enough that asking the register about a piece costs little a row.
    private const int PieceRows = 4096;
    private const int PiecesWaiting = 2;

    /// <param name="Position">Of the sheet in its file, from 1.</param>
    /// <param name="Lines">Rows of one sheet as they stand there, in its order; none for a sheet that is
    /// empty.</param>
    /// <param name="Rows">What each of them says.</param>
    /// <param name="Passed">Rows of the file that are read with this piece.</param>
    internal sealed record Piece(
        SheetReader Sheet,
        int Position,
        IReadOnlyList<LayoutFinder.Line> Lines,
        List<RowWork> Rows,
        long Passed
    );

    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(PiecesWaiting);
    private readonly CancellationTokenSource _given = new();
    private readonly IntakeSetting _setting;
    private readonly Guid _submission;
    private readonly Task _reading;
    private long _behind;
    private long _passed;

    /// <param name="sheets">Read once, on another thread.</param>
    /// <param name="setting">What is the same for all of them.</param>
    /// <param name="submission">Whose cells are sealed.</param>
    /// <param name="behind">Rows at the beginning that are stored already and are passed over.</param>
    internal RowsAhead(IEnumerable<SheetSource.Sheet> sheets, IntakeSetting setting, Guid submission, long behind = 0)
    {
        (_setting, _submission, _behind) = (setting, submission, behind);
        _reading = Task.Run(() => Read(sheets));
    }

    /// <exception cref="FileRefusedException">The file turned out to break a limit while it was read.</exception>
    internal IAsyncEnumerable<Piece> Pieces(CancellationToken stop) => _pieces.Reader.ReadAllAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _given.CancelAsync();
        await _reading;
        _given.Dispose();
    }

    // Whatever goes wrong here is thrown where the pieces are taken.
    private async Task Read(IEnumerable<SheetSource.Sheet> sheets)
    {
        try
        {
            var position = 0;
            foreach (var sheet in sheets)
                await Read(sheet, ++position);
            _pieces.Writer.Complete();
        }
        catch (Exception error)
        {
            _pieces.Writer.TryComplete(error);
        }
    }

    private async Task Read(SheetSource.Sheet sheet, int position)
    {
        var (reader, rows) = SheetReader.Open(sheet, _setting);
        await _pieces.Writer.WriteAsync(new Piece(reader, position, [], [], _passed), _given.Token);
        foreach (var lines in rows.Where(_ => IsAhead()).Chunk(PieceRows))
        {
            // Ids in the order of the file, so that its people go to the end of each index.
            var read = lines
                .Select(line => (Line: line, Id: Ids.New(_setting.At)))
                .AsParallel()
                .AsOrdered()
                .Select(row => reader.Read(row.Line, _submission, row.Id))
                .ToList();
            await _pieces.Writer.WriteAsync(new Piece(reader, position, lines, read, _passed), _given.Token);
        }
    }

    private bool IsAhead()
    {
        _passed++;
        return --_behind < 0;
    }
}
