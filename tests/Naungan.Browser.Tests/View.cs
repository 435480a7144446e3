using System.Text.Json;
using Microsoft.Playwright;

namespace Naungan.Browser.Tests;

/// <summary>One open page and the questions tests ask of it.</summary>
public sealed class View : IAsyncDisposable
{
    private static readonly Lazy<string> _axe = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"))
    );

    private readonly IBrowserContext _context;

    public View(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, of the content policy and of files that are missing.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What axe-core finds on the page as it stands, one line a violation; empty is what we want.</summary>
    public async Task<IReadOnlyList<string>> Axe()
    {
        await Page.EvaluateAsync(_axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const answer = await axe.run(document, { resultTypes: ["violations"] });
              return answer.violations.map((v) => `${v.id} (${v.impact}): ${v.help}: ` +
                v.nodes.slice(0, 5).map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | "));
            }
            """
        );
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }

    /// <summary>Whether the page must be pushed sideways to be read: it must not, at any width (WCAG 1.4.10).</summary>
    public Task<bool> OverflowsSideways() =>
        Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        );

    public Task Screenshot(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Screens, name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
