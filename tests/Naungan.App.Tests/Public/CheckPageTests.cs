using System.Globalization;
using Naungan.App.Platform;
using Naungan.App.Tests.Runs;

namespace Naungan.App.Tests.Public;

public sealed class CheckPageTests
{
    private static Dictionary<string, string> Form(int person) =>
        new()
        {
            ["Nik"] = MoneyWorld.Nik(person),
            ["Born"] = "1990-01-01",
            ["Kind"] = "kk",
            ["Proof"] = PublicWorld.Kk,
        };

    [Fact]
    public async Task A_stranger_asks_without_signing_in_and_finds_nothing_he_typed_in_the_answer()
    {
        await using var web = await TestWeb.Start();
        var answer = await TestWeb.Post(web.Anonymous(), "/cek", Form(1));

        var page = await TestWeb.Parse(answer);
        Assert.Contains("Tanyakan ke kantor desa", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(1), page.Source.Text, StringComparison.Ordinal);
        Assert.Equal("/cek", answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("", false)] // with no proxy named all residents share the proxy's limit, whatever the header says
    public async Task Behind_a_named_proxy_each_resident_has_limits_of_his_own(string proxies, bool isFree)
    {
        await using var web = await TestWeb.Start(proxies: proxies);
        using var first = web.Anonymous();
        first.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var second = web.Anonymous();
        second.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        for (var i = 0; i < Limits.PublicChecksFree; i++)
            await TestWeb.Post(first, "/cek", Form(i));

        var again = await TestWeb.Parse(await TestWeb.Post(first, "/cek", Form(8)));
        var other = await TestWeb.Parse(await TestWeb.Post(second, "/cek", Form(9)));

        Assert.NotNull(again.QuerySelector("form[data-challenge] input[name=Challenge][value]"));
        Assert.Equal(isFree, other.QuerySelector("form[data-challenge] input[name=Challenge][value]") is null);
    }

    [Fact]
    public async Task The_form_comes_back_with_work_when_too_much_was_asked_and_says_what_to_do_without_script()
    {
        await using var web = await TestWeb.Start();
        using var client = web.Anonymous();
        for (var i = 0; i < Limits.PublicChecksFree; i++)
            await TestWeb.Post(client, "/cek", Form(i));

        var page = await TestWeb.Parse(await TestWeb.Post(client, "/cek", Form(9)));

        Assert.NotNull(page.QuerySelector("form[data-challenge] input[name=Challenge][value]"));
        Assert.NotNull(page.QuerySelector("script[src^='/proof.js']"));
        Assert.Contains("tunggu sepuluh menit", page.Body!.TextContent, StringComparison.Ordinal);
        var bits = page.QuerySelector("form[data-challenge]")!.GetAttribute("data-bits");
        Assert.Equal(Limits.ProofOfWorkBits.ToString(CultureInfo.InvariantCulture), bits);
    }

    [Fact]
    public async Task A_mistyped_NIK_is_told_and_not_shown_again()
    {
        await using var web = await TestWeb.Start();
        var page = await TestWeb.Parse(
            await TestWeb.Post(web.Anonymous(), "/cek", new(Form(1)) { ["Nik"] = "640206123" })
        );

        Assert.Contains("16 angka seperti di KTP", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#f-Nik")!.GetAttribute("value"));
    }
}
