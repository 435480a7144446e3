using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Intake;

/// <summary>Submissions and their rows.</summary>
public static class IntakeTables
{
    /// <summary>One file an agency sent, and what became of its rows.</summary>
    public sealed record Submission
    {
        public Guid Id { get; init; }
        public string AgencyCode { get; init; } = "";
        public string AgencyName { get; init; } = "";
        public string ProgrammeCode { get; init; } = "";
        public string FileName { get; init; } = "";
        public string State { get; init; } = "";
        public int RowsRead { get; init; }
        public int Accepted { get; init; }
        public int Merged { get; init; }
        public int Waiting { get; init; }
        public int Rejected { get; init; }
        public int Ignored { get; init; }
        public string SubmittedBy { get; init; } = "";
        public DateTimeOffset SubmittedAt { get; init; }
        public int Version { get; init; }
        public Guid? PreviousId { get; init; }
        public string? Verifier { get; init; }
        public DateTimeOffset? VerifiedAt { get; init; }
    }

    public sealed record ReasonCount
    {
        public string Outcome { get; init; } = "";
        public string? Reason { get; init; }
        public int Rows { get; init; }
    }

    public sealed record Row
    {
        public Guid SubmissionId { get; init; }
        public string Sheet { get; init; } = "";
        public int RowNumber { get; init; }
        public string Outcome { get; init; } = "";
        public string? Reason { get; init; }
        public Guid? PersonId { get; init; }
        public byte[]? Cells { get; init; }
    }

    public sealed record Sheet
    {
        public Guid SubmissionId { get; init; }
        public string Name { get; init; } = "";
        public int HeaderRow { get; init; }
        public string Headings { get; init; } = "";
        public string Fields { get; init; } = "";
        public string Titles { get; init; } = "";
    }

    private const string Select =
        "select s.id, s.agency_code, a.name as agency_name, s.programme_code, s.file_name, s.state, s.rows_read, "
        + "s.accepted, s.merged, s.waiting, s.rejected, s.ignored, s.submitted_by, s.submitted_at, s.version, "
        + "s.previous_id, s.verifier, s.verified_at from submission s "
        + "join agency a on a.region_code = s.region_code and a.code = s.agency_code "
        + "where s.region_code = @government ";

    public static Task<Submission?> ById(Session session, string government, Guid id, CancellationToken stop) =>
        session.Maybe<Submission>(Select + "and s.id = @id", new { government, id }, stop);

    public static Task<List<ReasonCount>> Reasons(
        Session session,
        string government,
        Guid id,
        CancellationToken stop
    ) =>
        session.List<ReasonCount>(
            "select outcome, reason, count(*) as rows from submission_row "
                + "where region_code = @government and submission_id = @id group by outcome, reason "
                + "order by count(*) desc, reason",
            new { government, id },
            stop
        );

    internal static Task<Submission?> WithBytes(
        Session session,
        string government,
        string agency,
        string programme,
        byte[] sha256,
        CancellationToken stop
    ) =>
        session.Maybe<Submission>(
            Select + "and s.agency_code = @agency and s.programme_code = @programme and s.sha256 = @sha256",
            new
            {
                government,
                agency,
                programme,
                sha256,
            },
            stop
        );

    internal static Task<List<Sheet>> Sheets(Session session, string government, Guid id, CancellationToken stop) =>
        session.List<Sheet>(
            "select submission_id, sheet as name, header_row, headings, fields, titles from submission_sheet "
                + "where region_code = @government and submission_id = @id",
            new { government, id },
            stop
        );

    public sealed record Programme
    {
        public string Code { get; init; } = "";
        public string AgencyCode { get; init; } = "";
        public string Name { get; init; } = "";
    }

    public static Task<List<Programme>> Programmes(Session session, string government, CancellationToken stop) =>
        session.List<Programme>(
            "select code, agency_code, name from programme where region_code = @government order by precedence, code",
            new { government },
            stop
        );

    /// <summary>Every submission in the order they came.</summary>
    internal static Task<List<Submission>> All(
        Session session,
        string government,
        Scope scope,
        CancellationToken stop
    ) =>
        session.List<Submission>(
            Select
                + "and (@agency is null or s.agency_code = @agency) and @village is null "
                + "order by s.submitted_at, s.id",
            new
            {
                government,
                agency = scope.Agency,
                village = scope.Village,
            },
            stop
        );

    /// <summary>Some row waits, of whatever submission.</summary>
    internal static async Task<bool> AnyWaits(Session session, string government, CancellationToken stop) =>
        await session.One<int>(
            "select count(*) from submission where region_code = @government and waiting > 0",
            new { government },
            stop
        ) > 0;

    internal static Task<int> CountRows(
        Session session,
        string government,
        Guid id,
        string outcome,
        string reason,
        CancellationToken stop
    ) =>
        session.One<int>(
            "select count(*) from submission_row where region_code = @government and submission_id = @id "
                + "and (@outcome = '' or outcome = @outcome) and (@reason = '' or reason = @reason)",
            new
            {
                government,
                id,
                outcome,
                reason,
            },
            stop
        );

    internal static IEnumerable<Row> Rows(Session session, string government, Guid id) =>
        session.Stream<Row>(
            "select submission_id, sheet, row_number, outcome, reason, person_id, cells from submission_row "
                + "where region_code = @government and submission_id = @id order by sheet, row_number",
            new { government, id }
        );

    internal static Task<List<Row>> RowsWith(
        Session session,
        string government,
        Guid id,
        string outcome,
        string reason,
        int skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<Row>(
            "select submission_id, sheet, row_number, outcome, reason, person_id, cells from submission_row "
                + "where region_code = @government and submission_id = @id "
                + "and (@outcome = '' or outcome = @outcome) and (@reason = '' or reason = @reason) "
                + "order by sheet, row_number limit @take offset @skip",
            new
            {
                government,
                id,
                outcome,
                reason,
                skip,
                take,
            },
            stop
        );
}
