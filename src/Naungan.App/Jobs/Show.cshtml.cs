using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Jobs;

/// <summary>One job, and the buttons that stop it and let it go on.</summary>
public sealed class ShowModel(Db db, TimeProvider clock) : PageModel
{
    public Job Job { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public Tone ToneOf(Job job) => Tones.Of(job.State);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Show(id, stop);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop) => Control(id, goOn: false, stop);

    public Task<IActionResult> OnPostGoOnAsync(Guid id, CancellationToken stop) => Control(id, goOn: true, stop);

    private async Task<IActionResult> Control(Guid id, bool goOn, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ControlJob.Handle(new(actor.Government, id, goOn), actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var job, out var refusal))
            return LocalRedirect(job.Page);
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowJob.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var job, out var refusal))
            return this.Refused(refusal);
        Job = job;
        return Page();
    }
}

internal static class Tones
{
    internal static Tone Of(string state) =>
        state switch
        {
            JobStates.Done => Tone.Ok,
            JobStates.Running => Tone.Info,
            JobStates.Failed => Tone.Stop,
            JobStates.Cancelled => Tone.Wait,
            _ => Tone.Plain,
        };
}
