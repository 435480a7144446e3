using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Intake;

/// <summary>Waiting rows that a person decides about, and what was decided.</summary>
internal static class ReviewTables
{
    private const string ForReview = "r.outcome = 'waiting' and r.reason in ('possible-duplicate', 'nik-of-another')";

    internal static bool IsForReview(string? reason) => reason is "possible-duplicate" or "nik-of-another";

    /// <summary>A row of the queue and what its order depends on.</summary>
    internal sealed record Queued
    {
        public Guid SubmissionId { get; init; }
        public string Sheet { get; init; } = "";
        public int RowNumber { get; init; }
        public DateTimeOffset SubmittedAt { get; init; }
        public int? Millionths { get; init; }

        /// <summary>That the row and the likeliest person are one; null when nothing was weighed.</summary>
        public double? Probability => (double?)Millionths / IntakeWriter.Millionths;

        /// <summary>Months paid for the likeliest person.</summary>
        public int PaidMonths { get; init; }

        /// <summary>When the actor said "later".</summary>
        public DateTimeOffset? PutAt { get; init; }
    }

    /// <summary>Every row that waits for a decision; an actor bound to an agency sees its own.</summary>
    internal static Task<List<Queued>> Waiting(
        Session session,
        string government,
        Scope scope,
        string by,
        CancellationToken stop
    ) =>
        session.List<Queued>(
            "select r.submission_id, r.sheet, r.row_number, s.submitted_at, l.probability as millionths, t.put_at, "
                + "(select count(distinct n.month) from run_line n where n.region_code = r.region_code "
                + "and n.person_id = l.person_id and n.state not in ('rejected', 'reversed')) as paid_months "
                + "from submission_row r join submission s on s.region_code = r.region_code and s.id = r.submission_id "
                + $"left join row_likeness l on {SameRow("l")} left join row_later t on {SameRow("t")} and t.put_by = @by "
                + $"where r.region_code = @government and {ForReview} "
                + "and (@agency is null or s.agency_code = @agency) and @village is null",
            new
            {
                government,
                agency = scope.Agency,
                village = scope.Village,
                by,
            },
            stop
        );

    private static string SameRow(string table) =>
        $"{table}.region_code = r.region_code and {table}.submission_id = r.submission_id "
        + $"and {table}.sheet = r.sheet and {table}.row_number = r.row_number";

    internal static Task<IntakeTables.Row?> Row(
        Session session,
        string government,
        DecideRow.Request request,
        CancellationToken stop
    ) =>
        session.Maybe<IntakeTables.Row>(
            "select submission_id, sheet, row_number, outcome, reason, person_id, cells from submission_row "
                + "where region_code = @government and submission_id = @Submission and sheet = @Sheet "
                + "and row_number = @Row",
            new
            {
                government,
                request.Submission,
                request.Sheet,
                request.Row,
            },
            stop
        );

    internal static async Task<bool> PersonExists(
        Session session,
        string government,
        Guid person,
        CancellationToken stop
    ) =>
        await session.One<int>(
            "select count(*) from person where region_code = @government and id = @person",
            new { government, person },
            stop
        ) == 1;

    internal static async Task<bool> HasNik(
        Session session,
        string government,
        byte[] nikIndex,
        CancellationToken stop
    ) =>
        await session.One<int>(
            "select count(*) from person where region_code = @government and nik_index = @nikIndex",
            new { government, nikIndex },
            stop
        ) > 0;

    internal static Task<string> Segment(
        Session session,
        string government,
        string programme,
        CancellationToken stop
    ) =>
        session.One<string>(
            "select segment from programme where region_code = @government and code = @programme",
            new { government, programme },
            stop
        );

    /// <summary>The row's new outcome, the submission's new sums, and who decided.</summary>
    internal static async Task Keep(
        Session session,
        string government,
        DecideRow.Request request,
        RowWork row,
        string wasReason,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var values = new
        {
            government,
            request.Submission,
            request.Sheet,
            request.Row,
            row.Outcome,
            row.Reason,
            row.PersonId,
            accepted = row.Outcome == Outcomes.Accepted ? 1 : 0,
            merged = row.Outcome == Outcomes.Merged ? 1 : 0,
        };
        await session.Run(
            "update submission_row set outcome = @Outcome, reason = @Reason, person_id = @PersonId "
                + "where region_code = @government and submission_id = @Submission and sheet = @Sheet "
                + "and row_number = @Row",
            values,
            stop
        );
        await session.Run(
            "update submission set accepted = accepted + @accepted, merged = merged + @merged, "
                + "waiting = waiting - @accepted - @merged where region_code = @government and id = @Submission",
            values,
            stop
        );
        await Remember(session, government, request, wasReason, by, now, stop);
    }

    /// <summary>Who decided what about the row; it is not put before anybody again.</summary>
    internal static Task<int> Remember(
        Session session,
        string government,
        DecideRow.Request request,
        string wasReason,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into row_decision (region_code, id, submission_id, sheet, row_number, decision, person_id, "
                + "was_reason, decided_by, decided_at) values (@government, @id, @Submission, @Sheet, @Row, @decision, "
                + "@SameAs, @wasReason, @by, @now)",
            new
            {
                government,
                id = Ids.New(now),
                request.Submission,
                request.Sheet,
                request.Row,
                decision = request.SameAs is null ? "different" : "same",
                request.SameAs,
                wasReason,
                by,
                now,
            },
            stop
        );
}
