using System.Globalization;

namespace Naungan.App.Platform.Web;

/// <summary>What the frame around a page shows, for this request. Sign-in fills it; a page may read it.</summary>
public sealed class Shell(WebHostOptions options, IHttpContextAccessor accessor)
{
    public const string ThemeCookie = "naungan-tema";

    public string GovernmentName { get; set; } = options.GovernmentName;

    public string BrandHex { get; set; } = options.BrandHex;

    /// <summary>Who is signed in, as shown in the brand bar; empty when no one is.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The name the audit trail knows the user by; empty when no one is signed in.</summary>
    public string SignInName { get; set; } = "";

    /// <summary>The role in the user's words, such as "Verifikator".</summary>
    public string UserRole { get; set; } = "";

    /// <summary>How far the government's clock is ahead of UTC: WIB 7, WITA 8, WIT 9.</summary>
    public TimeSpan ClockOffset { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The page's name for the window's title; <c>n-head</c> sets it.</summary>
    public string Title { get; set; } = "";

    private readonly Dictionary<string, int> _landmarks = [];

    /// <summary>A name no other landmark of this page has: the second table of one caption becomes "... (2)".</summary>
    public string Landmark(string name)
    {
        var count = _landmarks[name] = _landmarks.GetValueOrDefault(name) + 1;
        return count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({count})");
    }

    /// <summary>Whether a chart or map stands on the page, so that the frame loads their script.</summary>
    public bool HasChart { get; set; }

    public string SignInUrl { get; set; } = "/accounts/signin";

    public string SignOutUrl { get; set; } = "/accounts/signout";

    /// <summary>
    /// Whether the one signed in may do an action of <c>docs/access.csv</c>; menus hide what is refused.
    /// </summary>
    public Func<string, bool> Allows { get; set; } = _ => true;

    /// <summary>How many tasks wait for the one signed in; asked once for each page with a menu.</summary>
    public Func<Task<long>> Waiting { get; set; } = () => Task.FromResult(0L);

    /// <summary><c>light</c>, <c>dark</c>, or empty to follow the device.</summary>
    public string Theme { get; } =
        accessor.HttpContext?.Request.Cookies[ThemeCookie] is "light" or "dark"
            ? accessor.HttpContext.Request.Cookies[ThemeCookie]!
            : "";
}
