using System.Text;

namespace Naungan.App.Platform.Web;

/// <summary>
/// Serves a government's colours as a style sheet, made from one hex value; the address is the content.
/// </summary>
public static class BrandSheet
{
    public static void Map(WebApplication app) =>
        app.MapGet(
                "/merek/{hex:regex(^[0-9a-f]{{6}}$)}.css",
                (string hex, HttpContext context) =>
                {
                    context.Response.Headers.CacheControl = StaticCache.Forever;
                    return Results.Text(Sheet(hex), "text/css", Encoding.UTF8);
                }
            )
            .AllowAnonymous();

    public static string Sheet(string hex)
    {
        var ramp = BrandRamp.From(hex);
        var sheet = new StringBuilder($"html[data-brand=\"{hex}\"]{{");
        foreach (var (step, colour) in ramp)
            sheet.Append("--brand-").Append(step).Append(':').Append(colour).Append(';');
        return sheet.Append('}').ToString();
    }
}
