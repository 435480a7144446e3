using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>The rows behind exceptions to a rule (table enrolment_override).</summary>
internal static class ExceptionTables
{
    private const string Columns =
        "id, programme_code, person_id, rule, reason, asked_by, asked_at, decision, decided_by, decided_at";

    /// <summary>Approved exceptions: by person the reason by rule; the latest decision on a rule counts.</summary>
    internal static async Task<Dictionary<Guid, Dictionary<string, string>>> Approved(
        Session session,
        RegionCode region,
        string programme,
        Guid? person,
        CancellationToken stop
    )
    {
        var rows = await session.List<Row>(
            $"select {Columns} from enrolment_override where region_code = @region and programme_code = @programme "
                + "and decision is not null order by decided_at, id",
            new { region = region.Code, programme },
            stop
        );
        var approved = new Dictionary<Guid, Dictionary<string, string>>();
        foreach (var row in rows.Where(row => person is null || row.PersonId == person))
        {
            if (!approved.TryGetValue(row.PersonId, out var reasons))
                approved[row.PersonId] = reasons = [];
            if (row.Decision == "approved")
                reasons[row.Rule] = row.Reason;
            else
                reasons.Remove(row.Rule);
        }

        return approved;
    }

    internal static Task<List<Row>> Waiting(
        Session session,
        RegionCode region,
        string programme,
        Guid person,
        CancellationToken stop
    ) =>
        session.List<Row>(
            $"select {Columns} from enrolment_override where region_code = @region and programme_code = @programme "
                + "and person_id = @person and decision is null order by asked_at, id",
            new
            {
                region = region.Code,
                programme,
                person,
            },
            stop
        );

    internal static Task<Row?> Lock(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<Row>(
            $"select {Columns} from enrolment_override where region_code = @region and id = @id" + session.ForUpdate,
            new { region = region.Code, id },
            stop
        );

    internal sealed record Row
    {
        public Guid Id { get; init; }
        public string ProgrammeCode { get; init; } = "";
        public Guid PersonId { get; init; }
        public string Rule { get; init; } = "";
        public string Reason { get; init; } = "";
        public string AskedBy { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }
        public string? Decision { get; init; }
        public string? DecidedBy { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
    }
}
