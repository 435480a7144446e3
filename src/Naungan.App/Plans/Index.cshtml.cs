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

namespace Naungan.App.Plans;

/// <summary>
/// The planner: the question stands in the address, the answer below it changes while a slider is dragged, and without
/// script the button asks. Nothing is stored until it is saved.
/// </summary>
public sealed class IndexModel(Lawbook book, Db db, TimeProvider clock, Shell shell) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Cari { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nama { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Orang { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Bulan { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Mulai { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Segmen { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Upah { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Dana { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Pagu { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? PaguJkk { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? PaguJkm { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sebelum { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? JedaDari { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? JedaSampai { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Andai { get; set; }

    public Refusal? Refusal { get; private set; }

    public PlanReport? Report { get; private set; }

    private bool IsAsked => Cari is not null;

    public IActionResult OnGet()
    {
        if (Solve() is { } refused)
            return refused;
        return Page();
    }

    /// <summary>The answer alone, for the script that asks while somebody drags.</summary>
    public IActionResult OnGetAnswer() => Solve() ?? Partial("_Reply", this);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Solve() is { } refused)
            return refused;
        if (Report is null)
            return Page();
        var actor = HttpContext.Actor();
        var request = new SavePlan.Request(actor.Government, PlanWriting.Write(Report.Answer.Plan));
        var saved = await SavePlan.Handle(request, actor, db, book, clock.GetUtcNow(), stop);
        if (saved.TryGet(out var id, out var refusal))
            return RedirectToPage("/Plans/Show", new { nomor = id });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return Page();
    }

    /// <summary>Ticked by the planner; before anything was asked, the pair every vulnerable worker gets.</summary>
    public bool Chosen(Jaminan one) =>
        IsAsked
            ? Value(one.Key()) == "true"
            : one is Core.Law.Contributions.Jaminan.Jkk or Core.Law.Contributions.Jaminan.Jkm;

    public static IReadOnlyList<Option> Asks(Words words) =>
        [
            new("months", words["Bulan: berapa lama uang ini cukup"]),
            new("people", words["Orang: berapa banyak yang dapat dilindungi"]),
            new("money", words["Uang: berapa yang diperlukan"]),
        ];

    public static IReadOnlyList<Option> Segments(Words words) =>
        [new("bpu", words["Bukan penerima upah (BPU)"]), new("pu", words["Penerima upah (PU)"])];

    public static IReadOnlyList<Option> Funds { get; } =
    [.. Fund.All.Select(fund => new Option(fund.Code, fund.Title))];

    public static IReadOnlyList<Option> WhatIfs(Words words) =>
        [
            new("", words["Tidak: ketentuan yang berlaku"]),
            .. WhatIf.All.Select(one => new Option(one.Code, words[one.Title])),
        ];

    private string Value(string name) =>
        Request.HasFormContentType ? Request.Form[name].ToString() : Request.Query[name].ToString();

    /// <summary>Null when the page can be shown, with an answer or with the reason for none.</summary>
    private IActionResult? Solve()
    {
        var actor = HttpContext.Actor();
        if (Platform.Security.Access.Check(actor, AskPlan.Action, actor.Government) is { } no)
            return this.Refused(no);
        Mulai ??= Core.Time.Month.Containing(LawPages.DayAsked(null, clock, shell, out _)).ToString();
        if (!IsAsked)
            return null;
        if (!Form().Read(actor.Government).TryGet(out var plan, out var refusal))
            Refusal = refusal;
        else if (AskPlan.Handle(new(plan), actor, book).TryGet(out var report, out refusal))
            Report = report;
        else
            Refusal = refusal;
        return null;
    }

    private PlanForm Form() =>
        new()
        {
            Cari = Cari ?? "months",
            Nama = Nama ?? "",
            Orang = Orang ?? "",
            Bulan = Bulan ?? "",
            Mulai = Mulai ?? "",
            Segmen = Segmen ?? "bpu",
            Jaminan = string.Join(',', Jaminans.All.Where(Chosen).Select(one => one.Key())),
            Upah = Upah ?? "",
            Dana = Dana ?? "apbd",
            Pagu = Pagu ?? "",
            PaguJkk = PaguJkk ?? "",
            PaguJkm = PaguJkm ?? "",
            Sebelum = Sebelum ?? "",
            JedaDari = JedaDari ?? "",
            JedaSampai = JedaSampai ?? "",
            Andai = Andai ?? "",
        };
}
