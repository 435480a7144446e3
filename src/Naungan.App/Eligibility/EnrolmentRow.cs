using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>One person in one programme, as stored.</summary>
internal sealed record EnrolmentRow
{
    private static readonly string[] _columns =
    [
        "region_code",
        "programme_code",
        "person_id",
        "category",
        "agency_code",
        "state",
        "verdict",
        "first_reason",
        "assessed_on",
        "assessed_at",
        "starts_on",
        "ends_on",
        "standing",
        "standing_since",
    ];

    public Guid PersonId { get; init; }
    public string Category { get; init; } = "";
    public string AgencyCode { get; init; } = "";
    public string State { get; init; } = "";
    public string Verdict { get; init; } = "";
    public string? FirstReason { get; init; }
    public DateOnly AssessedOn { get; init; }
    public DateTimeOffset AssessedAt { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }

    /// <summary>What the insurer's answers made of a decreed person (Enrolments); kept through assessments.</summary>
    public string? Standing { get; init; }
    public DateOnly? StandingSince { get; init; }

    /// <summary>
    /// Named in a sealed decree: its state, category and days are no longer an assessment's to change.
    /// </summary>
    internal bool IsDecreed => State is "decreed" or "registered";

    internal static Task<List<EnrolmentRow>> Of(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.List<EnrolmentRow>(
            "select person_id, category, agency_code, state, verdict, first_reason, assessed_on, assessed_at, starts_on, "
                + "ends_on, standing, standing_since from enrolment where region_code = @region and programme_code = @programme",
            new { region = region.Code, programme },
            stop
        );

    internal static Task<long> Insert(
        Session session,
        RegionCode region,
        string programme,
        IEnumerable<EnrolmentRow> rows,
        CancellationToken stop
    ) =>
        session.BulkInsert(
            "enrolment",
            _columns,
            rows.Select(row =>
                new object?[]
                {
                    region.Code,
                    programme,
                    row.PersonId,
                    row.Category,
                    row.AgencyCode,
                    row.State,
                    row.Verdict,
                    row.FirstReason,
                    row.AssessedOn,
                    row.AssessedAt,
                    row.StartsOn,
                    row.EndsOn,
                    row.Standing,
                    row.StandingSince,
                }
            ),
            stop
        );
}
