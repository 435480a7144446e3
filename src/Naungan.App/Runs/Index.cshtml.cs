using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// All runs, and the form that opens one. The form carries its key, so that a double click opens one run.
/// </summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public IReadOnlyList<RunRow> Runs { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? Month { get; set; }

    [BindProperty]
    public string? Reading { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Wage { get; set; }

    /// <summary>How many months to pay ahead; empty is this month alone.</summary>
    [BindProperty]
    public int? Ahead { get; set; }

    public static IReadOnlyList<Option> Funds { get; } =
    [.. Fund.All.Select(fund => new Option(fund.Code, fund.Title))];

    public IReadOnlyList<Option> Readings(Words words) =>
        [new("bpu", words["Bukan penerima upah (BPU)"]), new("pu", words["Penerima upah (PU)"])];

    public Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Key = Ids.New(clock.GetUtcNow());
        return Show(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (
            !Core.Time.Month.TryParse(Month, null, out var month) || !LawWords.TryOne<Segment>(Reading, out var reading)
        )
        {
            Refusal = Refusal.Invalid("month-missing", "Isi bulan iuran, misalnya 2024-08, dan cara membacanya.");
            return await Show(stop);
        }

        var wage = string.IsNullOrWhiteSpace(Wage) ? null : Wage.Trim();
        var terms = new RunTerms(actor.Government, Programme ?? "", month, reading, Source ?? "", wage);
        (IActionResult? done, Refusal? refusal) = Ahead is > 1 and var months
            ? await OpenAhead(terms, months, actor, stop)
            : await OpenOne(terms, actor, stop);
        if (refusal is null)
            return done!;
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<(IActionResult?, Refusal?)> OpenOne(RunTerms terms, Actor actor, CancellationToken stop)
    {
        var answer = await OpenRun.Handle(new(Key, terms), actor, db, law, clock.GetUtcNow(), stop);
        return answer.TryGet(out var run, out var refusal)
            ? (RedirectToPage("/Runs/Show", new { nomor = run.Id }), null)
            : (null, refusal);
    }

    private async Task<(IActionResult?, Refusal?)> OpenAhead(
        RunTerms terms,
        int months,
        Actor actor,
        CancellationToken stop
    )
    {
        var answer = await OpenAdvance.Handle(new(Key, terms, months), actor, db, law, clock.GetUtcNow(), stop);
        return answer.IsRefused ? (null, answer.Refusal) : (RedirectToPage("/Runs/Index"), null);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListRuns.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var runs, out var refusal))
            return this.Refused(refusal);
        Runs = runs;
        await using var session = await db.Read(stop);
        Programmes = await ProgrammeOptions.Of(
            session,
            actor.Government,
            Access.ScopeOf(actor, "runs.read").Agency,
            stop
        );
        return Page();
    }
}

/// <summary>How urgent a run's state looks.</summary>
public static class RunTones
{
    public static Tone Of(RunState state) =>
        state switch
        {
            RunState.Reconciled => Tone.Ok,
            RunState.PartlyReconciled => Tone.Wait,
            RunState.Reversed => Tone.Stop,
            _ => Tone.Info,
        };
}
