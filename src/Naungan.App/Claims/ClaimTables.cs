using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>The rows of claims. Lists take the scope of who asks: a village sees its own people only.</summary>
internal static class ClaimTables
{
    private const string Columns =
        "c.id, c.number, c.person_id, p.name, v.name as village, c.event, c.happened_on, c.place, c.story_sealed, "
        + "c.reporter_kind, c.reporter_name, c.reported_on, c.months_unable, c.disability, c.function_loss, c.costs, "
        + "c.state, c.insurer_number, c.decided_amount, c.paid_amount, c.paid_on";

    private const string From =
        " from claim c join person p on p.region_code = c.region_code and p.id = c.person_id "
        + "left join region v on v.code = p.village_code ";

    internal static Task<List<ClaimRow>> Of(
        Session session,
        string region,
        Scope scope,
        string? state,
        long skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<ClaimRow>(
            $"select {Columns}{From}where c.region_code = @region and (@state is null or c.state = @state) "
                + "and (@village is null or p.village_code = @village) order by c.reported_on desc, c.number desc "
                + "limit @take offset @skip",
            new
            {
                region,
                state,
                village = scope.Village,
                skip,
                take,
            },
            stop
        );

    internal static Task<ClaimRow?> Find(
        Session session,
        string region,
        Scope scope,
        Guid id,
        CancellationToken stop
    ) =>
        session.Maybe<ClaimRow>(
            $"select {Columns}{From}where c.region_code = @region and c.id = @id "
                + "and (@village is null or p.village_code = @village)",
            new
            {
                region,
                id,
                village = scope.Village,
            },
            stop
        );

    internal static Task<Guid?> IdOf(Session session, string region, string number, CancellationToken stop) =>
        session.Maybe<Guid?>(
            "select id from claim where region_code = @region and number = @number",
            new { region, number },
            stop
        );

    /// <summary>Every claim of one person, for the rules of a new one.</summary>
    internal static Task<List<ClaimRow>> OfPerson(
        Session session,
        string region,
        Guid person,
        CancellationToken stop
    ) =>
        session.List<ClaimRow>(
            $"select {Columns}{From}where c.region_code = @region and c.person_id = @person and c.state <> 'withdrawn'",
            new { region, person },
            stop
        );

    internal sealed record StateCount
    {
        public string State { get; init; } = "";
        public long Claims { get; init; }
        public Rupiah Paid { get; init; }
    }

    internal static Task<List<StateCount>> Counts(
        Session session,
        string region,
        Scope scope,
        CancellationToken stop
    ) =>
        session.List<StateCount>(
            "select c.state, count(*) as claims, coalesce(sum(c.paid_amount), 0) as paid from claim c "
                + "join person p on p.region_code = c.region_code and p.id = c.person_id "
                + "where c.region_code = @region and (@village is null or p.village_code = @village) group by c.state",
            new { region, village = scope.Village },
            stop
        );

    internal static Task<long> LastNumber(Session session, string region, string year, CancellationToken stop) =>
        session.One<long>(
            "select count(*) from claim where region_code = @region and number like @year",
            new { region, year },
            stop
        );

    internal static Task<List<HeirRow>> Heirs(Session session, string region, Guid claim, CancellationToken stop) =>
        session.List<HeirRow>(
            "select number, kind, name, birth_date, school_level, school_years_left, scholarship_ended, scholarship_ended_on "
                + "from claim_heir where region_code = @region and claim_id = @claim order by number",
            new { region, claim },
            stop
        );

    internal static Task<List<PaperRow>> Papers(Session session, string region, Guid claim, CancellationToken stop) =>
        session.List<PaperRow>(
            "select p.paper, p.received_on, p.document_id, d.kind, d.size_bytes from claim_paper p "
                + "left join claim_document d on d.region_code = p.region_code and d.id = p.document_id "
                + "where p.region_code = @region and p.claim_id = @claim order by p.paper",
            new { region, claim },
            stop
        );

    internal static Task<List<StepRow>> Steps(Session session, string region, Guid claim, CancellationToken stop) =>
        session.List<StepRow>(
            "select number, step, happened_on, words, reference, amount, recorded_by from claim_step "
                + "where region_code = @region and claim_id = @claim order by number",
            new { region, claim },
            stop
        );

    internal static Task<int> AddStep(
        Session session,
        string region,
        Guid claim,
        StepRow step,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_step (region_code, claim_id, number, step, happened_on, words, reference, amount, "
                + "recorded_by, recorded_at) select @region, @claim, coalesce(max(number), 0) + 1, @Step, @HappenedOn, "
                + "@Words, @Reference, @Amount, @RecordedBy, @now from claim_step "
                + "where region_code = @region and claim_id = @claim",
            new
            {
                region,
                claim,
                step.Step,
                step.HappenedOn,
                step.Words,
                step.Reference,
                step.Amount,
                step.RecordedBy,
                now,
            },
            stop
        );

    /// <summary>Accepted claims with a child that studies.</summary>
    internal static Task<List<ClaimRow>> WithScholars(
        Session session,
        string region,
        Scope scope,
        CancellationToken stop
    ) =>
        session.List<ClaimRow>(
            $"select {Columns}{From}where c.region_code = @region and c.state in ('accepted', 'paid') "
                + "and (@village is null or p.village_code = @village) and exists (select 1 from claim_heir h "
                + "where h.region_code = c.region_code and h.claim_id = c.id and h.school_level is not null "
                + "and h.scholarship_ended is null) order by c.number",
            new { region, village = scope.Village },
            stop
        );

    internal sealed record YearsClaimed
    {
        public int Heir { get; init; }
        public int Years { get; init; }
    }

    internal static Task<List<YearsClaimed>> ScholarshipYears(
        Session session,
        string region,
        Guid claim,
        CancellationToken stop
    ) =>
        session.List<YearsClaimed>(
            "select heir_number as heir, count(*) as years from claim_scholarship "
                + "where region_code = @region and claim_id = @claim group by heir_number",
            new { region, claim },
            stop
        );

    /// <summary>The claim, held until the transaction ends.</summary>
    internal static async Task<ClaimRow?> Locked(Session session, string region, Guid claim, CancellationToken stop)
    {
        var id = await session.Maybe<Guid?>(
            "select id from claim where region_code = @region and id = @claim" + session.ForUpdate,
            new { region, claim },
            stop
        );
        return id is null ? null : await Find(session, region, new Scope(null, null), claim, stop);
    }

    internal sealed record ReceiptRow
    {
        public int Heir { get; init; }
        public Rupiah Amount { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public string Reference { get; init; } = "";
    }

    internal static Task<List<ReceiptRow>> Receipts(
        Session session,
        string region,
        Guid claim,
        CancellationToken stop
    ) =>
        session.List<ReceiptRow>(
            "select heir_number as heir, amount, received_on, reference from claim_receipt "
                + "where region_code = @region and claim_id = @claim order by heir_number",
            new { region, claim },
            stop
        );

    internal static Task<int> SetReceipt(
        Session session,
        RecordReceipt.Request request,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_receipt (region_code, claim_id, heir_number, amount, received_on, reference, recorded_by, "
                + "recorded_at) values (@Region, @Claim, @Heir, @Amount, @On, @reference, @by, @now) "
                + "on conflict (region_code, claim_id, heir_number) do update set amount = excluded.amount, "
                + "received_on = excluded.received_on, reference = excluded.reference, "
                + "recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at",
            new
            {
                request.Region,
                request.Claim,
                request.Heir,
                request.Amount,
                request.On,
                reference = request.Reference.Trim(),
                by,
                now,
            },
            stop
        );
}
