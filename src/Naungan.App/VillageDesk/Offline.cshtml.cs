using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.VillageDesk;

/// <summary>What the service worker keeps for the time without a connection: an empty form.</summary>
[AllowAnonymous]
public sealed class OfflineModel : PageModel;
