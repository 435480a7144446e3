using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Plans;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>The price of a break for the people a programme has decreed, district by district.</summary>
public static class PriceRosterBreak
{
    private const int MonthsAfter = 5;

    /// <param name="PaidBefore">Months paid without a break up to the last one.</param>
    public sealed record Request(RegionCode Region, string Programme, Month Last, Month Back, int PaidBefore);

    public sealed record Answer(BreakPrice All, IReadOnlyList<BreakPrice> Districts);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, AskPlan.Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        var places = await Places(session, request, stop);
        if (places.Count == 0)
            return Refusal.Invalid("nobody-decreed", "Belum ada orang yang ditetapkan dalam program ini.");
        var segment = programme.Segment == "pu" ? Segment.Pu : Segment.Bpu;
        if (!Income(book, request, segment).TryGet(out var income, out var noWage))
            return noWage;
        var prices = new List<BreakPrice>();
        foreach (var place in places.Prepend(new Place { Name = programme.Name, People = places.Sum(p => p.People) }))
        {
            var question = new BreakQuestion(
                place.Name,
                place.People,
                segment,
                income,
                request.PaidBefore,
                request.Last,
                request.Back,
                request.Back.Plus(MonthsAfter)
            );
            if (!BreakPrice.Of(book, question).TryGet(out var price, out var unpriced))
                return unpriced;
            prices.Add(price);
        }

        return new Answer(prices[0], [.. prices.Skip(1)]);
    }

    /// <summary>BPU people are paid in the lowest band, wage earners by the minimum wage where it is known.</summary>
    private static Result<Rational> Income(Lawbook book, Request request, Segment segment) =>
        segment == Segment.Bpu ? Rational.Zero
        : MinimumWage.Of(book, request.Region, request.Last.FirstDay).TryGet(out var wage, out var refusal)
            ? wage.Amount
        : refusal;

    private static Task<List<Place>> Places(Session session, Request request, CancellationToken stop) =>
        session.List<Place>(
            "select coalesce(d.name, 'Tanpa kecamatan') as name, count(*) as people from enrolment e "
                + "join person p on p.region_code = e.region_code and p.id = e.person_id "
                + "left join region d on d.code = substr(p.village_code, 1, 8) "
                + "where e.region_code = @region and e.programme_code = @Programme "
                + "and e.state in ('decreed', 'registered') group by coalesce(d.name, 'Tanpa kecamatan') order by 1",
            new { region = request.Region.Code, request.Programme },
            stop
        );

    private sealed record Place
    {
        public string Name { get; init; } = "";
        public long People { get; init; }
    }
}
