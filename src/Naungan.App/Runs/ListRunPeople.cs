using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>The people of a run, page by page: those paid for, and those not paid for and why.</summary>
public static class ListRunPeople
{
    /// <param name="State">Only people whose lines are in this state; null: all.</param>
    /// <param name="Excluded">True lists those not paid for; <paramref name="State"/> then names a reason.</param>
    public sealed record Request(RegionCode Region, Guid Run, bool Excluded, string? State, int Skip, int Take);

    public sealed record Answer(RunRow Run, long Total, IReadOnlyList<Person> People);

    /// <summary>A person with the state of his lines, or the reason why there are none.</summary>
    public sealed record Person
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? VillageCode { get; init; }
        public string State { get; init; } = "";
        public string? AnswerCode { get; init; }
        public Rupiah Amount { get; init; }
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        if (await ShowRun.Visible(session, request.Region, request.Run, actor, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        var total = await session.One<long>(request.Excluded ? CountExcluded : CountPaid, request, stop);
        var rows = await session.List<Person>(request.Excluded ? PageExcluded : PagePaid, request, stop);
        return new Answer(run, total, rows);
    }

    private const string PaidPeople =
        "select person_id, min(state) as state, min(answer_code) as answer_code, cast(sum(amount) as bigint) as amount "
        + "from run_line where region_code = @Region and run_id = @Run "
        + "and (cast(@State as text) is null or state = @State) group by person_id";

    private const string ExcludedPeople =
        "select person_id, reason as state, cast(null as text) as answer_code, cast(0 as bigint) as amount "
        + "from run_exclusion where region_code = @Region and run_id = @Run "
        + "and (cast(@State as text) is null or reason = @State) group by person_id, reason";

    private const string CountPaid = "select count(*) from (" + PaidPeople + ") x";

    private const string CountExcluded = "select count(*) from (" + ExcludedPeople + ") x";

    private const string PagePaid = Chosen + PaidPeople + Ordered;

    private const string PageExcluded = Chosen + ExcludedPeople + Ordered;

    private const string Chosen =
        "select x.person_id as id, p.name, p.village_code, x.state, x.answer_code, x.amount from (";

    private const string Ordered =
        ") x join person p on p.region_code = @Region and p.id = x.person_id "
        + "order by p.name_key, x.person_id limit @Take offset @Skip";
}
