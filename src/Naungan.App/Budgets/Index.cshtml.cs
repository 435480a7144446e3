using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>What the budget gives and where it is; for the budget officer also the form that records a line.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    private Dictionary<string, string> _agencies = [];

    public ListBudgets.Answer Answer { get; private set; } = new([]);

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? Insurance { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? AccountName { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public long? Amount { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public static IReadOnlyList<Option> Insurances { get; } = [new("jkk", "JKK"), new("jkm", "JKM"), new("jht", "JHT")];

    public static IReadOnlyList<Option> Funds { get; } =
    [.. Fund.All.Select(fund => new Option(fund.Code, fund.Title))];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        await LoadProgrammes(actor.Government, stop);
        if (Year is not { } year || Amount is not { } amount || !LawWords.TryProgrammes(Insurance, out var insurance))
        {
            Refusal = Refusal.Invalid("figures-missing", "Isi tahun, program jaminan, dan pagu dengan angka.");
            return await Show(stop);
        }

        var request = new RecordBudgetLine.Request(
            actor.Government,
            year,
            _agencies.GetValueOrDefault(Programme ?? "", ""),
            Programme ?? "",
            insurance,
            Account ?? "",
            AccountName ?? "",
            Source ?? "",
            new Rupiah(amount),
            Document ?? ""
        );
        var answer = await RecordBudgetLine.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.IsRefused)
            return RedirectToPage();
        if (answer.Refusal!.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(answer.Refusal);
        Refusal = answer.Refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListBudgets.Handle(new(actor.Government, null), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        await LoadProgrammes(actor.Government, stop);
        return Page();
    }

    private async Task LoadProgrammes(RegionCode region, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var rows = await session.List<ProgrammeRow>(
            "select code, name, agency_code from programme where region_code = @region order by precedence, code",
            new { region },
            stop
        );
        _agencies = rows.ToDictionary(row => row.Code, row => row.AgencyCode);
        Programmes = [.. rows.Select(row => new Option(row.Code, $"{row.Name} ({row.AgencyCode})"))];
    }

    private sealed record ProgrammeRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string AgencyCode { get; init; } = "";
    }
}
