using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Gaya;

/// <summary>How a page for residents looks; the form leads nowhere.</summary>
[AllowAnonymous]
public sealed class PublicModel : PageModel;
