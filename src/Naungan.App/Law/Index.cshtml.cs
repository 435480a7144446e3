using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>The list of parameters, on the day the reader asks for.</summary>
public sealed class IndexModel(Lawbook book, TimeProvider clock, Shell shell) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kata")]
    public string? Kata { get; set; }

    [BindProperty(SupportsGet = true, Name = "kelompok")]
    public string? Kelompok { get; set; }

    [BindProperty(SupportsGet = true, Name = "kepastian")]
    public string? Kepastian { get; set; }

    [BindProperty(SupportsGet = true, Name = "sumber")]
    public string? Sumber { get; set; }

    [BindProperty(SupportsGet = true, Name = "pada")]
    public string? Pada { get; set; }

    public DateOnly On { get; private set; }

    public Refusal? Refusal { get; private set; }

    public BrowseLaw.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public IEnumerable<BrowseLaw.Row> Shown => Answer.Rows.Skip((int)Paging.Offset).Take(Paging.Size);

    public IActionResult OnGet()
    {
        On = LawPages.DayAsked(Pada, clock, shell, out var unreadable);
        Refusal = unreadable;
        Confidence? confidence = LawWords.TryOne<Confidence>(Kepastian, out var one) ? one : null;
        var request = new BrowseLaw.Request(On, Kata ?? "", Kelompok ?? "", confidence, Sumber ?? "");
        if (!BrowseLaw.Handle(request, HttpContext.Actor(), book).TryGet(out var answer, out var refusal))
            return this.Refused(refusal);
        Answer = answer;
        Paging = Paging.Of(Request, answer.Rows.Count);
        return Page();
    }

    public long Count(Confidence confidence) => Answer.Counts.GetValueOrDefault(confidence);

    public IReadOnlyList<Option> Groups(Words words) =>
        [
            new("", words["Semua"]),
            .. Answer.Groups.Select(group => new Option(group, words[LawPages.GroupTitle(group)])),
        ];

    public IReadOnlyList<Option> Sources(Words words) =>
        [new("", words["Semua"]), .. book.Sources.Select(source => new Option(source.Key, source.Title))];

    public IReadOnlyList<Option> Confidences(Words words) =>
        [
            new("", words["Semua"]),
            .. Enum.GetValues<Confidence>().Select(one => new Option(Kebab.Of(one), words[one.Label()])),
        ];
}
