using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>
/// People whom several agencies propose, and which proposal stands: the programme of the lowest precedence (position
/// before occupation, unless the government set it otherwise), and in it the first to propose.
/// </summary>
public static class ListOverlaps
{
    public sealed record Request(RegionCode Government, long Skip, int Take);

    /// <param name="Pairs">How many people two agencies share.</param>
    public sealed record Answer(long People, IReadOnlyList<Pair> Pairs, IReadOnlyList<Overlap> Overlaps);

    public sealed record Pair
    {
        public string First { get; init; } = "";
        public string Second { get; init; } = "";
        public long People { get; init; }
    }

    public sealed record Overlap(Guid Person, string Name, string? Village, IReadOnlyList<Proposal> Proposals);

    /// <param name="Stands">The one under which the person is paid for.</param>
    public sealed record Proposal(string Programme, string Category, string Agency, bool Stands);

    private const string Several =
        "select person_id from work where region_code = @government group by person_id "
        + "having count(distinct agency_code) > 1";

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "people.overlaps", request.Government) is { } refusal)
            return refusal;
        var values = new
        {
            government = request.Government.Code,
            request.Skip,
            request.Take,
        };
        await using var session = await db.Read(stop);
        var people = await session.One<long>($"select count(*) from ({Several}) s", values, stop);
        var pairs = await session.List<Pair>(
            $"""
            select a.name as first, b.name as second, count(distinct x.person_id) as people
            from ({Several}) s
            join work x on x.region_code = @government and x.person_id = s.person_id
            join work y on y.region_code = @government and y.person_id = s.person_id and x.agency_code < y.agency_code
            join agency a on a.region_code = @government and a.code = x.agency_code
            join agency b on b.region_code = @government and b.code = y.agency_code
            group by a.name, b.name order by count(distinct x.person_id) desc, a.name, b.name
            """,
            values,
            stop
        );
        var rows = await session.List<Row>(
            $"""
            select p.id, p.name, v.name as village, g.name as programme, coalesce(c.name, w.category) as category,
                a.name as agency
            from (select s.person_id from ({Several}) s order by s.person_id limit @Take offset @Skip) s
            join person p on p.region_code = @government and p.id = s.person_id
            join work w on w.region_code = @government and w.person_id = s.person_id
            join programme g on g.region_code = @government and g.code = w.programme_code
            join agency a on a.region_code = @government and a.code = w.agency_code
            left join category c on c.region_code = @government and c.programme_code = w.programme_code
                and c.code = w.category
            left join region v on v.code = p.village_code
            order by p.id, g.precedence, w.recorded_at, w.id
            """,
            values,
            stop
        );
        return new Answer(people, pairs, [.. rows.GroupBy(row => row.Id).Select(Shown)]);
    }

    private static Overlap Shown(IGrouping<Guid, Row> person)
    {
        var first = person.First();
        var proposals = person.Select((row, i) => new Proposal(row.Programme, row.Category, row.Agency, i == 0));
        return new(first.Id, first.Name, first.Village, [.. proposals]);
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Village { get; init; }
        public string Programme { get; init; } = "";
        public string Category { get; init; } = "";
        public string Agency { get; init; } = "";
    }
}
