using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Gaya;

/// <summary>The page that shows every token and component; it holds no data of anyone.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    public static IReadOnlyList<int> Steps { get; } = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950];

    public static IReadOnlyList<Option> Sectors { get; } =
    [new("", "Semua sektor"), new("nelayan", "Nelayan"), new("petani", "Petani")];

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public void OnGet() => Paging = Paging.Of(Request, total: 35_440);

    /// <summary>Areas for the second map, so that the way of a loaded boundary file is seen and tested.</summary>
    public JsonResult OnGetBoundaries() => new(Samples.Hexagons());
}
