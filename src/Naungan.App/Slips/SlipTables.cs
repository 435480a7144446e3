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

    /// <summary>Whoever sets numbers aside next waits; SQLite has one writer anyway.</summary>
    internal static Task<string> HoldNumbers(Session session, RegionCode region, CancellationToken stop) =>
        session.One<string>(
            "select region_code from government where region_code = @region" + session.ForUpdate,
            new { region },
            stop
        );

    internal sealed record Batch(Guid Id, string? VillageCode, int People, long First, DateOnly MadeFor, string MadeBy);

    internal static async Task AddBatch(
        Session session,
        RegionCode region,
        Batch batch,
        IReadOnlyList<SlipFile> files,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await session.Run(
            "insert into slip_batch (region_code, id, village_code, people, first_number, made_for, made_by, made_at) "
                + "values (@region, @Id, @VillageCode, @People, @First, @MadeFor, @MadeBy, @now)",
            new
            {
                region,
                batch.Id,
                batch.VillageCode,
                batch.People,
                batch.First,
                batch.MadeFor,
                batch.MadeBy,
                now,
            },
            stop
        );
        await session.BulkInsert(
            "slip_file",
            ["region_code", "batch_id", "position", "village_code", "village", "people", "first_number"],
            files.Select(file =>
                new object?[]
                {
                    region.Code,
                    batch.Id,
                    file.Position,
                    file.VillageCode,
                    file.Village,
                    file.People,
                    file.FirstNumber,
                }
            ),
            stop
        );
    }

    internal static Task<List<SlipFile>> Files(
        Session session,
        RegionCode region,
        Guid batch,
        CancellationToken stop
    ) =>
        session.List<SlipFile>(
            "select position, village_code, village, people, first_number, file_id, removed_on from slip_file "
                + "where region_code = @region and batch_id = @batch order by position",
            new { region, batch },
            stop
        );

    internal static Task<int> SetFile(
        Session session,
        RegionCode region,
        Guid batch,
        int position,
        Guid file,
        CancellationToken stop
    ) =>
        session.Run(
            "update slip_file set file_id = @file where region_code = @region and batch_id = @batch "
                + "and position = @position",
            new
            {
                region,
                batch,
                position,
                file,
            },
            stop
        );

    /// <summary>Papers of batches made before a moment that are still kept.</summary>
    internal static Task<List<Guid>> FilesBefore(
        Session session,
        RegionCode region,
        DateTimeOffset made,
        CancellationToken stop
    ) =>
        session.List<Guid>(
            "select f.file_id from slip_file f join slip_batch b on b.region_code = f.region_code and b.id = f.batch_id "
                + "where f.region_code = @region and b.made_at < @made and f.file_id is not null",
            new { region, made },
            stop
        );

    internal static Task<int> MarkRemoved(
        Session session,
        RegionCode region,
        DateTimeOffset made,
        DateOnly on,
        CancellationToken stop
    ) =>
        session.Run(
            "update slip_file set file_id = null, removed_on = @on where region_code = @region and removed_on is null "
                + "and batch_id in (select id from slip_batch where region_code = @region and made_at < @made)",
            new
            {
                region,
                made,
                on,
            },
            stop
        );

    internal static Task<BatchRow?> BatchOf(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<BatchRow>(
            "select id, village_code, made_at, made_for, people, made_by from slip_batch "
                + "where region_code = @region and id = @id",
            new { region, id },
            stop
        );

    /// <summary>
    /// Batches, the newest first, with how far their job is; and jobs that have no batch yet. A village sees its own.
    /// </summary>
    internal static Task<List<BatchRow>> Batches(
        Session session,
        RegionCode region,
        string? village,
        string user,
        CancellationToken stop
    ) =>
        session.List<BatchRow>(
            """
            select b.id, b.village_code, b.made_at, b.made_for, b.people, b.made_by, coalesce(v.name, '') as village,
                j.state, coalesce(j.done, b.people) as done, j.message,
                (select count(*) from slip_file f where f.region_code = b.region_code and f.batch_id = b.id
                    and f.file_id is not null) as files
            from slip_batch b
            left join region v on v.code = b.village_code
            left join job j on j.region_code = b.region_code and j.id = b.id
            where b.region_code = @region and (@village = '' or b.village_code = @village)
            union all
            select j.id, null, j.created_at, null, 0, j.created_by, j.label, j.state, 0, j.message, 0
            from job j where j.region_code = @region and j.kind = 'slips'
                and (@village = '' or j.created_by = @user)
                and not exists (select 1 from slip_batch b where b.region_code = j.region_code and b.id = j.id)
            order by 3 desc limit 50
            """,
            new
            {
                region,
                village = village ?? "",
                user,
            },
            stop
        );

    internal sealed record BatchRow
    {
        public Guid Id { get; init; }
        public string? VillageCode { get; init; }
        public DateTimeOffset MadeAt { get; init; }

        /// <summary>Null while the job has not set numbers aside.</summary>
        public DateOnly? MadeFor { get; init; }
        public int People { get; init; }
        public string MadeBy { get; init; } = "";

        /// <summary>Of one village; else the name of the job, or empty for all villages.</summary>
        public string Village { get; init; } = "";

        /// <summary>Of its job; null for batches made before there were jobs.</summary>
        public string? State { get; init; }
        public long Done { get; init; }
        public string? Message { get; init; }
        public int Files { get; init; }
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
