namespace Naungan.App.Platform.Web;

/// <summary>
/// Which page a user may open, from docs/pages.csv, so that no link leads to a refusal: the menu leaves it out, a
/// figure or a name in a table stays as words.
/// </summary>
public static class PageRights
{
    private static readonly Lazy<IReadOnlyList<(string[] Segments, string Right)>> _pages = new(Read);

    /// <summary>An address no line of pages.csv describes is taken as open: the page itself still asks.</summary>
    public static bool MayOpen(string address, Shell shell)
    {
        var segments = address.Split('?', '#')[0].Trim('/').Split('/');
        var right = _pages.Value.FirstOrDefault(page => Matches(page.Segments, segments)).Right;
        return right is null or "account" or "public" || shell.Allows(right);
    }

    private static bool Matches(string[] template, string[] segments)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i].StartsWith("{**", StringComparison.Ordinal))
                return true;
            if (i >= segments.Length)
                return false;
            if (template[i][..Math.Min(1, template[i].Length)] != "{" && template[i] != segments[i])
                return false;
        }
        return template.Length == segments.Length;
    }

    /// <summary>
    /// The right that opens each page is the first word of its line; plain addresses go before patterns.
    /// </summary>
    private static List<(string[] Segments, string Right)> Read() =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "pages.csv"))
                .Select(line => line.Split(','))
                .Where(cells => cells[0] == "page")
                .OrderBy(cells => cells[1].Contains('{', StringComparison.Ordinal))
                .Select(cells => (cells[1].Trim('/').Split('/'), cells[2].Split(' ')[0])),
        ];
}
