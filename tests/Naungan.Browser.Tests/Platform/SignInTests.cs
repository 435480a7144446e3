using Naungan.App.Accounts;

namespace Naungan.Browser.Tests.Platform;

/// <summary>The door, as an ordinary installation and a demonstration show it.</summary>
public sealed class SignInTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly DemoDoor _demo = new(
        [
            new("administrator-uji", "Administrator"),
            new("verifikator-uji", "Verifikator"),
            new("bendahara-uji", "Bendahara"),
            new("pimpinan-uji", "Pimpinan"),
        ],
        "sandi contoh"
    );

    [Theory]
    [InlineData(1280, false, false)]
    [InlineData(1280, false, true)]
    [InlineData(320, true, true)]
    public async Task The_door_is_clean_and_fits(int width, bool isDark, bool isDemo)
    {
        await using var site = await Site.OfKukar(isDemo ? _demo : null);
        await using var view = await browser.Open(site.Address, width, isDark);
        await view.Page.GotoAsync("/accounts/signin");
        await view.Screenshot($"masuk-{(isDemo ? "peragaan-" : "")}{width}");
        Assert.Equal([], await view.Axe());
        Assert.False(await view.OverflowsSideways());
        Assert.Equal(isDemo ? 4 : 0, await view.Page.Locator(".guests .button").CountAsync());
        Assert.Equal([], view.Complaints);
    }
}
