using Naungan.App.Slips;
using Naungan.Core.Coverage;
using Naungan.Core.Time;

namespace Naungan.App.Reports.Catalogue;

/// <summary>Who of those decreed is covered on a day, and the indicators that follow from it.</summary>
internal static class CoverReports
{
    private static readonly ReportColumn[] _counted =
    [
        new("people", "Orang dalam SK", ColumnKind.Number),
        new("covered", "Terlindungi", ColumnKind.Number),
        new("open", "Tidak terlindungi", ColumnKind.Number),
        new("share", "Bagian", ColumnKind.Share),
        new("ends", "Berakhir paling awal", ColumnKind.Day, 8),
    ];

    internal static ReportKind Gap { get; } =
        new(
            "coverage-gap",
            "Cakupan dan Celah Perlindungan",
            "Dari orang dalam SK, berapa yang terlindungi pada hari itu menurut hukum dan bulan yang diterima, dan di mana celahnya.",
            ReportCatalogue.Read,
            async source =>
            {
                var until = Month.Containing(source.Query.On);
                var paid = SlipTables.Paid(source.Session, source.Query.Region, until, null);
                var covers = CoverOfAll.On(source.Law, source.Query.On, paid, source.Stop).Value;
                var people = await source.Session.List<Decreed>(
                    """
                    select e.person_id, coalesce(d.name, 'Belum dikenal') as district, p.name as programme,
                        coalesce(c.name, e.category) as category
                    from enrolment e
                    join person x on x.region_code = e.region_code and x.id = e.person_id
                    join programme p on p.region_code = e.region_code and p.code = e.programme_code
                    left join region d on d.code = x.district_code
                    left join category c on c.region_code = e.region_code
                        and c.programme_code = e.programme_code and c.code = e.category
                    where e.region_code = @Region and e.state in ('decreed', 'registered')
                        and (e.starts_on is null or e.starts_on <= @On)
                    order by p.name, d.name, c.sort
                    """,
                    new { source.Query.Region, source.Query.On },
                    source.Stop
                );
                return
                [
                    Counted("Menurut program", "Program", people, covers, one => one.Programme),
                    Counted("Menurut kecamatan", "Kecamatan", people, covers, one => one.District),
                    Counted("Menurut pekerjaan atau jabatan", "Pekerjaan/jabatan", people, covers, one => one.Category),
                ];
            }
        );

    internal static ReportKind Indicators { get; } =
        new(
            "indicators",
            "Indikator RPJMD dan RKPD",
            "Cakupan jaminan sosial ketenagakerjaan per segmen terhadap jumlah pekerja yang dicatat dengan sumbernya, dan pertumbuhannya.",
            ReportCatalogue.Read,
            async source => [await Coverage(source)]
        )
        {
            Remarks = (_, tables) => Task.FromResult(RemarksOf(tables[0])),
        };

    internal static Task<ReportTable> Coverage(ReportSource source) =>
        source.Table(
            "Cakupan per segmen",
            """
            select s.segment, s.covered, s.before, case when s.before = 0 then null
                else (s.covered - s.before) * 10000 / s.before end as growth,
                w.workers, case when w.workers is null then null else s.covered * 10000 / w.workers end as share,
                coalesce(w.source, 'belum dicatat') as source
            from (
                select x.segment,
                    (select count(distinct l.person_id) from run_line l
                        join run r on r.region_code = l.region_code and r.id = l.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where l.region_code = @region and l.month = (select max(month) from run_line
                            where region_code = @region and month >= @first and month <= @last and state = 'accepted')
                        and l.state = 'accepted' and l.correction = 0 and p.segment = x.programme) as covered,
                    (select count(distinct l.person_id) from run_line l
                        join run r on r.region_code = l.region_code and r.id = l.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where l.region_code = @region and l.month = (select max(month) from run_line
                            where region_code = @region and month < @first and state = 'accepted')
                        and l.state = 'accepted' and l.correction = 0 and p.segment = x.programme) as before
                from (select 'bpu' as segment, 'bpu' as programme union all select 'pu', 'pu'
                    union all select 'vulnerable', 'bpu') x) s
            left join workforce w on w.region_code = @region and w.year = @year and w.segment = s.segment
            order by s.segment
            """,
            new("segment", "Segmen", ColumnKind.Code, 10),
            new("covered", "Terlindungi (bulan terakhir tahun itu)", ColumnKind.Number, 8),
            new("before", "Sebelumnya", ColumnKind.Number),
            new("growth", "Pertumbuhan", ColumnKind.Share),
            new("workers", "Jumlah pekerja", ColumnKind.Number),
            new("share", "Cakupan", ColumnKind.Share),
            new("source", "Sumber jumlah pekerja", Weight: 14)
        );

    internal static IReadOnlyList<string> RemarksOf(ReportTable coverage)
    {
        var remarks = new List<string>();
        foreach (var row in coverage.Rows)
        {
            if (row[4] is null)
                remarks.Add($"Jumlah pekerja segmen {row[0]} belum dicatat, sehingga cakupannya tidak dihitung.");
            else if (row[5] is > 10_000L)
                remarks.Add(
                    $"Cakupan segmen {row[0]} lebih dari seratus persen: jumlah pekerja sebagai pembagi terlalu kecil. "
                        + "Perbaiki pembaginya sebelum angka ini dilaporkan."
                );
        }
        return remarks;
    }

    private static ReportTable Counted(
        string title,
        string heading,
        List<Decreed> people,
        Dictionary<Guid, Cover> covers,
        Func<Decreed, string> by
    ) =>
        new(
            title,
            [new("name", heading, Weight: 16), .. _counted],
            [
                .. people
                    .GroupBy(by)
                    .Select(group =>
                        (group.Key, Covers: group.Select(one => covers.GetValueOrDefault(one.PersonId)).ToList())
                    )
                    .Select(IReadOnlyList<object?> (group) => Row(group.Key, group.Covers)),
            ]
        );

    private static object?[] Row(string name, List<Cover?> covers)
    {
        long covered = covers.Count(cover => cover?.IsCovered == true);
        var ends = covers.Where(cover => cover?.IsCovered == true).Min(cover => cover!.CoverEnds);
        return [name, (long)covers.Count, covered, covers.Count - covered, covered * 10_000L / covers.Count, ends];
    }

    private sealed record Decreed
    {
        public Guid PersonId { get; init; }
        public string District { get; init; } = "";
        public string Programme { get; init; } = "";
        public string Category { get; init; } = "";
    }
}
