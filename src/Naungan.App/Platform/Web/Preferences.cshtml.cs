using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Platform.Web;

/// <summary>Language and theme, kept in two cookies that name no one.</summary>
[AllowAnonymous]
public sealed class PreferencesModel(WebHostOptions options) : PageModel
{
    public static IReadOnlyList<Option> Languages { get; } = [new("id", "Bahasa Indonesia"), new("en", "English")];

    public static IReadOnlyList<Option> Themes(Words words) =>
        [new("", words["Ikuti perangkat"]), new("light", words["Terang"]), new("dark", words["Gelap"])];

    public IActionResult OnPost(string? language, string? theme, string? back)
    {
        if (language is "id" or "en")
            Response.Cookies.Append(Words.Cookie, language, Cookies.Taste(options.Https));
        if (theme is "light" or "dark")
            Response.Cookies.Append(Shell.ThemeCookie, theme, Cookies.Taste(options.Https));
        else if (theme is not null || Request.Form.ContainsKey("theme"))
            Response.Cookies.Delete(Shell.ThemeCookie);
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToPage();
    }
}
