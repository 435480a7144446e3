namespace Naungan.App.Reports.Catalogue;

/// <summary>What became of lists with the same people in them, and the tables the press printed.</summary>
internal static class ProgrammeReports
{
    private static readonly ReportColumn _agency = new("agency", "Perangkat daerah", Weight: 14);
    private static readonly ReportColumn _rows = new("rows", "Baris", ColumnKind.Number);
    private static readonly ReportColumn _people = new("people", "Orang", ColumnKind.Number);

    internal static ReportKind Duplicates { get; } =
        new(
            "duplicates",
            "Data Ganda: Ditemukan dan Diselesaikan",
            "Baris yang ternyata orang yang sama, bagaimana dikenali, siapa yang memutuskan, dan orang dalam dua program.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Baris menurut perangkat daerah",
                        """
                        select a.name as agency, r.outcome, coalesce(r.reason, '') as reason, count(*) as rows
                        from submission_row r
                        join submission s on s.region_code = r.region_code and s.id = r.submission_id
                        join agency a on a.region_code = s.region_code and a.code = s.agency_code
                        where r.region_code = @region and (r.outcome = 'merged' or r.reason = 'possible-duplicate')
                            and (@agency = '' or s.agency_code = @agency)
                        group by a.name, r.outcome, r.reason
                        order by a.name, r.outcome, r.reason
                        """,
                        _agency,
                        new("outcome", "Hasil", ColumnKind.Code, 10),
                        new("reason", "Cara dikenali", ColumnKind.Code, 16),
                        _rows
                    ),
                    await source.Table(
                        "Diputuskan oleh petugas",
                        """
                        select decision, was_reason as reason, count(*) as rows
                        from row_decision where region_code = @region
                        group by decision, was_reason order by decision, was_reason
                        """,
                        new("decision", "Keputusan", ColumnKind.Code, 14),
                        new("reason", "Sebab menunggu", ColumnKind.Code, 14),
                        _rows
                    ),
                    await source.Table(
                        "Orang dalam dua program atau sudah dilindungi pihak lain",
                        """
                        select p.name as programme, e.first_reason as reason, count(*) as people
                        from enrolment e
                        join programme p on p.region_code = e.region_code and p.code = e.programme_code
                        where e.region_code = @region and (@agency = '' or e.agency_code = @agency)
                            and e.first_reason in ('one-programme', 'not-insured-by-employer', 'not-civil-servant')
                        group by p.name, e.first_reason order by p.name, e.first_reason
                        """,
                        new("programme", "Program", Weight: 14),
                        new("reason", "Sebab", ColumnKind.Code, 16),
                        _people
                    ),
                ]
        );

    internal static ReportKind Articles { get; } =
        new(
            "programme-tables",
            "Tabel Program: Sektor, Kelompok, Anggaran",
            "Tabel yang dimuat pemberitaan, untuk tahun mana pun: orang per sektor dan kelompok, iuran, anggaran, wilayah.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Orang per sektor dan kelompok, bulan terakhir yang diterima tahun itu",
                        """
                        select p.name as programme, coalesce(c.name, e.category) as category,
                            count(distinct l.person_id) as people
                        from run_line l
                        join run r on r.region_code = l.region_code and r.id = l.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        join enrolment e on e.region_code = l.region_code
                            and e.programme_code = r.programme_code and e.person_id = l.person_id
                        left join category c on c.region_code = e.region_code
                            and c.programme_code = e.programme_code and c.code = e.category
                        where l.region_code = @region and l.state = 'accepted' and l.correction = 0
                            and (@agency = '' or r.agency_code = @agency)
                            and l.month = (select max(month) from run_line where region_code = @region
                                and month >= @first and month <= @last and state = 'accepted')
                        group by p.name, coalesce(c.name, e.category), c.sort
                        order by p.name, c.sort, 2
                        """,
                        new("programme", "Program", Weight: 14),
                        new("category", "Sektor atau kelompok", Weight: 14),
                        _people
                    ),
                    await source.Table(
                        "Iuran setahun",
                        """
                        select p.name as programme, count(distinct l.person_id) as people,
                            count(distinct l.month) as months, sum(l.amount) as amount
                        from run_line l
                        join run r on r.region_code = l.region_code and r.id = l.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where l.region_code = @region and l.month >= @first and l.month <= @last
                            and l.state = 'accepted' and l.correction = 0 and (@agency = '' or r.agency_code = @agency)
                        group by p.name order by p.name
                        """,
                        new("programme", "Program", Weight: 14),
                        _people,
                        new("months", "Bulan", ColumnKind.Number),
                        new("amount", "Iuran diterima", ColumnKind.Money, 11)
                    ),
                    await source.Table(
                        "Anggaran per perangkat daerah",
                        """
                        select a.name as agency, b.fund, sum(b.ceiling) as ceiling, sum(b.committed) as committed
                        from budget_line b
                        join agency a on a.region_code = b.region_code and a.code = b.agency_code
                        where b.region_code = @region and b.fiscal_year = @year
                            and (@agency = '' or b.agency_code = @agency)
                        group by a.name, b.fund order by a.name, b.fund
                        """,
                        _agency,
                        new("fund", "Dana"),
                        new("ceiling", "Pagu", ColumnKind.Money, 11),
                        new("committed", "Terpakai", ColumnKind.Money, 11)
                    ),
                    await source.Table(
                        "Wilayah",
                        """
                        select coalesce(d.name, 'Belum dikenal') as district, count(distinct x.village_code) as villages,
                            count(distinct e.person_id) as people
                        from enrolment e
                        join person x on x.region_code = e.region_code and x.id = e.person_id
                        left join region d on d.code = x.district_code
                        where e.region_code = @region and e.state in ('decreed', 'registered')
                            and (@agency = '' or e.agency_code = @agency)
                        group by d.name order by d.name
                        """,
                        new("district", "Kecamatan", Weight: 14),
                        new("villages", "Desa/kelurahan", ColumnKind.Number),
                        _people
                    ),
                ]
        );
}
