using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.People;

/// <summary>The register of people. Every question takes the scope of who asks.</summary>
public static class PeopleTables
{
    /// <summary>What a list of people is narrowed to; null or empty does not narrow.</summary>
    public sealed record Filter
    {
        /// <summary>
        /// Folded name (NameKey): people whose folded name begins with it, or holds it as a later word.
        /// </summary>
        public string? NameKey { get; init; }
        public byte[]? NikIndex { get; init; }
        public string? Village { get; init; }
        public string? District { get; init; }
        public string? Programme { get; init; }
        public string? Category { get; init; }
        public string? Agency { get; init; }
    }

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

    public static Task<List<Person>> Search(
        Session session,
        string government,
        Scope scope,
        Filter filter,
        long skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<Person>(
            $"select {Columns}{Named}{Where(scope, filter)} order by p.name_key, p.id limit @take offset @skip",
            Arguments(government, scope, filter, skip, take),
            stop
        );

    public static Task<long> Count(
        Session session,
        string government,
        Scope scope,
        Filter filter,
        CancellationToken stop
    ) =>
        session.One<long>(
            $"select count(*) from person p{Where(scope, filter)}",
            Arguments(government, scope, filter, 0, 0),
            stop
        );

    public static Task<Person?> ById(
        Session session,
        string government,
        Scope scope,
        Guid id,
        CancellationToken stop
    ) =>
        session.Maybe<Person>(
            $"select {Columns}{Named}{Where(scope, new Filter())} and p.id = @id",
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
                + $"left join region r on r.code = p.{column}{Where(scope, new Filter())} group by p.{column}, r.name "
                + "order by people desc, code",
            new
            {
                government,
                scopeAgency = scope.Agency,
                scopeVillage = scope.Village,
            },
            stop
        );

    /// <summary>
    /// Only the conditions that narrow are written, so that the index of the one that narrows most is used.
    /// </summary>
    private static string Where(Scope scope, Filter filter)
    {
        var sql = new List<string> { " where p.region_code = @government and p.merged_into is null" };
        if (scope.Village is not null)
            sql.Add("p.village_code = @scopeVillage");
        if (filter.NikIndex is not null)
            sql.Add("p.nik_index = @NikIndex");
        if (!string.IsNullOrEmpty(filter.NameKey))
            sql.Add("(p.name_key >= @NameKey and p.name_key < @nameEnd or p.name_key like @laterWord)");
        if (!string.IsNullOrEmpty(filter.Village))
            sql.Add("p.village_code = @Village");
        if (!string.IsNullOrEmpty(filter.District))
            sql.Add("p.district_code = @District");
        if (scope.Agency is not null)
            sql.Add(WorkWith("w.agency_code = @scopeAgency"));
        var work = new List<string>();
        if (!string.IsNullOrEmpty(filter.Programme))
            work.Add("w.programme_code = @Programme");
        if (!string.IsNullOrEmpty(filter.Category))
            work.Add("w.category = @Category");
        if (!string.IsNullOrEmpty(filter.Agency))
            work.Add("w.agency_code = @Agency");
        if (work.Count > 0)
            sql.Add(WorkWith(string.Join(" and ", work)));
        return string.Join(" and ", sql);
    }

    private static string WorkWith(string condition) =>
        "exists (select 1 from work w where w.region_code = p.region_code and w.person_id = p.id and "
        + condition
        + ")";

    private static object Arguments(string government, Scope scope, Filter filter, long skip, int take) =>
        new
        {
            government,
            scopeAgency = scope.Agency,
            scopeVillage = scope.Village,
            filter.NikIndex,
            filter.NameKey,
            nameEnd = filter.NameKey + "[", // '[' follows 'Z': everything that begins with the key lies before it
            laterWord = "% " + filter.NameKey + "%",
            filter.Village,
            filter.District,
            filter.Programme,
            filter.Category,
            filter.Agency,
            skip,
            take,
        };
}
