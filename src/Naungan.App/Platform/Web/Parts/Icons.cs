using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>Line icons on a grid of 24, drawn for this system. They repeat what the words beside them say.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> _paths = new Dictionary<string, string>
    {
        ["home"] = "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
        ["inbox"] = "M4 13l2.5-8h11L20 13v6H4zM4 13h5l1.5 3h3L15 13h5",
        ["search"] = "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16 16l4.5 4.5",
        ["stamp"] = "M5 20h14M6 16.5h12V14c-3 0-4-1.5-4-3c0-1.5 1-2.5 1-4a3 3 0 0 0-6 0c0 1.5 1 2.5 1 4c0 1.5-1 3-4 3z",
        ["wallet"] =
            "M4 7.5A1.5 1.5 0 0 1 5.5 6H18v3M4 7.5V18a1.5 1.5 0 0 0 1.5 1.5H20V9H5.5A1.5 1.5 0 0 1 4 7.5zM16 14.2h.5",
        ["shield"] = "M12 3.5l7.5 3v5c0 4.5-3 7.7-7.5 9c-4.5-1.3-7.5-4.5-7.5-9v-5zM8.5 12l2.5 2.5 4.5-5",
        ["chart"] = "M4 20h16M7 17v-5M12 17V6M17 17v-8",
        ["settings"] = "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4",
        ["check"] = "M5 12.5l4.5 4.5L19 7.5",
        ["clock"] = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 8v4.5l3 2",
        ["cross"] = "M6.5 6.5l11 11M17.5 6.5l-11 11",
        ["info"] = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 11v5M12 8v.1",
        ["warning"] = "M12 4.5L21 19.5H3zM12 10v4.5M12 17v.1",
        ["dot"] = "M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z",
        ["sort"] = "M8 10l4-4 4 4M8 14l4 4 4-4",
        ["sort-up"] = "M12 19V5M6.5 10.5L12 5l5.5 5.5",
        ["sort-down"] = "M12 5v14M6.5 13.5L12 19l5.5-5.5",
        ["arrow"] = "M5 12h13M13 7l5 5-5 5",
        ["chevron"] = "M9 6l6 6-6 6",
        ["sun"] =
            "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4",
        ["moon"] = "M19 14.5A8 8 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z",
        ["download"] = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
        ["upload"] = "M12 16V5M7.5 9L12 4.5 16.5 9M5 20h14",
        ["print"] = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
        ["person"] = "M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6",
        ["book"] = "M12 6.5C10 5 7.5 4.5 4 4.5V18c3.5 0 6 .5 8 2c2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zM12 6.5V20",
        ["edit"] = "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
        ["lock"] = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        ["menu"] = "M4 7h16M4 12h16M4 17h16",
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => _paths.Keys.Order();

    /// <summary>A decorative icon; a name that does not exist is a mistake in a page and fails at once.</summary>
    public static IHtmlContent Of(string name) =>
        new HtmlString(
            $"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{_paths[name]}\"/></svg>"
        );

    /// <summary>The mark: a roof held over the wave of a river.</summary>
    public static IHtmlContent Mark { get; } =
        new HtmlString(
            "<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\" focusable=\"false\">"
                + "<path class=\"mark-roof\" d=\"M4.5 23.5C11 20.5 18.5 14.5 24 6c5.5 8.5 13 14.5 19.5 17.5\"/>"
                + "<path class=\"mark-person\" d=\"M24 19.5a4 4 0 1 0 0 8a4 4 0 0 0 0-8z\"/>"
                + "<path class=\"mark-wave\" d=\"M6 34c4-3.5 8-3.5 12 0s8 3.5 12 0s8-3.5 12 0\"/>"
                + "<path class=\"mark-wave\" d=\"M12 41c4-3.5 8-3.5 12 0s8 3.5 12 0\"/></svg>"
        );
}
