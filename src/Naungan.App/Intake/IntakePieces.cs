using Naungan.App.Jobs;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Reads the rows of a file piece by piece, each piece decided and kept in one transaction with the number of rows that
/// are behind it. After a crash those are passed over.
/// </summary>
internal sealed class IntakePieces(JobRun run, IntakeWriter.Whole whole, IntakeSetting setting, Differences? before)
{
    private const int PieceRows = 8192;
    private long _passed;
    private int _position;

    internal async Task Read(IEnumerable<SheetSource.Sheet> sheets, CancellationToken stop)
    {
        foreach (var sheet in sheets)
        {
            _position++;
            var (reader, rows) = SheetReader.Open(sheet, setting);
            foreach (var piece in rows.Chunk(PieceRows))
            {
                stop.ThrowIfCancellationRequested();
                _passed += piece.Length;
                if (_passed > run.At.Done)
                    await Keep(reader, piece, stop);
            }
        }
    }

    private async Task Keep(SheetReader reader, LayoutFinder.Line[] piece, CancellationToken stop)
    {
        var read = piece.AsParallel().AsOrdered().Select(line => Read(reader, line)).ToList();
        var mended = before?.Mended(reader, piece.Where((_, i) => read[i].Outcome.Length == 0)) ?? [];
        await using (var session = await IntakeLock.Write(run.Db, whole.Government, stop))
        {
            await SubmissionTables.AddSheet(session, reader, whole, _position, stop);
            var register = new RegisterMatch(session, whole.Government, stop);
            var deciding = new Deciding(register, whole.Now);
            var rows = await deciding.Decide(read);
            foreach (var later in deciding.Later)
            {
                later.Wait(SubmissionTables.SecondLook);
                rows.Add(later);
            }

            await new IntakeWriter(session, run.Db.Vault, whole, stop).Write(rows);
            await register.Done();
            if (before is not null)
                await before.Supersede(session, whole.Government, mended, stop);
            await SubmissionTables.Count(session, whole, rows, stop);
            await run.Advance(session, run.At with { Phase = "read", Done = _passed }, stop);
            await session.Commit(stop);
        }

        run.StopWhenCancelled();
    }

    /// <summary>What the row says; when the version before said the same, it is not worked again.</summary>
    private RowWork Read(SheetReader reader, LayoutFinder.Line line)
    {
        var row = reader.Read(line, whole.Submission);
        if (row.Outcome.Length == 0 && before?.IsUnchanged(reader, line) == true)
            row.Ignore(Differences.Unchanged);
        return row;
    }
}
