using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Dashboard;

/// <summary>
/// One district or village: people, work, money, claims and grievances, each beside the whole regency and leading to
/// its rows.
/// </summary>
public static class ShowPlace
{
    public sealed record Request(RegionCode Region, string Code);

    /// <param name="People">Named by sealed decrees.</param>
    /// <param name="OfRegency">The same of the whole regency, for a share.</param>
    /// <param name="Below">Villages of a district with their people; empty for a village.</param>
    internal sealed record Answer(
        RegionTables.Region Place,
        long People,
        long OfRegency,
        IReadOnlyList<Row> Work,
        IReadOnlyList<MonthRow> Months,
        IReadOnlyList<Row> Below,
        long Claims,
        Rupiah Paid,
        long Grievances
    );

    internal sealed record Row
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long People { get; init; }
    }

    internal sealed record MonthRow
    {
        public Core.Time.Month Month { get; init; }
        public long People { get; init; }
        public Rupiah Amount { get; init; }
    }

    internal static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "dashboard.read", request.Region) is { } refusal)
            return refusal;
        if (!RegionCode.TryParse(request.Code, out var code) || !code.IsWithin(request.Region))
            return Refusal.NotFound("Wilayah");
        await using var session = await db.Read(stop);
        if (await RegionTables.Of(session, code.Code, stop) is not { Level: 3 or 4 } place)
            return Refusal.NotFound("Wilayah");
        var figures = new KeptFigures(await FigureTables.OfToday(session, request.Region, stop));
        var isDistrict = place.Level == 3;
        var below = isDistrict ? await RegionTables.Below(session, place.Code, stop) : [];
        var asked = new
        {
            region = request.Region,
            district = isDistrict ? place.Code : null,
            village = isDistrict ? null : place.Code,
        };
        var claims = await session.One<ClaimSum>(ClaimSql, asked, stop);
        return new Answer(
            place,
            figures.Of(isDistrict ? "district" : "village", place.Code),
            figures.Sum("category:"),
            await session.List<Row>(WorkSql, asked, stop),
            await session.List<MonthRow>(MonthSql, asked, stop),
            below.ConvertAll(one => new Row
            {
                Code = one.Code,
                Name = one.Name,
                People = figures.Of("village", one.Code),
            }),
            claims.Claims,
            claims.Paid,
            await session.One<long>(GrievanceSql, asked, stop)
        );
    }

    private const string Here =
        "p.region_code = @region and (@district is null or p.district_code = @district) "
        + "and (@village is null or p.village_code = @village)";

    private const string WorkSql =
        "select e.category as code, c.name, count(*) as people from person p "
        + "join enrolment e on e.region_code = p.region_code and e.person_id = p.id "
        + "and e.state in ('decreed', 'registered') join category c on c.region_code = e.region_code "
        + "and c.programme_code = e.programme_code and c.code = e.category "
        + $"where {Here} group by e.category, c.name order by people desc, c.name";

    private const string MonthSql =
        "select l.month, count(distinct l.person_id) as people, cast(sum(l.amount) as bigint) as amount from person p "
        + "join run_line l on l.region_code = p.region_code and l.person_id = p.id and l.state = 'accepted' "
        + $"and l.correction = 0 where {Here} group by l.month order by l.month desc limit 24";

    private const string ClaimSql =
        "select count(*) as claims, coalesce(sum(c.paid_amount), 0) as paid from claim c "
        + $"join person p on p.region_code = c.region_code and p.id = c.person_id where {Here}";

    private const string GrievanceSql =
        "select count(*) from grievance where region_code = @region and not is_confidential "
        + "and (@village is null or village_code = @village) "
        + "and (@district is null or substr(village_code, 1, length(@district)) = @district)";

    private sealed record ClaimSum
    {
        public long Claims { get; init; }
        public Rupiah Paid { get; init; }
    }
}
