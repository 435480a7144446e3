using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Gaya;

/// <summary>How a paper with letterhead looks on screen and on A4.</summary>
[AllowAnonymous]
public sealed class PaperModel : PageModel;
