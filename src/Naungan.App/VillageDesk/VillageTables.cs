using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.VillageDesk;

/// <summary>Entries of villages, sealed.</summary>
internal static class VillageTables
{
    internal const string Column = "village_entry.content";

    internal static Task<int> Add(
        Session session,
        RegionCode region,
        Guid key,
        string village,
        byte[] cell,
        byte[] index,
        string actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into village_entry (region_code, key, village_code, content_sealed, content_index, sent_by, "
                + "received_at) values (@region, @key, @village, @cell, @index, @actor, @now) on conflict do nothing",
            new
            {
                region,
                key,
                village,
                cell,
                index,
                actor,
                now,
            },
            stop
        );

    internal static Task<byte[]> IndexOf(Session session, RegionCode region, Guid key, CancellationToken stop) =>
        session.One<byte[]>(
            "select content_index from village_entry where region_code = @region and key = @key",
            new { region, key },
            stop
        );

    internal static Task<List<Row>> Waiting(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Row>(
            "select e.key, e.content_sealed, coalesce(v.name, '') as village, coalesce(d.name, '') as district "
                + "from village_entry e left join region v on v.code = e.village_code "
                + "left join region d on d.code = v.parent_code "
                + "where e.region_code = @region and e.submission_id is null order by e.received_at, e.key",
            new { region },
            stop
        );

    internal static Task<List<CountRow>> Counts(
        Session session,
        RegionCode region,
        string village,
        CancellationToken stop
    ) =>
        session.List<CountRow>(
            "select coalesce(v.name, e.village_code) as village, count(*) as sent, "
                + "sum(case when e.submission_id is null then 1 else 0 end) as waiting, max(e.received_at) as last "
                + "from village_entry e left join region v on v.code = e.village_code where e.region_code = @region "
                + "and (@village = '' or e.village_code = @village) group by coalesce(v.name, e.village_code) order by 1",
            new { region, village },
            stop
        );

    internal static Task<int> HandedOver(
        Session session,
        RegionCode region,
        IEnumerable<Guid> keys,
        Guid submission,
        CancellationToken stop
    ) =>
        session.Run(
            "update village_entry set submission_id = @submission where region_code = @region and key = @key",
            keys.Select(key => new
            {
                region,
                key,
                submission,
            }),
            stop
        );

    internal sealed record Row
    {
        public Guid Key { get; init; }
        public byte[] ContentSealed { get; init; } = [];
        public string Village { get; init; } = "";
        public string District { get; init; } = "";
    }

    internal sealed record CountRow
    {
        public string Village { get; init; } = "";
        public long Sent { get; init; }
        public long Waiting { get; init; }
        public DateTimeOffset Last { get; init; }
    }
}
