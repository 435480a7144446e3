using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>One time a programme's people were put to its rules.</summary>
public sealed record AssessmentRow
{
    public Guid Id { get; init; }
    public DateOnly AssessedOn { get; init; }
    public int People { get; init; }
    public int Eligible { get; init; }
    public int NotEligible { get; init; }
    public int Unknown { get; init; }
    public string AssessedBy { get; init; } = "";
    public DateTimeOffset AssessedAt { get; init; }
    public int? Verified { get; init; }
    public string? VerifiedBy { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }

    internal static Task<AssessmentRow?> Last(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.Maybe<AssessmentRow>(
            "select id, assessed_on, people, eligible, not_eligible, unknown, assessed_by, assessed_at, verified, "
                + "verified_by, verified_at from assessment where region_code = @region and programme_code = @programme "
                + "order by assessed_at desc, id desc limit 1",
            new { region = region.Code, programme },
            stop
        );
}
