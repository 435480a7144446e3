using System.Net;
using Microsoft.AspNetCore.Builder;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed class WebHostTests
{
    [Theory]
    [InlineData("/gaya", HttpStatusCode.OK)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/tidak-ada", HttpStatusCode.NotFound)]
    [InlineData("/tampilan", HttpStatusCode.OK)]
    [InlineData("/rusak", HttpStatusCode.InternalServerError)]
    [InlineData("/api/rusak", HttpStatusCode.InternalServerError)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        await using var host = await Broken();
        using var answer = await host.Client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void The_policy_allows_no_inline_code_and_no_frame()
    {
        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
        foreach (var rule in new[] { "default-src", "object-src", "base-uri", "frame-ancestors" })
            Assert.Contains(rule + " 'none'", SecurityHeaders.Policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gaya", "no-store")]
    [InlineData("/tidak-ada", "no-store")]
    [InlineData("/app.css?v=x", StaticCache.Forever)]
    [InlineData("/app.css", StaticCache.AskAgain)]
    [InlineData("/merek/7a1f3d.css", StaticCache.Forever)]
    public async Task Pages_are_never_kept_and_hashed_files_for_ever(string path, string cache)
    {
        await using var host = await WebServer.Start();
        using var answer = await host.Client.GetAsync(path);
        var kept = answer.Headers.CacheControl!.ToString().Split(", ").Order();
        Assert.Equal(cache.Split(", ").Order(), kept);
    }

    [Fact]
    public async Task A_fault_shows_a_number_and_never_its_cause()
    {
        await using var host = await Broken();
        using var page = await host.Client.GetAsync("/rusak");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("Terjadi kesalahan di sistem", text, StringComparison.Ordinal);
        Assert.Contains("Nomor kejadian", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", text, StringComparison.Ordinal);

        using var api = await host.Client.GetAsync("/api/rusak");
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("rahasia", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "naungan-csrf")]
    [InlineData(true, "__Host-naungan-csrf")]
    public async Task Cookies_are_sealed_and_bound_to_the_host_under_tls(bool https, string name)
    {
        await using var host = await WebServer.Start(new() { Https = https });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tampilan");
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (https)
        {
            // Over plain HTTP the framework refuses to write a cookie that must be secure; that refusal is what we
            // want.
            using var refused = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
            Assert.Equal(name, Cookies.Name("naungan-csrf", https));
            return;
        }
        using var answer = await host.Client.SendAsync(request);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = await WebServer.Start();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en" });
        using var answer = await host.Client.PostAsync("/tampilan", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(IsLanguage));
    }

    private static bool IsLanguage(string cookie) => cookie.StartsWith(Words.Cookie, StringComparison.Ordinal);

    private static Task<WebServer> Broken() => WebServer.Start(new() { Routes = MapBroken });

    private static void MapBroken(WebApplication app)
    {
        app.MapGet("/rusak", string () => throw new InvalidOperationException("rahasia"));
        app.MapGet("/api/rusak", string () => throw new InvalidOperationException("rahasia"));
    }
}
