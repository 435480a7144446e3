using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Gaya;

/// <summary>The page that shows every token and component; it holds no data of anyone.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel;
