using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Law;

/// <summary>
/// The calculator of contributions. The question stands in the address, so that an answer can be sent to somebody.
/// </summary>
public sealed class ContributionModel(Lawbook book, TimeProvider clock, Shell shell) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "segmen")]
    public string? Segmen { get; set; }

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? Bulan { get; set; }

    [BindProperty(SupportsGet = true, Name = "upah")]
    public string? Upah { get; set; }

    [BindProperty(SupportsGet = true, Name = "risiko")]
    public string? Risiko { get; set; }

    [BindProperty(SupportsGet = true, Name = "dana")]
    public string? Dana { get; set; }

    [BindProperty(SupportsGet = true, Name = "sektor")]
    public string? Sektor { get; set; }

    public Refusal? Refusal { get; private set; }

    public Contribution? Answer { get; private set; }

    private bool IsAsked => Request.Query.Count > 0;

    public IActionResult OnGet()
    {
        var actor = HttpContext.Actor();
        if (Platform.Security.Access.Check(actor, "law.read", actor.Government) is { } no)
            return this.Refused(no);
        Bulan ??= Month.Containing(LawPages.DayAsked(null, clock, shell, out _)).ToString();
        if (!IsAsked)
            return Page();
        var programmes = string.Join(',', Jaminans.All.Where(Chosen).Select(one => one.Key()));
        var form = new ContributionForm(Segmen, programmes, Bulan, Upah, Risiko, Dana, Sektor);
        if (!form.Read().TryGet(out var question, out var refusal))
            Refusal = refusal;
        else if (AskContribution.Handle(new(question), actor, book).TryGet(out var answer, out refusal))
            Answer = answer;
        else
            Refusal = refusal;
        return Page();
    }

    /// <summary>Ticked by the reader; before anything was asked, the pair every vulnerable worker gets.</summary>
    public bool Chosen(Jaminan programme) =>
        IsAsked ? Request.Query[programme.Key()] == "true" : programme is Jaminan.Jkk or Jaminan.Jkm;

    public IReadOnlyList<Option> Segments(Words words) =>
        [new("bpu", words["Bukan penerima upah (BPU)"]), new("pu", words["Penerima upah (PU)"])];

    public IReadOnlyList<Option> Risks(Words words) =>
        [
            new("", words["tidak ada"]),
            .. book
                .Parameters.Where(p => p.Path.StartsWith("pu/jkk/rate/class-", StringComparison.Ordinal))
                .Select(p => new Option(p.Path[^1..], $"{p.Path[^1..]} · {p.TitleIn(words)}")),
        ];

    public IReadOnlyList<Option> Fundings(Words words) =>
        [
            new("apbd", "APBD"),
            new("apbdes", "APBDes"),
            new("apbn", "APBN"),
            new("csr", "CSR"),
            new("self", words["Peserta sendiri"]),
        ];

    public IReadOnlyList<Option> Sectors(Words words) =>
        [new("other", words["Di luar transportasi"]), new("transport", words["Transportasi"])];
}
