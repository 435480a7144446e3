using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Public;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Grievances;

/// <summary>
/// The form for everybody. No name is needed, and an address is kept for a day only, as a keyed hash.
/// </summary>
[AllowAnonymous]
public sealed class PublicModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    public ReportGrievance.Answer? Ticket { get; private set; }

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Option> Governments { get; private set; } = [];

    /// <summary>Code of the one chosen, or of the only one; empty while it must be chosen.</summary>
    public string Government { get; private set; } = "";

    public Choices Choices { get; private set; } = new([], []);

    public Task OnGetAsync(string? daerah, CancellationToken stop) => Offer(daerah, stop);

    public async Task<IActionResult> OnPostAsync(
        string? government,
        string? category,
        string? words,
        string? reporterName,
        string? reporterPhone,
        string? village,
        CancellationToken stop
    )
    {
        var region = await Offer(government, stop);
        var request = new ReportGrievance.Request(
            region,
            category ?? "",
            words ?? "",
            reporterName,
            reporterPhone,
            village,
            Address: (HttpContext.Connection.RemoteIpAddress ?? IPAddress.None).ToString()
        );
        var answer = await ReportGrievance.Handle(request, Actor.Resident(region), db, law, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var ticket, out var refusal))
            Ticket = ticket;
        else
            Refusal = refusal;
        return Page();
    }

    private async Task<RegionCode> Offer(string? government, CancellationToken stop)
    {
        Governments = await PublicGovernments.All(db, stop);
        var region = PublicGovernments.Chosen(Governments, government);
        Government = region == default ? "" : region.Code;
        Choices = new(
            [.. GrievanceCategory.All.Select(one => new Option(one.Code, words[one.Title]))],
            await Villages.Of(db, region, words["Tidak disebut"], stop)
        );
        return region;
    }
}
