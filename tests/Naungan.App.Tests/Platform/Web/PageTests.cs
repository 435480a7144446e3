using System.Net;
using AngleSharp.Dom;

namespace Naungan.App.Tests.Platform.Web;

/// <summary>What /gaya shows is what every page gets: each part is asked here once.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("/gaya")]
    [InlineData("/gaya/public")]
    [InlineData("/gaya/paper")]
    [InlineData("/tampilan")]
    public async Task Pages_hold_nothing_the_content_policy_refuses(string path)
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page(path);
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/json'])"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(IsHandler));
        Assert.All(
            page.QuerySelectorAll("script[src], link[href]"),
            element => Assert.StartsWith("/", Address(element))
        );
    }

    [Fact]
    public async Task Cells_of_a_table_carry_their_column_for_phones()
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page("/gaya");
        var row = page.QuerySelector(".table.stack tbody tr")!;
        Assert.Equal(
            ["Nama", "Desa", "Sektor", "Keadaan", "Iuran"],
            row.Children.Select(cell => cell.GetAttribute("data-label"))
        );
        Assert.Contains("number", row.LastElementChild!.ClassList);
        Assert.Equal("rowheader", row.FirstElementChild!.GetAttribute("role"));
    }

    [Theory]
    [InlineData("/gaya", "?urut=nama", null)]
    [InlineData("/gaya?urut=nama&sektor=petani&hal=3", "?sektor=petani&urut=-nama", "ascending")]
    [InlineData("/gaya?urut=-nama", "?urut=nama", "descending")]
    public async Task A_head_orders_the_list_and_says_the_order(string path, string link, string? order)
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page(path);
        var head = page.QuerySelector(".table.stack thead th")!;
        Assert.Equal("/gaya" + link, head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(order, head.GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData("/gaya", "1–50 dari 35.440 baris", "Berikutnya,Terakhir")]
    [InlineData("/gaya?hal=2", "51–100 dari 35.440 baris", "Pertama,Sebelumnya,Berikutnya,Terakhir")]
    [InlineData("/gaya?hal=709", "35.401–35.440 dari 35.440 baris", "Pertama,Sebelumnya")]
    [InlineData("/gaya?hal=-1", "1–50 dari 35.440 baris", "Berikutnya,Terakhir")]
    [InlineData("/gaya?hal=x", "1–50 dari 35.440 baris", "Berikutnya,Terakhir")]
    public async Task A_list_says_which_rows_it_shows_and_leads_to_the_others(string path, string shown, string links)
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page(path);
        var pages = page.QuerySelector("nav.pages")!;
        Assert.Equal(shown, pages.QuerySelector("p")!.TextContent.Trim());
        Assert.Equal(links, string.Join(',', pages.QuerySelectorAll("a").Select(link => link.TextContent)));
    }

    [Fact]
    public async Task A_field_ties_label_help_and_error_to_its_control()
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page("/gaya");
        var nik = page.QuerySelector("input[name=Nik]")!;
        Assert.Equal("true", nik.GetAttribute("aria-invalid"));
        Assert.StartsWith("Masalah:", page.GetElementById(nik.GetAttribute("aria-describedby")!)!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector($"label[for={nik.Id}]"));
        Assert.True(nik.HasAttribute("required"));
    }

    [Fact]
    public async Task A_headline_amount_says_its_full_figure()
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page("/gaya");
        var money = page.QuerySelector(".stat .money")!;
        Assert.Equal("Rp1.786.176.000", money.GetAttribute("title"));
        Assert.Equal("Rp1.786.176.000", money.QuerySelector(".hidden")!.TextContent);
        Assert.Equal("Rp1,79 miliar", money.QuerySelector("[aria-hidden]")!.TextContent);
    }

    [Fact]
    public async Task Reasons_show_their_law_and_how_sure_it_is()
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page("/gaya");
        var badges = page.QuerySelectorAll(".why .badge").Select(badge => badge.TextContent.Trim());
        Assert.Equal(["terbaca", "diberitakan", "belum terverifikasi"], badges);
        Assert.Equal("Rp10.000", page.QuerySelector(".why-value")!.TextContent);
    }

    [Fact]
    public async Task Every_chart_has_its_table()
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page("/gaya");
        foreach (var chart in page.QuerySelectorAll("[data-chart], [data-map]"))
            Assert.NotNull(chart.Closest("figure")!.QuerySelector("tbody tr"));
        Assert.NotNull(page.QuerySelector("script[src^='/charts.js']"));
    }

    [Theory]
    [InlineData("/gaya/public", 60_000)]
    [InlineData("/tampilan", 60_000)]
    public async Task A_page_for_residents_loads_in_sixty_kilobytes(string path, int bytes) =>
        Assert.InRange(await FirstLoad(path, withFont: false), 1, bytes);

    [Fact]
    public async Task A_working_page_loads_in_three_hundred_kilobytes_before_charts() =>
        Assert.InRange(await FirstLoad("/gaya", withFont: true), 1, 300_000);

    /// <summary>
    /// The bytes of a page, its sheets and scripts (charts left out) and its font, compressed as browsers ask.
    /// </summary>
    private static async Task<long> FirstLoad(string path, bool withFont)
    {
        await using var host = await WebServer.Start();
        using var page = await host.Page(path);
        var files = page.QuerySelectorAll("script[src], link[href]").Select(Address).Append(path).ToList();
        if (withFont)
            files.Add("/assets/" + Path.GetFileName(Directory.GetFiles(Assets(), "*.woff2").Single()));
        var sum = 0L;
        foreach (var file in files.Where(file => !file.StartsWith("/charts.js", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            sum += (await answer.Content.ReadAsByteArrayAsync()).LongLength;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {sum} bytes in {files.Count} files");
        return sum;
    }

    private static string Assets() => Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");

    private static string Address(IElement element) =>
        element.GetAttribute("src") ?? element.GetAttribute("href") ?? "";

    private static bool IsHandler(IAttr attribute) => attribute.Name.StartsWith("on", StringComparison.Ordinal);
}
