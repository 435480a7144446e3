using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>
/// A submission on its way: made when the file is received, counted piece by piece, checked at the end.
/// </summary>
internal static class SubmissionTables
{
    /// <summary>Why a row waits whose turn comes when all rows of its file are in.</summary>
    internal const string SecondLook = "second-look";

    internal static Task<int> Receive(
        Session session,
        string government,
        Guid id,
        IntakeJob.Request request,
        byte[] sha256,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into submission (region_code, id, agency_code, programme_code, file_name, sha256, state, rows_read, "
                + "accepted, merged, waiting, rejected, ignored, submitted_by, submitted_at, version, previous_id) "
                + "values (@government, @id, @Agency, @Programme, @FileName, @sha256, 'received', 0, 0, 0, 0, 0, 0, @by, "
                + "@now, coalesce((select version + 1 from submission where region_code = @government "
                + "and id = @Previous), 1), @Previous)",
            new
            {
                government,
                id,
                request.Agency,
                request.Programme,
                request.FileName,
                request.Previous,
                sha256,
                by,
                now,
            },
            stop
        );

    internal static async Task AddSheet(
        Session session,
        SheetReader reader,
        IntakeWriter.Whole whole,
        int position,
        CancellationToken stop
    )
    {
        var stored = reader.ToStored(whole.Government, whole.Submission);
        await session.Run(
            "insert into submission_sheet (region_code, submission_id, sheet, header_row, headings, fields, titles, "
                + "position) values (@Government, @Submission, @sheet, @headerRow, @headings, @fields, @titles, @position) "
                + "on conflict do nothing",
            new
            {
                whole.Government,
                whole.Submission,
                sheet = stored[2],
                headerRow = stored[3],
                headings = stored[4],
                fields = stored[5],
                titles = stored[6],
                position,
            },
            stop
        );
    }

    internal static Task<int> Count(
        Session session,
        IntakeWriter.Whole whole,
        IReadOnlyList<RowWork> rows,
        CancellationToken stop
    )
    {
        var counts = Outcomes.All.ToDictionary(outcome => outcome, _ => 0);
        foreach (var row in rows)
            counts[row.Outcome]++;
        return session.Run(
            "update submission set rows_read = rows_read + @rows, accepted = accepted + @accepted, "
                + "merged = merged + @merged, waiting = waiting + @waiting, rejected = rejected + @rejected, "
                + "ignored = ignored + @ignored where region_code = @Government and id = @Submission",
            new
            {
                whole.Government,
                whole.Submission,
                rows = rows.Count - counts[Outcomes.Ignored],
                accepted = counts[Outcomes.Accepted],
                merged = counts[Outcomes.Merged],
                waiting = counts[Outcomes.Waiting],
                rejected = counts[Outcomes.Rejected],
                ignored = counts[Outcomes.Ignored],
            },
            stop
        );
    }

    /// <summary>Rows that waited have become something; the sum stays what was read.</summary>
    internal static Task<int> MoveFromWaiting(
        Session session,
        IntakeWriter.Whole whole,
        IReadOnlyList<RowWork> rows,
        CancellationToken stop
    )
    {
        int Number(string outcome) => rows.Count(row => row.Outcome == outcome);
        return session.Run(
            "update submission set accepted = accepted + @accepted, merged = merged + @merged, "
                + "rejected = rejected + @rejected, waiting = waiting - @accepted - @merged - @rejected "
                + "where region_code = @Government and id = @Submission",
            new
            {
                whole.Government,
                whole.Submission,
                accepted = Number(Outcomes.Accepted),
                merged = Number(Outcomes.Merged),
                rejected = Number(Outcomes.Rejected),
            },
            stop
        );
    }

    private const string RowsInOrder =
        "select r.submission_id, r.sheet, r.row_number, r.outcome, r.reason, r.person_id, r.cells "
        + "from submission_row r join submission_sheet s on s.region_code = r.region_code "
        + "and s.submission_id = r.submission_id and s.sheet = r.sheet where r.region_code = @government "
        + "and r.submission_id = @submission and r.outcome = 'waiting' ";

    internal static Task<List<IntakeTables.Row>> Undecided(
        Session session,
        string government,
        Guid submission,
        CancellationToken stop
    ) =>
        session.List<IntakeTables.Row>(
            RowsInOrder
                + "and coalesce(r.reason, '') <> 'returned' and not exists (select 1 from row_decision d where d.region_code = r.region_code "
                + "and d.submission_id = r.submission_id and d.sheet = r.sheet and d.row_number = r.row_number) "
                + "order by s.position, r.sheet, r.row_number",
            new { government, submission },
            stop
        );

    /// <summary>In the order of the file: of two rows alike the first makes the person.</summary>
    internal static Task<List<IntakeTables.Row>> Waiting(
        Session session,
        string government,
        Guid submission,
        string reason,
        CancellationToken stop
    ) =>
        session.List<IntakeTables.Row>(
            RowsInOrder + "and r.reason = @reason order by s.position, r.sheet, r.row_number",
            new
            {
                government,
                submission,
                reason,
            },
            stop
        );

    internal static async Task<bool> OthersWait(Session session, string government, Guid id, CancellationToken stop) =>
        await session.One<int>(
            "select count(*) from submission where region_code = @government and id <> @id and waiting > 0",
            new { government, id },
            stop
        ) > 0;

    internal static Task<int> Finish(Session session, string government, Guid id, CancellationToken stop) =>
        session.Run(
            "update submission set state = 'checked' where region_code = @government and id = @id",
            new { government, id },
            stop
        );

    /// <summary>The file cannot be read; its job says why.</summary>
    internal static Task<int> Refuse(Session session, string government, Guid id, CancellationToken stop) =>
        session.Run(
            "update submission set state = 'refused' where region_code = @government and id = @id",
            new { government, id },
            stop
        );
}
