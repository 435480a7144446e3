using Naungan.App.Platform.Database;

namespace Naungan.App.People;

/// <summary>What proves that a person works and was fit to.</summary>
public static class EvidenceTables
{
    public static IReadOnlyList<string> Kinds { get; } = ["work", "fitness", "identity", "other"];

    public sealed record Evidence
    {
        public Guid Id { get; init; }
        public Guid PersonId { get; init; }
        public string Kind { get; init; } = "";
        public string SignedBy { get; init; } = "";
        public string SignedRole { get; init; } = "";
        public DateOnly SignedOn { get; init; }
        public DateOnly? ValidUntil { get; init; }
        public Guid? FileId { get; init; }
        public byte[]? FileSha256 { get; init; }
        public string Note { get; init; } = "";
        public string RecordedBy { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
        public string? WithdrawnBy { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public string? WithdrawnWhy { get; init; }
    }

    private const string Select =
        "select id, person_id, kind, signed_by, signed_role, signed_on, valid_until, file_id, file_sha256, note, "
        + "recorded_by, recorded_at, withdrawn_by, withdrawn_at, withdrawn_why from person_evidence where region_code = @government ";

    /// <summary>The newest signature first.</summary>
    public static Task<List<Evidence>> Of(Session session, string government, Guid person, CancellationToken stop) =>
        session.List<Evidence>(
            Select + "and person_id = @person order by signed_on desc, id desc",
            new { government, person },
            stop
        );

    public static Task<Evidence?> ById(Session session, string government, Guid id, CancellationToken stop) =>
        session.Maybe<Evidence>(Select + "and id = @id", new { government, id }, stop);

    /// <summary>0 when it was withdrawn before.</summary>
    internal static Task<int> Withdraw(
        Session session,
        string government,
        Guid id,
        string why,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "update person_evidence set withdrawn_by = @by, withdrawn_at = @now, withdrawn_why = @why "
                + "where region_code = @government and id = @id and withdrawn_at is null",
            new
            {
                government,
                id,
                why,
                by,
                now,
            },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        string government,
        Evidence evidence,
        string? agency,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into person_evidence (region_code, id, person_id, kind, signed_by, signed_role, signed_on, "
                + "valid_until, file_id, file_sha256, note, agency_code, recorded_by, recorded_at) values (@government, "
                + "@Id, @PersonId, @Kind, @SignedBy, @SignedRole, @SignedOn, @ValidUntil, @FileId, @FileSha256, @Note, "
                + "@agency, @RecordedBy, @RecordedAt)",
            new
            {
                government,
                evidence.Id,
                evidence.PersonId,
                evidence.Kind,
                evidence.SignedBy,
                evidence.SignedRole,
                evidence.SignedOn,
                evidence.ValidUntil,
                evidence.FileId,
                evidence.FileSha256,
                evidence.Note,
                agency,
                evidence.RecordedBy,
                evidence.RecordedAt,
            },
            stop
        );
}
