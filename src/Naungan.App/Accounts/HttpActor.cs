using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Accounts;

/// <summary>What pages and routes ask of a request.</summary>
public static class HttpActor
{
    /// <summary>Who is signed in. Pages without sign-in must not ask.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.Features.Get<Actor>() ?? throw new InvalidOperationException("Nobody is signed in on this request.");

    /// <summary>
    /// How a page answers a refused reading: no right is 403, anything else 404; both show the error page, and neither
    /// tells whether the thing exists elsewhere.
    /// </summary>
    public static IActionResult Refused(this PageModel page, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new StatusCodeResult(
            refusal.Reason == Refusal.NotAllowed.Reason ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound
        );
    }
}
