using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Regions;

namespace Naungan.App.People;

/// <summary>
/// The register, searched. What is typed is sent by POST, because it may be a NIK and addresses are kept in logs; the
/// links
/// of the dashboard narrow by place and category and may be addresses.
/// </summary>
public sealed class IndexModel(Db db, Words words) : PageModel
{
    public SearchPeople.Answer? Answer { get; private set; }

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    /// <summary>A search that was typed shows its first page only; narrowing it is better than leafing.</summary>
    public bool IsPaged { get; private set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public IReadOnlyList<Option> Districts { get; private set; } = [];

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool SoundsLike { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? District { get; set; }

    public async Task<IActionResult> OnGetAsync(
        string? program,
        string? kategori,
        string? kecamatan,
        string? desa,
        string? instansi,
        CancellationToken stop
    )
    {
        (Programme, District, IsPaged) = (program, kecamatan, true);
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        return await Search(
            new(
                HttpContext.Actor().Government,
                null,
                desa,
                kecamatan,
                program,
                kategori,
                instansi,
                asked.Offset,
                asked.Size
            ),
            stop
        );
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await Search(
            new(HttpContext.Actor().Government, Text, District: District, Programme: Programme, SoundsLike: SoundsLike),
            stop
        );

    private async Task<IActionResult> Search(SearchPeople.Request request, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await SearchPeople.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Count);
        await using var session = await db.Read(stop);
        var all = new Option("", words["Semua"]);
        var districts = await RegionTables.Below(session, actor.Government.Code, stop);
        Districts = [all, .. districts.Select(district => new Option(district.Code, district.Name))];
        var programmes = await PeopleTables.Programmes(session, actor.Government.Code, stop);
        Programmes = [all, .. programmes.Select(programme => new Option(programme.Code, programme.Name))];
        return Page();
    }
}
