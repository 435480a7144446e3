using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>
/// Looks again at rows that wait, with everybody who is in the register by now, and writes down what became of them.
/// </summary>
internal sealed class LookAgain(Session session, Db db, IntakeWriter.Whole whole)
{
    private static readonly string[] _columns = ["sheet", "row_number", "outcome", "reason", "person_id"];

    /// <summary>Rows of the submission that wait for this reason.</summary>
    internal async Task Rows(string reason, CancellationToken stop) =>
        await Rows(await SubmissionTables.Waiting(session, whole.Government, whole.Submission, reason, stop), stop);

    /// <summary>Rows that wait and about which nobody has decided; and how many of them wait no more.</summary>
    internal async Task<(int Rows, int Settled)> Undecided(CancellationToken stop)
    {
        var stored = await SubmissionTables.Undecided(session, whole.Government, whole.Submission, stop);
        return (stored.Count, await Rows(stored, stop));
    }

    private async Task<int> Rows(List<IntakeTables.Row> stored, CancellationToken stop)
    {
        if (stored.Count == 0)
            return 0;
        var submission = await IntakeTables.ById(session, whole.Government, whole.Submission, stop);
        var again = await RowsAgain.Of(session, db, whole.Government, submission!, stop);
        var rows = stored.AsParallel().AsOrdered().Select(again.Work).ToList();
        return await Rows(rows, stored, stop);
    }

    private async Task<int> Rows(List<RowWork> rows, List<IntakeTables.Row> stored, CancellationToken stop)
    {
        var register = new RegisterMatch(session, whole.Government, stop);
        var second = new SecondLook(session, db.Vault, register, new(whole.Government, whole.Now, stop));
        await second.Decide(rows);
        await register.Done();
        var changed = rows.Zip(stored)
            .Where(pair => (pair.First.Outcome, pair.First.Reason) != (pair.Second.Outcome, pair.Second.Reason))
            .Select(pair => pair.First)
            .ToList();
        var writer = new IntakeWriter(session, whole, stop);
        await writer.WritePeople(changed);
        await Change(changed, writer, stop);
        return changed.Count(row => row.Outcome != Outcomes.Waiting);
    }

    private async Task Change(List<RowWork> rows, IntakeWriter writer, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        // With a key of its own, so that neither database can choose a slow order.
        await session.Run(
            "create temp table decided_row as select sheet, row_number, outcome, reason, person_id "
                + "from submission_row where 1 = 0; "
                + "create unique index decided_row_key on decided_row (sheet, row_number)",
            stop: stop
        );
        await session.BulkInsert("decided_row", _columns, rows.Select(Decided), stop);
        await session.Run(
            "update submission_row set outcome = d.outcome, reason = d.reason, person_id = d.person_id "
                + "from decided_row d where submission_row.region_code = @Government "
                + "and submission_row.submission_id = @Submission and submission_row.sheet = d.sheet "
                + "and submission_row.row_number = d.row_number",
            whole,
            stop
        );
        await session.Run(
            "delete from row_likeness where region_code = @Government and submission_id = @Submission "
                + "and exists (select 1 from decided_row d where d.sheet = row_likeness.sheet "
                + "and d.row_number = row_likeness.row_number)",
            whole,
            stop
        );
        await session.Run("drop table decided_row", stop: stop);
        await writer.AddLikenesses(rows);
        await SubmissionTables.MoveFromWaiting(session, whole, rows, stop);
    }

    private static object?[] Decided(RowWork row) =>
        [row.Facts.Sheet, row.Facts.Row, row.Outcome, row.Reason, row.PersonId];
}
