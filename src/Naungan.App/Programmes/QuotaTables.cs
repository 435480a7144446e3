using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Programmes;

/// <summary>How many people a programme may hold.</summary>
/// <param name="Kind">total, category, district or agency.</param>
/// <param name="Code">Which category, district or agency; empty for the total.</param>
public sealed record ProgrammeQuota(string Kind, string Code, long People);

/// <summary>The rows behind quotas. A quota is replaced whole, so that its parts always fit together.</summary>
public static class QuotaTables
{
    public static Task<List<ProgrammeQuota>> Of(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.List<ProgrammeQuota>(
            "select kind, code, people from programme_quota where region_code = @region "
                + "and programme_code = @programme order by kind, code",
            new { region = region.Code, programme },
            stop
        );

    /// <summary>When the quota was set; null without one.</summary>
    public static Task<DateTimeOffset?> SetAt(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.Maybe<DateTimeOffset?>(
            "select recorded_at from programme_quota where region_code = @region and programme_code = @programme "
                + "order by recorded_at desc limit 1",
            new { region = region.Code, programme },
            stop
        );

    public static async Task Replace(
        Session session,
        RegionCode region,
        string programme,
        IReadOnlyList<ProgrammeQuota> quotas,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await session.Run(
            "delete from programme_quota where region_code = @region and programme_code = @programme",
            new { region = region.Code, programme },
            stop
        );
        foreach (var quota in quotas)
        {
            await session.Run(
                "insert into programme_quota (region_code, programme_code, kind, code, people, recorded_by, recorded_at) "
                    + "values (@region, @programme, @Kind, @Code, @People, @by, @now)",
                new
                {
                    region = region.Code,
                    programme,
                    quota.Kind,
                    quota.Code,
                    quota.People,
                    by = actor.Name,
                    now,
                },
                stop
            );
        }
    }
}
