using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.OpenCounts;

/// <summary>The counts to publish and what was published.</summary>
internal static class OpenCountTables
{
    /// <summary>People whose contribution of the month was accepted: by month, programme, district, sector.</summary>
    internal static Task<List<CountRow>> Counts(Session session, RegionCode region, CancellationToken stop) =>
        session.List<CountRow>(
            """
            select l.month, r.programme_code, p.name as programme, coalesce(x.district_code, '') as district_code,
                coalesce(d.name, 'Belum dikenal') as district, e.category as sector_code,
                coalesce(c.name, e.category) as sector, count(distinct l.person_id) as people
            from run_line l
            join run r on r.region_code = l.region_code and r.id = l.run_id
            join programme p on p.region_code = r.region_code and p.code = r.programme_code
            join person x on x.region_code = l.region_code and x.id = l.person_id
            join enrolment e on e.region_code = l.region_code and e.programme_code = r.programme_code
                and e.person_id = l.person_id
            left join region d on d.code = x.district_code
            left join category c on c.region_code = e.region_code and c.programme_code = e.programme_code
                and c.code = e.category
            where l.region_code = @region and l.state = 'accepted' and l.correction = 0
            group by l.month, r.programme_code, p.name, x.district_code, d.name, e.category, c.name
            order by r.programme_code, l.month, x.district_code, e.category
            """,
            new { region },
            stop
        );

    internal static Task<DateTimeOffset?> UpdatedAt(Session session, RegionCode region, CancellationToken stop) =>
        session.Maybe<DateTimeOffset?>(
            "select recorded_at from insurer_file where region_code = @region and direction = 'in' "
                + "order by recorded_at desc limit 1",
            new { region },
            stop
        );

    internal static Task<int> Insert(Session session, RegionCode region, Published row, CancellationToken stop) =>
        session.Run(
            "insert into open_data (region_code, number, first_month, last_month, updated_at, rows_count, withheld, csv, json, "
                + "published_by, published_at) values (@region, @Number, @FirstMonth, @LastMonth, @UpdatedAt, @Cells, "
                + "@Withheld, @Csv, @Json, @PublishedBy, @PublishedAt)",
            new
            {
                region,
                row.Number,
                row.FirstMonth,
                row.LastMonth,
                row.UpdatedAt,
                row.Cells,
                row.Withheld,
                row.Csv,
                row.Json,
                row.PublishedBy,
                row.PublishedAt,
            },
            stop
        );

    internal static Task<List<Published>> Latest(Session session, CancellationToken stop) =>
        session.List<Published>(
            "select o.region_code, g.name as government, o.number, o.first_month, o.last_month, o.updated_at, o.rows_count as cells, "
                + "o.withheld, o.csv, o.json, o.published_by, o.published_at from open_data o "
                + "join government g on g.region_code = o.region_code where o.number = (select max(n.number) from open_data n "
                + "where n.region_code = o.region_code) order by o.region_code",
            stop: stop
        );

    internal sealed record CountRow
    {
        public int Month { get; init; }
        public string ProgrammeCode { get; init; } = "";
        public string Programme { get; init; } = "";
        public string DistrictCode { get; init; } = "";
        public string District { get; init; } = "";
        public string SectorCode { get; init; } = "";
        public string Sector { get; init; } = "";
        public long People { get; init; }
    }

    internal sealed record Published
    {
        public RegionCode RegionCode { get; init; }
        public string Government { get; init; } = "";
        public int Number { get; init; }
        public int FirstMonth { get; init; }
        public int LastMonth { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public int Cells { get; init; }
        public int Withheld { get; init; }
        public byte[] Csv { get; init; } = [];
        public byte[] Json { get; init; } = [];
        public string PublishedBy { get; init; } = "";
        public DateTimeOffset PublishedAt { get; init; }
    }
}
