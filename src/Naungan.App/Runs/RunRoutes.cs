using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>
/// The money's routes. Every step takes the header Idempotency-Key; amounts are whole rupiah, months 2021-10, days ISO.
/// </summary>
public static class RunRoutes
{
    /// <summary>What a run is opened with.</summary>
    public sealed record OpenBody(
        string Programme,
        string Month,
        string Reading,
        string Fund,
        string? StatedWage,
        int? Months
    );

    /// <param name="Credit">Credit the insurer took, by insurance.</param>
    public sealed record BillBody(string Code, long Amount, Dictionary<string, long>? Credit);

    public sealed record PayBody(
        string Insurance,
        long Amount,
        string Spp,
        DateOnly SppOn,
        string? Spm,
        DateOnly? SpmOn,
        string? Sp2d,
        DateOnly? Sp2dOn
    );

    public sealed record CloseBody(Guid[]? People, string Reason);

    public static void Map(RouteGroupBuilder api)
    {
        MapReading(api);
        MapOpening(api);
        MapPaying(api);
        MapCorrecting(api);
    }

    private static void MapOpening(RouteGroupBuilder api)
    {
        api.MapPost(
            "/runs",
            (OpenBody body, HttpContext http, Db db, Lawbook law, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.open",
                    body,
                    (actor, key, now) => Open(body, actor, key, db, law, now, http)
                )
        );
        api.MapPost(
            "/runs/{run:guid}/approve",
            (Guid run, HttpContext http, Db db, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.approve",
                    run,
                    async (actor, _, now) =>
                        await ApproveRun.Handle(new(actor.Government, run), actor, db, now, http.RequestAborted)
                )
        );
    }

    private static void MapPaying(RouteGroupBuilder api)
    {
        api.MapPost(
            "/runs/{run:guid}/bill",
            (Guid run, BillBody body, HttpContext http, Db db, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.bill",
                    new { run, body },
                    async (actor, _, now) =>
                        Credit(body).TryGet(out var credit, out var wrong)
                            ? await BillRun.Handle(
                                new(actor.Government, run, body.Code, new Rupiah(body.Amount), credit),
                                actor,
                                db,
                                now,
                                http.RequestAborted
                            )
                            : wrong
                )
        );
        api.MapPost(
            "/runs/{run:guid}/pay",
            (Guid run, PayBody body, HttpContext http, Db db, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.pay",
                    new { run, body },
                    async (actor, _, now) =>
                        LawWords.TryProgrammes(body.Insurance, out var insurance)
                            ? await PayRun.Handle(
                                new(actor.Government, run, [Papers(body, insurance)]),
                                actor,
                                db,
                                now,
                                http.RequestAborted
                            )
                            : Unknown("insurance")
                )
        );
    }

    private static void MapCorrecting(RouteGroupBuilder api)
    {
        api.MapPost(
            "/runs/{run:guid}/reverse",
            (Guid run, CloseBody body, HttpContext http, Db db, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.reverse",
                    new { run, body },
                    async (actor, _, now) =>
                        await ReverseRun.Handle(
                            new(actor.Government, run, body.Reason),
                            actor,
                            db,
                            now,
                            http.RequestAborted
                        )
                )
        );
        api.MapPost(
            "/runs/{run:guid}/close",
            (Guid run, CloseBody body, HttpContext http, Db db, TimeProvider clock) =>
                Step(
                    http,
                    db,
                    clock,
                    "runs.correct",
                    new { run, body },
                    async (actor, _, now) =>
                        await ClosePeople.Handle(
                            new(actor.Government, run, body.People, body.Reason),
                            actor,
                            db,
                            now,
                            http.RequestAborted
                        )
                )
        );
    }

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet(
            "/runs",
            async (HttpContext http, Db db) =>
                Api.Answer(await ListRuns.Handle(new(http.Actor().Government), http.Actor(), db, http.RequestAborted))
        );
        api.MapGet(
            "/runs/{run:guid}",
            async (Guid run, HttpContext http, Db db) =>
            {
                var actor = http.Actor();
                return Api.Answer(await ShowRun.Handle(new(actor.Government, run), actor, db, http.RequestAborted));
            }
        );
        api.MapGet(
            "/ledger",
            async (HttpContext http, Db db) =>
            {
                var actor = http.Actor();
                return Api.Answer(await ShowLedger.Handle(new(actor.Government), actor, db, http.RequestAborted));
            }
        );
    }

    private static async Task<IResult> Step<TPayload, TAnswer>(
        HttpContext http,
        Db db,
        TimeProvider clock,
        string action,
        TPayload payload,
        Func<Actor, Guid, DateTimeOffset, Task<Result<TAnswer>>> step
    )
    {
        var (actor, now) = (http.Actor(), clock.GetUtcNow());
        if (Access.Check(actor, action, actor.Government) is { } refusal)
            return Api.Answer<TAnswer>(refusal);
        if (!Guid.TryParse(http.Request.Headers[StepKeys.Header], out var key))
            return Api.Answer<TAnswer>(
                Refusal.Invalid("key-needed", $"Sertakan judul {StepKeys.Header} berisi UUID yang baru.")
            );
        if (await StepKeys.WhyNot(db, actor, key, action, payload, now, http.RequestAborted) is { } reused)
            return Api.Answer<TAnswer>(reused);
        return Api.Answer(await step(actor, key, now));
    }

    private static async Task<Result<IReadOnlyList<RunSummary>>> Open(
        OpenBody body,
        Actor actor,
        Guid key,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        HttpContext http
    )
    {
        if (!Month.TryParse(body.Month, null, out var month))
            return Unknown("month");
        if (!LawWords.TryOne<Segment>(body.Reading, out var reading))
            return Unknown("reading");
        var terms = new RunTerms(actor.Government, body.Programme, month, reading, body.Fund, body.StatedWage);
        if (body.Months is not { } months)
        {
            var one = await OpenRun.Handle(new(key, terms), actor, db, law, now, http.RequestAborted);
            return one.TryGet(out var run, out var refusal) ? new[] { run } : refusal;
        }

        var many = await OpenAdvance.Handle(new(key, terms, months), actor, db, law, now, http.RequestAborted);
        return many.TryGet(out var runs, out var refused) ? runs.Runs.ToArray() : refused;
    }

    private static Result<IReadOnlyDictionary<Jaminan, Rupiah>> Credit(BillBody body)
    {
        var credit = new Dictionary<Jaminan, Rupiah>();
        foreach (var (name, amount) in body.Credit ?? [])
        {
            if (!LawWords.TryProgrammes(name, out var insurance))
                return Unknown("credit");
            credit.Add(insurance, new Rupiah(amount));
        }

        return credit;
    }

    private static PayRun.Papers Papers(PayBody body, Jaminan insurance) =>
        new(insurance, new Rupiah(body.Amount), body.Spp, body.SppOn, body.Spm, body.SpmOn, body.Sp2d, body.Sp2dOn);

    private static Refusal Unknown(string field) =>
        Refusal.Invalid("field-unreadable", $"Isi '{field}' tidak dapat dibaca.");
}
