using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
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
        var answer = await OpenRun.Handle(new(Key, terms), actor, db, law, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var run, out var refusal))
            return RedirectToPage("/Runs/Show", new { nomor = run.Id });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListRuns.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var runs, out var refusal))
            return this.Refused(refusal);
        Runs = runs;
        await using var session = await db.Read(stop);
        var programmes = await session.List<ProgrammeRow>(
            "select code, name from programme where region_code = @region order by precedence, code",
            new { region = actor.Government },
            stop
        );
        Programmes = [.. programmes.Select(row => new Option(row.Code, row.Name))];
        return Page();
    }

    private sealed record ProgrammeRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
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
