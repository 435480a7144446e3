namespace Naungan.App.Reports.Catalogue;

/// <summary>Where people stand, from candidate to ended, as last followed (Enrolments).</summary>
internal static class StandingReports
{
    internal static ReportKind States { get; } =
        new(
            "enrolment-states",
            "Keadaan Kepesertaan",
            "Berapa orang di setiap keadaan, dan siapa yang menunggak atau gugur.",
            ReportCatalogue.People,
            async source =>
                [
                    await source.Table(
                        "Orang menurut program dan keadaan",
                        """
                        select g.name as programme, coalesce(e.standing, e.state) as state, count(*) as people
                        from enrolment e
                        join person p on p.region_code = e.region_code and p.id = e.person_id
                        join programme g on g.region_code = e.region_code and g.code = e.programme_code
                        where e.region_code = @region
                            and coalesce(p.village_code, p.district_code, '') like @within
                            and (@agency = '' or e.agency_code = @agency)
                            and (@village = '' or p.village_code = @village)
                        group by g.name, coalesce(e.standing, e.state) order by g.name, 2
                        """,
                        new("programme", "Program", Weight: 14),
                        new("state", "Keadaan", ColumnKind.Code, 10),
                        new("people", "Orang", ColumnKind.Number)
                    ),
                    await source.Table(
                        "Siapa yang menunggak atau gugur",
                        """
                        select p.id as person_id, p.name, p.nik_sealed, coalesce(v.name, '') as village,
                            coalesce(d.name, '') as district, g.name as programme, e.standing as state,
                            e.standing_since as since
                        from enrolment e
                        join person p on p.region_code = e.region_code and p.id = e.person_id
                        join programme g on g.region_code = e.region_code and g.code = e.programme_code
                        left join region v on v.code = p.village_code
                        left join region d on d.code = p.district_code
                        where e.region_code = @region and e.standing in ('arrears', 'lapsed')
                            and coalesce(p.village_code, p.district_code, '') like @within
                            and (@agency = '' or e.agency_code = @agency)
                            and (@village = '' or p.village_code = @village)
                        order by e.standing desc, p.district_code, p.village_code, p.name_key, p.id, e.programme_code
                        """,
                        new("name", "Nama", Weight: 13),
                        new("nik_sealed", "NIK", ColumnKind.Nik, 10),
                        new("village", "Desa/kelurahan", Weight: 9),
                        new("district", "Kecamatan", Weight: 9),
                        new("programme", "Program", Weight: 12),
                        new("state", "Keadaan", ColumnKind.Code, 7),
                        new("since", "Sejak", ColumnKind.Day, 7)
                    ),
                ]
        );
}
