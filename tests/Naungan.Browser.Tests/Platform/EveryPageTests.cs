using System.Text.RegularExpressions;
using Naungan.App.Platform.Security;

namespace Naungan.Browser.Tests.Platform;

/// <summary>Each page of the menu of an administrator, as it is before the first file came in.</summary>
public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_link_leads_to_a_clean_page()
    {
        const int PagesMax = 60;
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address);
        await site.SignIn(view, Role.Administrator);
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<string>(["/"]);
        var found = new List<string>();
        for (var pages = 0; pages < PagesMax && waiting.TryDequeue(out var path); pages++)
        {
            var answer = await view.Page.GotoAsync(path);
            if (answer!.Status != 200)
                found.Add($"{path}: {answer.Status}");
            found.AddRange((await view.Axe()).Select(line => $"{path}: {line}"));
            // A link into a feature that has no page at all waits for that feature; any other must lead somewhere.
            var links = (await Links(view)).Where(link => site.HasPages(link) && seen.Add(Kind(link)));
            foreach (var link in links)
                waiting.Enqueue(link);
        }
        Assert.Equal([], found);
    }

    /// <summary>Pages of one kind differ in ids and numbers only: one of them is looked at.</summary>
    private static string Kind(string link) => Regex.Replace(link, "[0-9][0-9a-f.-]*", "#", RegexOptions.None, _second);

    private static Task<string[]> Links(View view) =>
        view
            .Page.Locator("a[href^='/']:not([download])")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('#')[0])");

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Each_page_of_the_menu_is_clean_and_fits(int width, bool isDark)
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width, isDark);
        await site.SignIn(view, Role.Administrator);
        var links = await view
            .Page.Locator("#menu a[href^='/']")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.NotEmpty(links);
        var found = new List<string>();
        foreach (var link in links)
        {
            await view.Page.GotoAsync(link);
            await view.Screenshot($"halaman{link.Replace('/', '-')}-{width}{(isDark ? "-dark" : "")}");
            found.AddRange((await view.Axe()).Select(line => $"{link}: {line}"));
            if (await view.OverflowsSideways())
                found.Add($"{link}: wider than {width}");
        }
        Assert.Equal([], found);
        Assert.Equal([], view.Complaints);
    }
}
