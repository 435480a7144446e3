namespace Naungan.App.Reports.Catalogue;

/// <summary>Reports with names in them; bound to the reader's own village or agency.</summary>
internal static class PeopleReports
{
    private static readonly ReportColumn[] _person =
    [
        new("name", "Nama", Weight: 13),
        new("nik_sealed", "NIK", ColumnKind.Nik, 10),
        new("birth_date", "Lahir", ColumnKind.Day, 7),
        new("address", "Alamat", Weight: 14),
        new("rt", "RT", Weight: 3),
        new("village", "Desa/kelurahan", Weight: 9),
        new("district", "Kecamatan", Weight: 9),
    ];

    internal static ReportKind ByAddress { get; } =
        new(
            "people-by-address",
            "Daftar Peserta per Desa menurut Nama dan Alamat",
            "Orang yang ditetapkan dengan SK, desa demi desa. NIK disamarkan kecuali ada alasan.",
            ReportCatalogue.People,
            async source =>
                [
                    await source.Table(
                        "Daftar peserta",
                        """
                        select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt,
                            coalesce(v.name, '') as village, coalesce(d.name, '') as district,
                            coalesce(c.name, e.category) as category, e.starts_on
                        from enrolment e
                        join person p on p.region_code = e.region_code and p.id = e.person_id
                        left join category c on c.region_code = e.region_code
                            and c.programme_code = e.programme_code and c.code = e.category
                        left join region v on v.code = p.village_code
                        left join region d on d.code = p.district_code
                        where e.region_code = @region and e.state in ('decreed', 'registered')
                            and coalesce(p.village_code, p.district_code, '') like @within
                            and (@agency = '' or e.agency_code = @agency)
                            and (@village = '' or p.village_code = @village)
                        order by p.district_code, p.village_code, p.rt, p.name_key, p.id, e.programme_code
                        """,
                        [
                            .. _person,
                            new("category", "Pekerjaan/jabatan", Weight: 10),
                            new("starts_on", "Mulai", ColumnKind.Day, 7),
                        ]
                    ),
                ]
        );

    private const string Unpaid = """
        from enrolment e
        join person p on p.region_code = e.region_code and p.id = e.person_id
        left join region v on v.code = p.village_code
        left join region d on d.code = p.district_code
        left join run r on r.region_code = e.region_code and r.programme_code = e.programme_code
            and r.month = @month and r.state <> 'reversed'
        left join (select region_code, run_id, person_id, max(state) as state, max(answer_code) as answer_code
            from run_line where region_code = @region and month = @month and correction = 0
            group by region_code, run_id, person_id) l
            on l.region_code = e.region_code and l.run_id = r.id and l.person_id = e.person_id
        left join (select region_code, run_id, person_id, min(reason) as reason
            from run_exclusion where region_code = @region group by region_code, run_id, person_id) x
            on x.region_code = e.region_code and x.run_id = r.id and x.person_id = e.person_id
        where e.region_code = @region and e.state in ('decreed', 'registered')
            and (e.starts_on is null or e.starts_on <= @on)
            and coalesce(l.state, '') not in ('accepted')
            and coalesce(p.village_code, p.district_code, '') like @within
            and (@agency = '' or e.agency_code = @agency) and (@village = '' or p.village_code = @village)
        """;

    private const string Why = """
        case when r.id is null then 'no-run' when l.state is not null then l.state
            when x.reason is not null then x.reason else 'not-in-run' end
        """;

    internal static ReportKind NotPaid { get; } =
        new(
            "not-paid",
            "Siapa yang Belum Terbayar dan Sebabnya",
            "Orang dalam SK yang iuran bulan itu belum diterima penyelenggara, dengan sebab dan kode penolakannya.",
            ReportCatalogue.People,
            async source =>
                [
                    await source.Table(
                        "Sebab",
                        $"select {Why} as reason, count(*) as people {Unpaid} group by {Why} order by 2 desc, 1",
                        new("reason", "Sebab", ColumnKind.Code, 20),
                        new("people", "Orang", ColumnKind.Number)
                    ),
                    await source.Table(
                        "Daftar",
                        "select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt, "
                            + "coalesce(v.name, '') as village, coalesce(d.name, '') as district, "
                            + $"{Why} as reason, l.answer_code {Unpaid} "
                            + "order by p.district_code, p.village_code, p.rt, p.name_key, p.id, e.programme_code",
                        [
                            .. _person,
                            new("reason", "Sebab", ColumnKind.Code, 11),
                            new("answer_code", "Kode penyelenggara", Weight: 10),
                        ]
                    ),
                ]
        );
}
