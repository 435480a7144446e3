using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.People;

/// <summary>The register of people. Every question takes the scope of who asks.</summary>
public static class PeopleTables
{
    public sealed record Person
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Sex { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? BirthPlace { get; init; }
        public string? Address { get; init; }
        public string? Rt { get; init; }
        public string? Rw { get; init; }
        public string? VillageName { get; init; }
        public string? DistrictName { get; init; }
        public string? KtpRegionName { get; init; }
        public byte[]? NikSealed { get; init; }
        public string NikState { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
    }

    public sealed record Work
    {
        public string ProgrammeCode { get; init; } = "";
        public string ProgrammeName { get; init; } = "";
        public string Category { get; init; } = "";
        public string CategoryName { get; init; } = "";
        public string AgencyName { get; init; } = "";
        public string Segment { get; init; } = "";
        public string? Occupation { get; init; }
        public long? MonthlyWage { get; init; }
        public DateTimeOffset RecordedAt { get; init; }
    }

    /// <summary>A row of a list that speaks of the person.</summary>
    public sealed record Source
    {
        public Guid SubmissionId { get; init; }
        public string FileName { get; init; } = "";
        public string AgencyName { get; init; } = "";
        public string Sheet { get; init; } = "";
        public int RowNumber { get; init; }
        public string Outcome { get; init; } = "";
        public string? Reason { get; init; }
        public DateTimeOffset SubmittedAt { get; init; }
    }

    public sealed record Counted
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long People { get; init; }
    }

    private const string Columns =
        "p.id, p.name, p.sex, p.birth_date, p.birth_place, p.address, p.rt, p.rw, v.name as village_name, "
        + "d.name as district_name, k.name as ktp_region_name, p.nik_sealed, p.nik_state, p.recorded_at";

    private const string Named =
        " from person p left join region v on v.code = p.village_code left join region d on d.code = p.district_code "
        + "left join region k on k.code = p.ktp_region_code ";

    public static Task<Person?> ById(
        Session session,
        string government,
        Scope scope,
        Guid id,
        CancellationToken stop
    ) =>
        session.Maybe<Person>(
            $"select {Columns}{Named}{Where(scope)} and p.id = @id",
            new
            {
                government,
                id,
                scopeAgency = scope.Agency,
                scopeVillage = scope.Village,
            },
            stop
        );

    public static Task<List<Work>> Works(Session session, string government, Guid person, CancellationToken stop) =>
        session.List<Work>(
            """
            select w.programme_code, p.name as programme_name, w.category, coalesce(c.name, w.category) as category_name,
                a.name as agency_name, w.segment, w.occupation, w.monthly_wage, w.recorded_at
            from work w
            join programme p on p.region_code = w.region_code and p.code = w.programme_code
            join agency a on a.region_code = w.region_code and a.code = w.agency_code
            left join category c on c.region_code = w.region_code and c.programme_code = w.programme_code
                and c.code = w.category
            where w.region_code = @government and w.person_id = @person
            order by p.precedence, w.recorded_at, w.id
            """,
            new { government, person },
            stop
        );

    public static Task<List<Source>> Sources(Session session, string government, Guid person, CancellationToken stop) =>
        session.List<Source>(
            """
            select r.submission_id, s.file_name, a.name as agency_name, r.sheet, r.row_number, r.outcome, r.reason,
                s.submitted_at
            from submission_row r
            join submission s on s.region_code = r.region_code and s.id = r.submission_id
            join agency a on a.region_code = s.region_code and a.code = s.agency_code
            where r.region_code = @government and r.person_id = @person
            order by s.submitted_at, s.id, r.sheet, r.row_number
            """,
            new { government, person },
            stop
        );

    /// <summary>Programmes to narrow a search by.</summary>
    public static Task<List<Counted>> Programmes(Session session, string government, CancellationToken stop) =>
        session.List<Counted>(
            "select code, name, 0 as people from programme where region_code = @government order by precedence, code",
            new { government },
            stop
        );

    /// <summary>People by category of one programme; a person with two categories counts in both.</summary>
    public static Task<List<Counted>> CountByCategory(
        Session session,
        string government,
        Scope scope,
        string programme,
        CancellationToken stop
    ) =>
        session.List<Counted>(
            """
            select w.category as code, coalesce(c.name, w.category) as name, count(distinct w.person_id) as people
            from work w
            join person p on p.region_code = w.region_code and p.id = w.person_id
            left join category c on c.region_code = w.region_code and c.programme_code = w.programme_code
                and c.code = w.category
            where w.region_code = @government and w.programme_code = @programme
                and (@agency is null or w.agency_code = @agency) and (@village is null or p.village_code = @village)
            group by w.category, c.name, c.sort
            order by c.sort, w.category
            """,
            new
            {
                government,
                programme,
                agency = scope.Agency,
                village = scope.Village,
            },
            stop
        );

    public static Task<List<Counted>> CountByVillage(
        Session session,
        string government,
        Scope scope,
        CancellationToken stop
    ) => CountByPlace(session, government, scope, "village_code", stop);

    public static Task<List<Counted>> CountByDistrict(
        Session session,
        string government,
        Scope scope,
        CancellationToken stop
    ) => CountByPlace(session, government, scope, "district_code", stop);

    public static Task<List<Counted>> CountByAgency(
        Session session,
        string government,
        Scope scope,
        CancellationToken stop
    ) =>
        session.List<Counted>(
            """
            select a.code, a.name, count(distinct w.person_id) as people
            from work w
            join person p on p.region_code = w.region_code and p.id = w.person_id
            join agency a on a.region_code = w.region_code and a.code = w.agency_code
            where w.region_code = @government and (@agency is null or w.agency_code = @agency)
                and (@village is null or p.village_code = @village)
            group by a.code, a.name order by a.name
            """,
            new
            {
                government,
                agency = scope.Agency,
                village = scope.Village,
            },
            stop
        );

    private static Task<List<Counted>> CountByPlace(
        Session session,
        string government,
        Scope scope,
        string column,
        CancellationToken stop
    ) =>
        session.List<Counted>(
            $"select coalesce(p.{column}, '') as code, coalesce(r.name, '') as name, count(*) as people from person p "
                + $"left join region r on r.code = p.{column}{Where(scope)} group by p.{column}, r.name "
                + "order by people desc, code",
            new
            {
                government,
                scopeAgency = scope.Agency,
                scopeVillage = scope.Village,
            },
            stop
        );

    /// <summary>The conditions of a scope, for people "p".</summary>
    private static string Where(Scope scope)
    {
        var village = scope.Village is null ? "" : " and p.village_code = @scopeVillage";
        var agency = scope.Agency is null ? "" : " and " + WorkWith("k.agency_code = @scopeAgency", "p.id");
        return " where p.region_code = @government and p.merged_into is null" + village + agency;
    }

    /// <summary>Somebody says of the person that he does work "k" of which the condition holds.</summary>
    internal static string WorkWith(string condition, string person) =>
        $"exists (select 1 from work k where k.region_code = @government and k.person_id = {person} and {condition})";
}
