using Naungan.App.Jobs;
using Naungan.App.Platform.Files;

namespace Naungan.App.Intake;

/// <summary>
/// Reads the rows of a file piece by piece, each piece decided and kept in one transaction with the number of rows that
/// are behind it. After a crash those are passed over.
/// </summary>
internal sealed class IntakePieces(JobRun run, IntakeWriter.Whole whole, IntakeSetting setting, Differences? before)
{
    /// <exception cref="FileRefusedException">The file turned out to break a limit while it was read.</exception>
    internal async Task Read(IEnumerable<SheetSource.Sheet> sheets, CancellationToken stop)
    {
        await using var ahead = new RowsAhead(sheets, setting, whole.Submission, run.At.Done);
        await foreach (var piece in ahead.Pieces(stop))
        {
            if (piece.Rows.Count > 0)
                await Keep(piece, stop);
        }
    }

    private async Task Keep(RowsAhead.Piece piece, CancellationToken stop)
    {
        var mended = before is null ? [] : Compare(before, piece);
        await using (var session = await IntakeLock.Write(run.Db, whole.Government, stop))
        {
            await SubmissionTables.AddSheet(session, piece.Sheet, whole, piece.Position, stop);
            var register = new RegisterMatch(session, whole.Government, stop);
            var deciding = new Deciding(register);
            var rows = await deciding.Decide(piece.Rows);
            foreach (var later in deciding.Later)
            {
                later.Wait(SubmissionTables.SecondLook);
                rows.Add(later);
            }

            await new IntakeWriter(session, whole, stop).Write(rows);
            await register.Done();
            if (before is not null)
                await before.Supersede(session, whole.Government, mended, stop);
            await SubmissionTables.Count(session, whole, rows, stop);
            await run.Advance(session, run.At with { Phase = "read", Done = piece.Passed }, stop);
            await session.Commit(stop);
        }

        run.StopWhenCancelled();
    }

    /// <summary>
    /// A row of which the version before said the same is not worked again; the open rows whose place the others take.
    /// </summary>
    private static List<(string Sheet, int Row)> Compare(Differences before, RowsAhead.Piece piece)
    {
        var rows = piece.Rows.Zip(piece.Lines).Where(pair => pair.First.Outcome.Length == 0).ToList();
        foreach (var (row, line) in rows)
        {
            if (before.IsUnchanged(piece.Sheet, line))
                row.Ignore(Differences.Unchanged);
        }

        var changed = rows.Where(pair => pair.First.Outcome.Length == 0);
        return before.Mended(piece.Sheet, changed.Select(pair => pair.Second));
    }
}
