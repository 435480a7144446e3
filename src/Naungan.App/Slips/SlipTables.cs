using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Slips;

/// <summary>Who gets a slip, and which were made.</summary>
internal static class SlipTables
{
    /// <summary>Accepted months of everybody, person by person.</summary>
    internal static IEnumerable<PaidRow> Paid(Session session, RegionCode region, Month until, string? village) =>
        session.Stream<PaidRow>(
            """
            select l.person_id, l.month, l.insurance, r.reading
            from run_line l
            join run r on r.region_code = l.region_code and r.id = l.run_id
            join person p on p.region_code = l.region_code and p.id = l.person_id
            where l.region_code = @region and l.month <= @until and l.state = 'accepted' and l.correction = 0
                and (@village = '' or p.village_code = @village)
            order by l.person_id, l.month, l.insurance
            """,
            new
            {
                region,
                until,
                village = village ?? "",
            }
        );

    /// <summary>Everybody as printed, in the order in which a village hands slips out.</summary>
    internal static Task<List<Holder>> Holders(
        Session session,
        RegionCode region,
        string? village,
        CancellationToken stop
    ) =>
        session.List<Holder>(
            """
            select p.id, p.name, p.nik_sealed, p.village_code, p.district_code, p.rt,
                coalesce(v.name, '') as village, coalesce(d.name, '') as district
            from person p
            left join region v on v.code = p.village_code
            left join region d on d.code = p.district_code
            where p.region_code = @region and (@village = '' or p.village_code = @village)
            order by p.district_code, p.village_code, p.rt, p.name_key, p.id
            """,
            new { region, village = village ?? "" },
            stop
        );

    internal static Task<long> LastNumber(Session session, RegionCode region, CancellationToken stop) =>
        session.One<long>(
            "select coalesce(max(first_number + people - 1), 0) from slip_batch where region_code = @region",
            new { region },
            stop
        );

    internal static Task AddBatch(
        Session session,
        RegionCode region,
        Guid id,
        MakeSlips.Request request,
        int people,
        long first,
        string actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into slip_batch (region_code, id, village_code, people, first_number, made_for, made_by, made_at) "
                + "values (@region, @id, @Village, @people, @first, @On, @actor, @now)",
            new
            {
                region,
                id,
                request.Village,
                people,
                first,
                request.On,
                actor,
                now,
            },
            stop
        );

    internal static Task<List<BatchRow>> Batches(
        Session session,
        RegionCode region,
        string? village,
        CancellationToken stop
    ) =>
        session.List<BatchRow>(
            "select b.made_at, b.made_for, b.people, b.made_by, coalesce(v.name, '') as village from slip_batch b "
                + "left join region v on v.code = b.village_code where b.region_code = @region "
                + "and (@village = '' or b.village_code = @village) order by b.made_at desc limit 50",
            new { region, village = village ?? "" },
            stop
        );

    internal sealed record BatchRow
    {
        public DateTimeOffset MadeAt { get; init; }
        public DateOnly MadeFor { get; init; }
        public int People { get; init; }
        public string MadeBy { get; init; } = "";
        public string Village { get; init; } = "";
    }

    internal sealed record Holder
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public byte[]? NikSealed { get; init; }
        public string? VillageCode { get; init; }
        public string? DistrictCode { get; init; }
        public string? Rt { get; init; }
        public string Village { get; init; } = "";
        public string District { get; init; } = "";
    }

    internal sealed record PaidRow
    {
        public Guid PersonId { get; init; }
        public Month Month { get; init; }
        public string Insurance { get; init; } = "";
        public string Reading { get; init; } = "";

        internal PaidMonth ToPaid() =>
            new(
                Month,
                LawWords.TryProgrammes(Insurance, out var one)
                    ? one
                    : throw new InvalidDataException($"'{Insurance}' does not name an insurance."),
                Reading == "pu" ? Segment.Pu : Segment.Bpu
            );
    }
}
