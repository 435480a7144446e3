namespace Naungan.Browser.Tests.Gaya;

public sealed class GayaTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string, int, bool> Screens =>
        new()
        {
            { "/gaya", 1280, false },
            { "/gaya", 1280, true },
            { "/gaya", 768, false },
            { "/gaya", 320, false },
            { "/gaya", 320, true },
            { "/gaya/public", 1280, false },
            { "/gaya/public", 320, true },
            { "/gaya/paper", 1280, false },
            { "/tampilan", 320, false },
            { "/tidak-ada", 768, false },
        };

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_screen_is_without_axe_violation_or_sideways_scroll(string path, int width, bool isDark)
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address, width, isDark);
        await view.Page.GotoAsync(path);
        await view.Screenshot($"{path.Trim('/').Replace('/', '-')}-{width}{(isDark ? "-dark" : "")}");
        Assert.Empty(await view.Axe());
        Assert.False(await view.OverflowsSideways());
        var complaints = view.Complaints.Where(text => !text.Contains("404", StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
