using Microsoft.Playwright;
using Naungan.App.Platform.Security;

namespace Naungan.Browser.Tests.Claims;

/// <summary>
/// A claims officer's day: a family reports, the officer records it, gathers papers and sends the claim; a resident
/// complains without a name. Every screen on the way is asked of axe.
/// </summary>
public sealed class ClaimsOfficerTests(Browser browser) : IClassFixture<Browser>
{
    private const double Scale = 0.02;

    [Fact]
    public async Task A_report_becomes_a_claim_that_is_sent()
    {
        await using var site = await Site.OfDemo(Scale);
        await using var view = await browser.Open(site.Address);
        var page = view.Page;
        await site.SignIn(view, Role.ClaimsOfficer);
        await page.GotoAsync("/people?program=pekerja-rentan&kategori=petani");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Catat kejadian" }).ClickAsync();
        await Clean(view, "klaim-baru");
        await page.GetByLabel("Apa yang terjadi").SelectOptionAsync("death");
        await page.GetByLabel("Tanggal kejadian").FillAsync("2021-12-10");
        await page.GetByLabel("Tempat kejadian").FillAsync("Loa Kulu");
        await page.GetByLabel("Nama pelapor").FillAsync("Siti");
        await page.GetByLabel("Hari laporan").FillAsync("2021-12-12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan periksa" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Terlindungi JKM pada hari kejadian");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rp42.000.000");
        await AddHeir(page);
        await ReceivePaper(page);
        await Clean(view, "klaim");
        await page.GetByLabel("Langkah").SelectOptionAsync("send");
        await page.GetByLabel("Hari", new() { Exact = true }).FillAsync("2021-12-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Catat langkah" }).ClickAsync();

        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("Dikirim ke penyelenggara");
        await page.SetViewportSizeAsync(320, 640);
        await Clean(view, "klaim-320");
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task A_resident_complains_without_script_and_reads_the_ticket()
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width: 320, hasScript: false);
        var page = view.Page;
        await page.GotoAsync("/pengaduan");
        await page.GetByLabel("Jenis pengaduan").SelectOptionAsync("not-enrolled");
        await page.GetByLabel("Ceritakan").FillAsync("Saya nelayan dan belum terdaftar.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim pengaduan" }).ClickAsync();
        var ticket = await page.Locator(".alert dd strong").AllTextContentsAsync();
        await page.GotoAsync("/pengaduan/jawaban");
        await page.GetByLabel("Nomor").FillAsync(ticket[0]);
        await page.GetByLabel("Kode").FillAsync(ticket[1]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Baca jawaban" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Belum ditangani");
    }

    [Fact]
    public async Task The_public_forms_have_no_fault()
    {
        await using var site = await Site.OfKukar();
        await using var view = await browser.Open(site.Address, width: 320);
        foreach (var address in new[] { "/pengaduan", "/pengaduan/jawaban" })
        {
            await view.Page.GotoAsync(address);
            await Clean(view, "warga" + address.Replace('/', '-'));
        }
    }

    private static async Task AddHeir(IPage page)
    {
        await page.GetByText("Tambah ahli waris atau anak sekolah").ClickAsync();
        await page.GetByLabel("Hubungan dengan peserta").SelectOptionAsync("spouse");
        await page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Siti");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tambahkan" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("berhak");
    }

    private static async Task ReceivePaper(IPage page)
    {
        await page.GetByText("Terima berkas").ClickAsync();
        await page.GetByLabel("Jenis berkas").SelectOptionAsync("death-certificate");
        await page.GetByLabel("Hasil pindai atau foto")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "akta.pdf",
                    MimeType = "application/pdf",
                    Buffer = [.. "%PDF-1.4 akta"u8],
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan berkas" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Buka Akta" })).ToBeVisibleAsync();
    }

    private static async Task Clean(View view, string name)
    {
        await view.Screenshot(name);
        Assert.Empty(await view.Axe());
        Assert.False(await view.OverflowsSideways(), name + " is wider than the window");
    }
}
