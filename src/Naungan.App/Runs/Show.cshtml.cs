using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>One run: where it stands, what comes next, and everything behind its figures.</summary>
public sealed class ShowModel(Db db, TimeProvider clock) : PageModel
{
    public const int TariffsShown = 10;

    public static IReadOnlyList<RunState> Steps { get; } =
    [RunState.Computed, RunState.Approved, RunState.Submitted, RunState.Billed, RunState.Paid, RunState.Reconciled];

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public long? Amount { get; set; }

    /// <summary>Credit the insurer took for JKK and JKM; empty is none.</summary>
    [BindProperty]
    public long? CreditJkk { get; set; }

    [BindProperty]
    public long? CreditJkm { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public PaperForm Papers { get; set; } = new();

    public Refusal? Refusal { get; private set; }

    public ShowRun.Answer Answer { get; private set; } = null!;

    public long Rejected => Answer.Sums.Where(sum => sum.State is "rejected" or "resubmitted").Sum(sum => sum.Lines);

    public StepState StateOf(RunState step)
    {
        // Partly reconciled stands between paid and reconciled and has no step of its own.
        var reached = Answer.Run.At == RunState.PartlyReconciled ? RunState.Paid : Answer.Run.At;
        if (step <= reached)
            return StepState.Done;
        return Steps.First(next => next > reached) == step ? StepState.Now : StepState.Todo;
    }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken stop) =>
        Act(actor => ApproveRun.Handle(new(actor.Government, Number), actor, db, clock.GetUtcNow(), stop), stop);

    public Task<IActionResult> OnPostBillAsync(CancellationToken stop) =>
        Act(
            actor =>
            {
                var fresh = new Rupiah(Amount ?? 0);
                var request = new BillRun.Request(actor.Government, Number, Code ?? "", fresh, Credit());
                return BillRun.Handle(request, actor, db, clock.GetUtcNow(), stop);
            },
            stop
        );

    public Task<IActionResult> OnPostReverseAsync(CancellationToken stop) =>
        Act(
            actor => ReverseRun.Handle(new(actor.Government, Number, Reason ?? ""), actor, db, clock.GetUtcNow(), stop),
            stop
        );

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ClosePeople.Request(actor.Government, Number, null, Reason ?? "");
        var answer = await ClosePeople.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.Refusal is { } refusal ? await Again(refusal, stop) : RedirectToPage(new { nomor = Number });
    }

    public Task<IActionResult> OnPostPayAsync(CancellationToken stop) =>
        Act(
            async actor =>
            {
                if (Papers.Read(Amount) is not { } papers)
                    return Refusal.Invalid("papers-incomplete", "Isi nomor dan tanggal SPP.");
                var request = new PayRun.Request(actor.Government, Number, [papers]);
                return await PayRun.Handle(request, actor, db, clock.GetUtcNow(), stop);
            },
            stop
        );

    /// <summary>Both files in one ZIP; pressing again downloads the same bytes.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var folder = Directory.CreateTempSubdirectory("naungan-").FullName;
        try
        {
            var request = new SubmitRun.Request(actor.Government, Number, folder);
            var answer = await SubmitRun.Handle(request, actor, db, clock.GetUtcNow(), stop);
            if (answer.Refusal is { } refusal)
                return await Again(refusal, stop);
            var buffer = new MemoryStream();
            await ZipFile.CreateFromDirectoryAsync(folder, buffer, stop);
            buffer.Position = 0;
            return File(buffer, "application/zip", $"iuran-{answer.Value.Run.Month}-{Number:N}.zip");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Dictionary<Jaminan, Rupiah> Credit()
    {
        var credit = new Dictionary<Jaminan, Rupiah>();
        if (CreditJkk is > 0 and var jkk)
            credit.Add(Jaminan.Jkk, new Rupiah(jkk));
        if (CreditJkm is > 0 and var jkm)
            credit.Add(Jaminan.Jkm, new Rupiah(jkm));
        return credit;
    }

    private async Task<IActionResult> Act(Func<Actor, Task<Result<RunSummary>>> act, CancellationToken stop)
    {
        var answer = await act(HttpContext.Actor());
        return answer.Refusal is { } refusal ? await Again(refusal, stop) : RedirectToPage(new { nomor = Number });
    }

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowRun.Handle(new(actor.Government, Number), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}

/// <summary>The papers of payment as the form sends them.</summary>
public sealed class PaperForm
{
    public string? Insurance { get; set; }
    public string? Spp { get; set; }
    public DateOnly? SppOn { get; set; }
    public string? Spm { get; set; }
    public DateOnly? SpmOn { get; set; }
    public string? Sp2d { get; set; }
    public DateOnly? Sp2dOn { get; set; }

    /// <summary>Null when what every payment begins with is missing.</summary>
    public PayRun.Papers? Read(long? amount) =>
        LawWords.TryProgrammes(Insurance, out var insurance)
        && amount is { } rupiah
        && Spp is { } spp
        && SppOn is { } day
            ? new(insurance, new Rupiah(rupiah), spp, day, Spm, SpmOn, Sp2d, Sp2dOn)
            : null;
}
