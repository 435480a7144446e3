using Microsoft.AspNetCore.StaticFiles;

namespace Naungan.App.Platform.Web;

/// <summary>
/// Static files whose address holds their content's hash are kept for ever; the others are asked for again.
/// </summary>
public static class StaticCache
{
    public const string Forever = "public, max-age=31536000, immutable";
    public const string AskAgain = "public, no-cache";

    public static void Mark(StaticFileResponseContext context)
    {
        var request = context.Context.Request;
        var hashed =
            request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        context.Context.Response.Headers.CacheControl = hashed ? Forever : AskAgain;
    }

    public static bool IsMarked(IHeaderDictionary headers) => headers.CacheControl.ToString() is Forever or AskAgain;
}
