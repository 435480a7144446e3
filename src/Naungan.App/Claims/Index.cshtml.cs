using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Reminders;
using Naungan.Core.Claims;
using Naungan.Core.Law;

namespace Naungan.App.Claims;

/// <summary>All cases, how far each is, and the scholarships whose year has come.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    public ListClaims.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public IReadOnlyList<RemindScholarships.Line> DueScholarships { get; private set; } = [];

    public IReadOnlyList<Reminder> Tasks { get; private set; } = [];

    public string? State { get; private set; }

    public IReadOnlyList<Option> States =>
        [
            new("", words["Semua"]),
            .. Enum.GetValues<ClaimState>()
                .Select(Kebab.Of)
                .Select(state => new Option(state, words["klaim." + state])),
        ];

    public static Tone ToneOf(string state) =>
        state switch
        {
            "paid" or "accepted" => Tone.Ok,
            "refused" => Tone.Stop,
            "open" or "questioned" => Tone.Wait,
            "withdrawn" => Tone.Plain,
            _ => Tone.Info,
        };

    public long Of(string state) => Answer.Standings.FirstOrDefault(one => one.State == state)?.Claims ?? 0;

    public async Task<IActionResult> OnGetAsync(string? keadaan, CancellationToken stop)
    {
        State = string.IsNullOrEmpty(keadaan) ? null : keadaan;
        var actor = HttpContext.Actor();
        var skip = (Paging.Asked(Request) - 1L) * Paging.SizeDefault;
        var request = new ListClaims.Request(actor.Government, State, skip, Paging.SizeDefault);
        var answer = await ListClaims.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Count);
        var tasks = await ListReminders.Handle(new(actor.Government), actor, db, stop);
        if (tasks.TryGet(out var waiting, out _))
            Tasks = [.. waiting.Where(one => one.Kind is RemindAnswers.Kind or RemindScholarships.Kind)];
        // A village's few families are computed afresh; of a whole regency the day's work has done it.
        if (actor.Village is null)
            return Page();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var scholars = await RemindScholarships.Handle(new(actor.Government, today), actor, db, law, stop);
        if (scholars.TryGet(out var lines, out _))
            DueScholarships = [.. lines.Where(line => line.Due is not null)];
        return Page();
    }
}
