using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Law;

/// <summary>
/// The calculator of benefits. The question holds no name or number of a person, so it may stand in the address.
/// </summary>
public sealed class BenefitModel(Lawbook book, TimeProvider clock, Shell shell) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kejadian")]
    public string? Kejadian { get; set; }

    [BindProperty(SupportsGet = true, Name = "tanggal")]
    public string? Tanggal { get; set; }

    [BindProperty(SupportsGet = true, Name = "segmen")]
    public string? Segmen { get; set; }

    [BindProperty(SupportsGet = true, Name = "upah")]
    public string? Upah { get; set; }

    [BindProperty(SupportsGet = true, Name = "sejak")]
    public string? Sejak { get; set; }

    [BindProperty(SupportsGet = true, Name = "iuran")]
    public string? Iuran { get; set; }

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? Bulan { get; set; }

    [BindProperty(SupportsGet = true, Name = "cacat")]
    public string? Cacat { get; set; }

    [BindProperty(SupportsGet = true, Name = "fungsi")]
    public string? Fungsi { get; set; }

    [BindProperty(SupportsGet = true, Name = "anak")]
    public string? Anak { get; set; }

    [BindProperty(SupportsGet = true, Name = "biaya")]
    public string? Biaya { get; set; }

    public Refusal? Refusal { get; private set; }

    public Benefit? Answer { get; private set; }

    public IActionResult OnGet()
    {
        var actor = HttpContext.Actor();
        if (Platform.Security.Access.Check(actor, "law.read", actor.Government) is { } no)
            return this.Refused(no);
        Tanggal ??= LawWords.Day(LawPages.DayAsked(null, clock, shell, out _));
        if (Request.Query.Count == 0)
            return Page();
        // Model binding gives null for an empty field, which the form reads as "not said".
        var form = new BenefitForm(Kejadian, Tanggal, Segmen, Upah, Sejak, Iuran, Bulan, Cacat, Fungsi, Anak, Biaya);
        if (!form.Read().TryGet(out var question, out var refusal))
            Refusal = refusal;
        else if (AskBenefit.Handle(new(question), actor, book).TryGet(out var answer, out refusal))
            Answer = answer;
        else
            Refusal = refusal;
        return Page();
    }

    public IReadOnlyList<Option> Events(Words words) =>
        [
            new("death", words["Meninggal bukan karena kecelakaan kerja (JKM)"]),
            new("accident-death", words["Meninggal karena kecelakaan kerja"]),
            new("accident-total-disability", words["Cacat total tetap"]),
            new("accident-partial-disability", words["Cacat sebagian anatomis"]),
            new("accident-functional-disability", words["Cacat sebagian fungsi"]),
            new("temporary-inability", words["Sementara tidak mampu bekerja"]),
            new("accident-costs", words["Biaya akibat kecelakaan saja"]),
        ];

    public IReadOnlyList<Option> Segments(Words words) =>
        [new("bpu", words["Bukan penerima upah (BPU)"]), new("pu", words["Penerima upah (PU)"])];
}
