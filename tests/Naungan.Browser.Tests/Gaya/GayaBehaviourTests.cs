using Microsoft.Playwright;

namespace Naungan.Browser.Tests.Gaya;

/// <summary>The parts under a keyboard, without script, on a phone and on paper.</summary>
public sealed class GayaBehaviourTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya");
        await view.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Lompat ke isi", await Focused(view));
        await view.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("isi", await view.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task The_focus_is_ringed_twice()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya");
        await view.Page.Locator("main .button.primary").First.FocusAsync();
        await view.Page.Keyboard.PressAsync("Shift+Tab");
        await view.Page.Keyboard.PressAsync("Tab");
        var style = await view.Page.EvaluateAsync<string[]>(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth, s.boxShadow]; }"
        );
        Assert.Equal(["solid", "3px"], style[..2]);
        Assert.Contains("2px", style[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dialog_opens_with_and_without_script(bool hasScript)
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address, hasScript: hasScript);
        await view.Page.GotoAsync("/gaya");
        await Assertions.Expect(view.Page.Locator("#hapus")).ToBeHiddenAsync();
        await view.Page.ClickAsync("a[href='#hapus']");
        await Assertions.Expect(view.Page.Locator("#hapus")).ToBeVisibleAsync();
        if (hasScript)
            Assert.Empty(await view.Axe());
        await view.Page.ClickAsync("#hapus [data-close]");
        await Assertions.Expect(view.Page.Locator("#hapus")).ToBeHiddenAsync();
        if (hasScript)
            Assert.Equal("Batalkan penetapan", await Focused(view));
    }

    [Fact]
    public async Task Without_script_every_chart_is_a_table()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address, hasScript: false);
        await view.Page.GotoAsync("/gaya");
        await Assertions.Expect(view.Page.Locator("[data-chart]").First).ToBeHiddenAsync();
        await view.Page.ClickAsync(".chart summary");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Cell, new() { Name = "12.410" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Charts_and_maps_are_drawn_from_the_same_figures()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya");
        await Assertions.Expect(view.Page.Locator(".drawn svg")).ToHaveCountAsync(5);
        await Assertions.Expect(view.Page.Locator("[data-chart]").First).ToContainTextAsync("35,4 rb");
        await Assertions.Expect(view.Page.Locator("[data-map]").First).ToContainTextAsync("Tenggarong");
        await Assertions.Expect(view.Page.Locator(".map-legend li")).ToHaveCountAsync(5);
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_by_its_address()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address, width: 320, hasScript: false);
        await view.Page.GotoAsync("/gaya");
        await Assertions.Expect(view.Page.Locator("#menu")).ToBeHiddenAsync();
        await view.Page.ClickAsync("a[href='#menu']");
        await Assertions.Expect(view.Page.Locator("#menu a[href='/accounts']")).ToBeVisibleAsync();
        await view.Page.ClickAsync(".menu-close");
        await Assertions.Expect(view.Page.Locator("#menu")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Language_and_theme_switch_without_script()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address, hasScript: false);
        await view.Page.GotoAsync("/gaya?hal=2");
        await view.Page.ClickAsync("text=English");
        await Assertions.Expect(view.Page.Locator("h1")).ToHaveTextAsync("Style");
        Assert.EndsWith("/gaya?hal=2", view.Page.Url, StringComparison.Ordinal);
        await view.Page.ClickAsync("button[value=dark]");
        await Assertions.Expect(view.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(view.Page.Locator("main")).ToHaveCSSAsync("background-color", "rgb(20, 20, 20)");
        await Assertions.Expect(view.Page.Locator("button[value=light]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_governments_colour_reaches_its_buttons()
    {
        await using var site = await Site.Bare("Kota Merah", "c8102e");
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya");
        var button = view.Page.Locator("main .button.primary").First;
        await Assertions.Expect(button).ToHaveCSSAsync("background-color", "rgb(185, 32, 48)");
        Assert.Empty(await view.Axe());
        await view.Screenshot("gaya-merah-1280");
    }

    [Fact]
    public async Task Paper_repeats_the_head_of_its_table_on_a4()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya/paper");
        var pdf = await view.Page.PdfAsync(
            new() { Path = Path.Combine(Browser.Screens, "gaya-paper.pdf"), PreferCSSPageSize = true }
        );
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Contains("/MediaBox [0 0 594.95996 841.91998]", text, StringComparison.Ordinal);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var display = await view.Page.Locator("thead").EvaluateAsync<string>("head => getComputedStyle(head).display");
        Assert.Equal("table-header-group", display);
    }

    [Fact]
    public async Task A_single_key_works_only_while_the_focus_is_in_its_queue()
    {
        await using var site = await Site.Bare();
        await using var view = await browser.Open(site.Address);
        await view.Page.GotoAsync("/gaya");
        await view.Page.EvaluateAsync(
            "() => { window.pressed = []; document.querySelectorAll('[data-key]').forEach(b => b.onclick = () => pressed.push(b.dataset.key)); }"
        );
        await view.Page.Locator("input[name=Name]").FocusAsync();
        await view.Page.Keyboard.PressAsync("b");
        await view.Page.Locator("[data-key=t]").FocusAsync();
        await view.Page.Keyboard.PressAsync("b");
        await view.Page.Keyboard.PressAsync("l");
        Assert.Equal(["b", "l"], await view.Page.EvaluateAsync<string[]>("() => pressed"));
    }

    private static Task<string> Focused(View view) =>
        view.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");
}
