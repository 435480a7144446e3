using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Claims;

/// <summary>
/// The form of a report. The NIK travels in its body; from a person's own page it is not asked again.
/// </summary>
public sealed class NewModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Orang { get; set; }

    [BindProperty]
    public string? Nik { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public DateOnly? HappenedOn { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Story { get; set; }

    [BindProperty]
    public string? ReporterKind { get; set; }

    [BindProperty]
    public string? ReporterName { get; set; }

    [BindProperty]
    public string? ReporterPhone { get; set; }

    [BindProperty]
    public DateOnly? ReportedOn { get; set; }

    [BindProperty]
    public string? MonthsUnable { get; set; }

    [BindProperty]
    public string? Disability { get; set; }

    [BindProperty]
    public string? FunctionLoss { get; set; }

    [BindProperty]
    public string? CostLand { get; set; }

    [BindProperty]
    public string? CostWater { get; set; }

    [BindProperty]
    public string? CostAir { get; set; }

    public Refusal? Refusal { get; private set; }

    public string? PersonName { get; private set; }

    public IReadOnlyList<Option> Kinds =>
        [.. Enum.GetValues<BenefitEvent>().Select(what => new Option(Kebab.Of(what), words[ClaimRow.TitleOf(what)]))];

    public IReadOnlyList<Option> Reporters =>
        [
            .. new[] { "family", "village", "agency", "hospital" }.Select(kind => new Option(
                kind,
                words["pelapor." + kind]
            )),
        ];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        ReportedOn = Today;
        return await Show(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Read().TryGet(out var request, out var unreadable))
            return await Again(unreadable, stop);
        var actor = HttpContext.Actor();
        var answer = await ReportClaim.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return answer.TryGet(out var made, out var refusal)
            ? LocalRedirect("/claims/" + made.Id)
            : await Again(refusal, stop);
    }

    private Result<ReportClaim.Request> Read()
    {
        if (!LawWords.TryOne<BenefitEvent>(Kind, out var what))
            return Refusal.Invalid("event-unknown", "Pilih apa yang terjadi.");
        if (HappenedOn is not { } on)
            return Refusal.Invalid("day-missing", "Isi tanggal kejadian.");
        if (!int.TryParse(MonthsUnable ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var months))
            return Refusal.Invalid("months-unreadable", "Bulan tidak mampu bekerja ditulis sebagai angka bulat.");
        if (!Rational.TryParse(Disability ?? "0", out var disability) || !TryPercent(FunctionLoss, out var loss))
            return Refusal.Invalid("percent-unreadable", "Persentase ditulis sebagai angka, misalnya 10.5.");
        var costs = new[] { ("transport-land", CostLand), ("transport-sea", CostWater), ("transport-air", CostAir) }
            .Where(cost => !string.IsNullOrWhiteSpace(cost.Item2))
            .Select(cost => $"{cost.Item1}:{cost.Item2!.Trim()}");
        return new ReportClaim.Request(
            HttpContext.Actor().Government,
            Nik?.Trim(),
            Orang,
            what,
            on,
            Place ?? "",
            Story ?? "",
            ReporterKind ?? "",
            ReporterName ?? "",
            ReportedOn ?? Today
        )
        {
            ReporterPhone = ReporterPhone,
            MonthsUnable = months,
            Disability = disability,
            FunctionLoss = loss,
            Costs = string.Join(',', costs),
        };
    }

    private static bool TryPercent(string? text, out Rational percent) => Rational.TryParse(text ?? "0", out percent);

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        // A NIK is not shown again, not even to the one who typed it.
        ModelState.Remove(nameof(Nik));
        ModelState.Remove(nameof(ReporterPhone));
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, ReportClaim.Action, actor.Government) is { } refusal)
            return this.Refused(refusal);
        if (Orang is not { } person)
            return Page();
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, ReportClaim.Action);
        var found = await PeopleTables.ById(session, actor.Government.Code, scope, person, stop);
        if (found is null)
            return NotFound();
        PersonName = found.Name;
        return Page();
    }
}
