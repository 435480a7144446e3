using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Naungan.App.Platform.Security;

namespace Naungan.Browser.Tests.Platform;

/// <summary>
/// Every page that a link leads to, before the first file came in and after a whole thread was followed.
/// </summary>
public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    private const int PagesMax = 80;
    private const double Scale = 0.02;
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_empty_installation_has_no_page_with_a_fault()
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width: 320, isDark: true);
        await site.SignIn(view, Role.Administrator);
        var found = await FaultsOfAll(site, view, "kosong-320-dark", []);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_demonstration_has_no_page_with_a_fault()
    {
        await using var site = await Site.OfDemo(Scale);
        var looked = new HashSet<string>();
        var found = new List<string>();
        foreach (var guest in Enumerable.Range(0, Roles.All.Count(role => role != Role.Console)))
        {
            await using var view = await browser.Open(site.Address);
            await view.Page.GotoAsync("/accounts/signin");
            await view.Page.Locator(".guests button").Nth(guest).ClickAsync();
            await Assertions.Expect(view.Page.Locator(".who")).ToBeVisibleAsync();
            found.AddRange(await FaultsOfAll(site, view, "peragaan-1280", looked));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Follows every link this user sees; a kind of page someone looked at before is only opened.</summary>
    private static async Task<List<string>> FaultsOfAll(Site site, View view, string name, HashSet<string> looked)
    {
        var role = await view.Page.Locator(".who small").TextContentAsync();
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<string>(["/"]);
        var found = new List<string>();
        for (var pages = 0; pages < PagesMax && waiting.TryDequeue(out var path); pages++)
        {
            var answer = await view.Page.GotoAsync(path);
            if (answer!.Status != 200)
                found.Add($"{role}, {path}: status {answer.Status}");
            if (looked.Add(Kind(path)))
            {
                found.AddRange((await Faults(view)).Select(fault => $"{role}, {path}: {fault}"));
                await view.Screenshot(
                    $"{name}{Regex.Replace(Kind(path), "[^a-z#]+", "-", RegexOptions.None, _second)}"
                );
            }
            // A link into a feature that has no page at all waits for that feature; any other must lead somewhere.
            var links = (await Links(view)).Where(link => site.HasPages(link) && seen.Add(Kind(link)));
            foreach (var link in links)
                waiting.Enqueue(link);
        }
        found.AddRange(
            view.Complaints.Where(complaint => !complaint.Contains("status of 4", StringComparison.Ordinal))
        );
        return found;
    }

    private static async Task<IReadOnlyList<string>> Faults(View view)
    {
        var faults = new List<string>(await view.Axe());
        if (await view.OverflowsSideways())
            faults.Add("wider than the window");
        return faults;
    }

    /// <summary>Pages of one kind differ in ids, numbers and filters only: one of them is looked at.</summary>
    private static string Kind(string link) =>
        Regex.Replace(link.Split('?')[0], "[0-9][0-9a-f.-]*|(?<=/parameter/).*", "#", RegexOptions.None, _second);

    private static Task<string[]> Links(View view) =>
        view
            .Page.Locator("a[href^='/']:not([download])")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('#')[0])");
}
