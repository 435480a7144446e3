using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>
/// How a year's ceilings came to be, how fast they are used, and the form that shifts or changes them.
/// </summary>
public sealed class ChangesModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Year { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public long? Amount { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Refusal? Refusal { get; private set; }

    public ShowChanges.Answer Answer { get; private set; } = new(0, [], [], []);

    /// <summary>Lines to choose from; the value carries the ceiling that was seen.</summary>
    public IReadOnlyList<Option> Lines(Words words) =>
        [
            new("", words["tidak ada"]),
            .. Answer.Lines.Select(line => new Option(
                string.Create(CultureInfo.InvariantCulture, $"{line.Budget.Id}/{line.Budget.Ceiling.Amount}"),
                $"{line.Budget.Title}: {line.Budget.Ceiling}"
            )),
        ];

    /// <summary>What was paid so far, month after month, against the ceiling.</summary>
    public IReadOnlyList<Bar> Absorption()
    {
        var sum = Rupiah.Zero;
        var bars = new List<Bar>();
        foreach (var (month, amount) in Answer.Paid)
        {
            sum += amount;
            var share = Answer.Ceiling == Rupiah.Zero ? 0 : (decimal)sum.Amount / Answer.Ceiling.Amount;
            var text = $"{Indonesian.Percent(share)} · {Indonesian.Headline(sum)}";
            bars.Add(new Bar(month.ToWords(), sum.Amount, text, Of: Answer.Ceiling.Amount));
        }

        return bars;
    }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var (from, seenFrom) = Chosen(From);
        var (to, seenTo) = Chosen(To);
        var request = new ShiftBudget.Request(
            actor.Government,
            from,
            to,
            new Rupiah(Amount ?? 0),
            Document ?? "",
            DecidedOn ?? default,
            Reason ?? "",
            seenFrom,
            seenTo
        );
        var answer = await ShiftBudget.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.IsRefused)
            return RedirectToPage(new { tahun = Year });
        if (answer.Refusal!.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(answer.Refusal);
        Refusal = answer.Refusal;
        return await Show(stop);
    }

    private static (Guid? Line, Rupiah? Seen) Chosen(string? text) =>
        text?.Split('/') is [var id, var seen]
        && Guid.TryParse(id, out var line)
        && long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var ceiling)
            ? (line, new Rupiah(ceiling))
            : (null, null);

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        Year ??= await LastYear(actor.Government.Code, stop) ?? clock.GetUtcNow().Year;
        var answer = await ShowChanges.Handle(new(actor.Government, Year.Value), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }

    private async Task<int?> LastYear(string region, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await session.One<int?>(
            "select max(fiscal_year) from budget_line where region_code = @region",
            new { region },
            stop
        );
    }
}
