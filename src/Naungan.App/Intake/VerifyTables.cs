using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>Rows that made or met a person, and what the verifier says of them.</summary>
internal static class VerifyTables
{
    internal const string Verified = "verified";
    internal const string Returned = "returned";

    private const string Open =
        "where r.region_code = @government and r.submission_id = @submission and r.outcome in ('accepted', 'merged') "
        + "and r.verdict is null and (@reason = '' or coalesce(r.reason, '-') = @reason) ";

    internal static Task<int> CountOpen(
        Session session,
        string government,
        Guid submission,
        string reason,
        CancellationToken stop
    ) =>
        session.One<int>(
            "select count(*) from submission_row r " + Open,
            new
            {
                government,
                submission,
                reason,
            },
            stop
        );

    /// <summary>The first rows, with what they say.</summary>
    internal static Task<List<IntakeTables.Row>> OpenRows(
        Session session,
        string government,
        Guid submission,
        string reason,
        int take,
        CancellationToken stop
    ) => OpenRows(session, government, submission, reason, take, withCells: true, stop);

    /// <summary>All of them, without what they say.</summary>
    internal static Task<List<IntakeTables.Row>> OpenRows(
        Session session,
        string government,
        Guid submission,
        string reason,
        CancellationToken stop
    ) => OpenRows(session, government, submission, reason, int.MaxValue, withCells: false, stop);

    private static Task<List<IntakeTables.Row>> OpenRows(
        Session session,
        string government,
        Guid submission,
        string reason,
        int take,
        bool withCells,
        CancellationToken stop
    )
    {
        var cells = withCells ? "r.cells" : "null as cells";
        return session.List<IntakeTables.Row>(
            $"select r.submission_id, r.sheet, r.row_number, r.outcome, r.reason, r.person_id, {cells} "
                + "from submission_row r "
                + Open
                + "order by r.sheet, r.row_number limit @take",
            new
            {
                government,
                submission,
                reason,
                take,
            },
            stop
        );
    }

    internal static async Task<bool> HasReturned(
        Session session,
        string government,
        Guid submission,
        CancellationToken stop
    ) =>
        await session.One<int>(
            "select count(*) from submission_row where region_code = @government and submission_id = @submission "
                + "and verdict = 'returned'",
            new { government, submission },
            stop
        ) > 0;

    /// <summary>People who stand in a decree of the programme do not leave it by way of a list.</summary>
    internal static async Task<HashSet<Guid>> InDecree(
        Session session,
        string government,
        string programme,
        Guid submission,
        CancellationToken stop
    ) =>
        [
            .. await session.List<Guid>(
                "select distinct r.person_id from submission_row r join enrolment_event e "
                    + "on e.region_code = r.region_code and e.person_id = r.person_id "
                    + "where r.region_code = @government and r.submission_id = @submission and r.verdict is null "
                    + "and e.programme_code = @programme and e.to_state = 'registered'",
                new
                {
                    government,
                    programme,
                    submission,
                },
                stop
            ),
        ];

    /// <summary>Writes the verdicts, and takes what returned rows proposed out of the register's work.</summary>
    internal static async Task Keep(
        Session session,
        IntakeTables.Submission submission,
        string government,
        IReadOnlyList<IntakeTables.Row> rows,
        VerifyRows.Verdict verdict,
        CancellationToken stop
    )
    {
        await session.BulkInsert(
            "row_verdict",
            [.. "region_code id submission_id sheet row_number verdict why decided_by decided_at".Split(' ')],
            rows.Select(row =>
                new object?[]
                {
                    government,
                    Ids.New(verdict.At),
                    submission.Id,
                    row.Sheet,
                    row.RowNumber,
                    verdict.Name,
                    verdict.Why,
                    verdict.By,
                    verdict.At,
                }
            ),
            stop
        );
        // With a key of its own, so that neither database can choose a slow order.
        await session.Run(
            "create temp table judged_row as select sheet, row_number, person_id from submission_row where 1 = 0; "
                + "create unique index judged_row_key on judged_row (sheet, row_number)",
            stop: stop
        );
        await session.BulkInsert(
            "judged_row",
            ["sheet", "row_number", "person_id"],
            rows.Select(row => new object?[] { row.Sheet, row.RowNumber, row.PersonId }),
            stop
        );
        await Mark(session, government, submission.Id, verdict.Name, stop);
        if (verdict.Name == Returned)
            await TakeBack(session, submission, government, rows, stop);
        await session.Run("drop table judged_row", stop: stop);
    }

    internal static Task<int> SetState(
        Session session,
        string government,
        Guid submission,
        string state,
        VerifyRows.Verdict verdict,
        CancellationToken stop
    ) =>
        session.Run(
            "update submission set state = @state, verifier = @By, "
                + "verified_at = case when @state = 'being-verified' then null else @At end "
                + "where region_code = @government and id = @submission",
            new
            {
                government,
                submission,
                state,
                verdict.By,
                verdict.At,
            },
            stop
        );

    private static Task<int> Mark(
        Session session,
        string government,
        Guid submission,
        string verdict,
        CancellationToken stop
    ) =>
        session.Run(
            "update submission_row set verdict = @verdict, outcome = case when @verdict = 'returned' then 'waiting' "
                + "else outcome end, reason = case when @verdict = 'returned' then 'returned' else reason end "
                + "from judged_row j where submission_row.region_code = @government "
                + "and submission_row.submission_id = @submission and submission_row.sheet = j.sheet "
                + "and submission_row.row_number = j.row_number",
            new
            {
                government,
                submission,
                verdict,
            },
            stop
        );

    /// <summary>What only returned rows said a person does is no longer said.</summary>
    private static async Task TakeBack(
        Session session,
        IntakeTables.Submission submission,
        string government,
        IReadOnlyList<IntakeTables.Row> rows,
        CancellationToken stop
    )
    {
        await session.Run(
            "delete from work where region_code = @government and submission_id = @Id "
                + "and person_id in (select person_id from judged_row) and not exists (select 1 from submission_row o "
                + "where o.region_code = @government and o.submission_id = @Id and o.person_id = work.person_id "
                + "and o.outcome in ('accepted', 'merged'))",
            new { government, submission.Id },
            stop
        );
        await session.Run(
            "update submission set accepted = accepted - @accepted, merged = merged - @merged, "
                + "waiting = waiting + @accepted + @merged where region_code = @government and id = @Id",
            new
            {
                government,
                submission.Id,
                accepted = rows.Count(row => row.Outcome == Outcomes.Accepted),
                merged = rows.Count(row => row.Outcome == Outcomes.Merged),
            },
            stop
        );
    }
}
