using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Time;

namespace Naungan.App.OpenCounts;

/// <summary>Open data for everybody, with its dictionary.</summary>
[AllowAnonymous]
public sealed class PublicModel(Db db) : PageModel
{
    public IReadOnlyList<ServeCounts.Answer> Sets { get; private set; } = [];

    internal static string Written(int month) => Month.FromNumber(month).ToWords();

    public async Task OnGetAsync(CancellationToken stop) =>
        Sets = (await ServeCounts.Handle(Actor.Resident(default), db, stop)).Value;
}
