using System.Globalization;
using Microsoft.Playwright;
using Naungan.App.Platform;

namespace Naungan.Browser.Tests.Public;

/// <summary>A resident's task: ask whether he is covered, on a phone and on a desk.</summary>
public sealed class CheckTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task A_resident_asks_and_the_page_is_clean(int width, bool isDark)
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width, isDark);
        await view.Page.GotoAsync("/cek");
        Assert.Equal([], await view.Axe());
        await Ask(view.Page, 1);
        await view.Screenshot(string.Create(CultureInfo.InvariantCulture, $"cek-{width}"));
        await Assertions.Expect(view.Page.GetByText("Tanyakan ke kantor desa")).ToBeVisibleAsync();
        Assert.Equal([], await view.Axe());
        Assert.False(await view.OverflowsSideways());
        Assert.Equal([], view.Complaints);
    }

    [Fact]
    public async Task After_many_questions_the_browser_works_for_its_answer()
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address);
        for (var person = 1; person <= Limits.PublicChecksFree; person++)
            await Ask(view.Page, person);
        await Ask(view.Page, 9);
        await Assertions.Expect(view.Page.Locator("form[data-challenge]")).ToBeVisibleAsync();
        Assert.Equal([], await view.Axe());
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Periksa" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("Tanyakan lagi")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal([], view.Complaints);
    }

    private static async Task Ask(IPage page, int person)
    {
        await page.GotoAsync("/cek");
        await page.GetByLabel("NIK")
            .FillAsync(string.Create(CultureInfo.InvariantCulture, $"640206010190{person:0000}"));
        await page.GetByLabel("Tanggal lahir").FillAsync("1990-01-01");
        await page.GetByLabel("Nomor kartu keluarga (KK)").CheckAsync();
        await page.GetByLabel("Isi bukti yang dipilih").FillAsync("6402060101150001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Periksa" }).ClickAsync();
        var answered = page.GetByText("Tanyakan lagi").Or(page.Locator("form[data-challenge]"));
        await Assertions.Expect(answered.First).ToBeVisibleAsync();
    }
}
