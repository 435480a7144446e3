using Naungan.App.Platform.Security;

namespace Naungan.Browser.Tests.Platform;

/// <summary>Each page of the menu of an administrator, as it is before the first file came in.</summary>
public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
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
