using Microsoft.Playwright;
using Naungan.App.Platform.Security;

namespace Naungan.Browser.Tests.VillageDesk;

/// <summary>A village operator's task on a bad line: write down without a connection, send later, once.</summary>
public sealed class OfflineTests(Browser browser) : IClassFixture<Browser>
{
    private const string Stored = """
        async () => {
          const opening = indexedDB.open("naungan-village", 1);
          const db = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
          const all = db.transaction("entries").objectStore("entries").getAll();
          const rows = await new Promise((done) => (all.onsuccess = () => done(all.result)));
          return rows.map((row) => Object.keys(row).join() + " " +
            new TextDecoder().decode(row.sealed).includes("Siti") + JSON.stringify(row).includes("Siti"));
        }
        """;

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task What_was_written_without_a_line_is_kept_sealed_sent_once_and_wiped(int width)
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width);
        await SignIn(site, view);
        var page = view.Page;
        await page.GotoAsync("/village");
        Assert.Equal([], await view.Axe());
        Assert.False(await view.OverflowsSideways());
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/village");
        await Write(page);
        await Assertions.Expect(page.Locator("[data-village-state]")).ToContainTextAsync("1 isian menunggu dikirim");
        await view.Screenshot($"usulan-tanpa-sambungan-{width}");
        Assert.Equal(["id,nonce,sealed falsefalse"], await page.EvaluateAsync<string[]>(Stored));

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim yang menunggu" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-village-state]")).ToHaveTextAsync("Terkirim.");
        Assert.Empty(await page.EvaluateAsync<string[]>(Stored));
        await page.GotoAsync("/village");
        await using var session = await site.Db!.Read(default);
        Assert.Equal(1, await session.One<long>("select count(*) from village_entry"));
    }

    [Fact]
    public async Task The_kept_page_holds_nothing_of_anybody_and_is_clean()
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, 320, isDark: true);
        await SignIn(site, view);
        await view.Page.GotoAsync("/village/offline");
        Assert.Equal([], await view.Axe());
        Assert.False(await view.OverflowsSideways());
        var kept = await view.Page.EvaluateAsync<string>(
            "async () => (await fetch('/village/offline', { credentials: 'omit' })).text()"
        );
        Assert.DoesNotContain("Petugas Uji", kept, StringComparison.Ordinal);
        Assert.Equal([], view.Complaints);
    }

    private static async Task Write(IPage page)
    {
        await page.GetByLabel("Nama seperti di KTP").FillAsync("Siti Aminah");
        await page.GetByLabel("NIK").FillAsync("6402064201900001");
        await page.GetByLabel("Tanggal lahir").FillAsync("1990-01-02");
        await page.GetByLabel("Jenis kelamin").SelectOptionAsync("P");
        await page.GetByLabel("Pekerjaan").FillAsync("nelayan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan kirim" }).ClickAsync();
    }

    private static async Task SignIn(Site site, View view)
    {
        await site.SignIn(view, Role.VillageOperator);
        await using var session = await site.Db!.Write(default);
        await session.Run("update account set village_code = '64.02.06.2001' where role = 'village-operator'");
        await session.Commit();
    }
}
