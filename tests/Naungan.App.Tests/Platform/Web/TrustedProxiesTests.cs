using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" 10.0.0.4 ; 10.1.0.0/16 ", 2)]
    [InlineData("fd00::/8;::1", 2)]
    public void Addresses_and_networks_are_read(string written, int count)
    {
        Assert.True(TrustedProxies.TryParse(written, out var networks));
        Assert.Equal(count, networks.Count);
    }

    [Theory]
    [InlineData("proxy.contoh.go.id")]
    [InlineData("10.0.0.4;10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void A_name_a_slip_of_the_pen_and_everybody_are_no_proxy(string written) =>
        Assert.False(TrustedProxies.TryParse(written, out _));

    [Theory]
    // Nobody named: the headers are words anybody can write.
    [InlineData("", "203.0.113.7", "127.0.0.1 http")]
    // The caller is the proxy: what it says counts.
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7 https")]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7 https")]
    // Another machine is the proxy, and this caller is not it.
    [InlineData("10.0.0.4", "203.0.113.7", "127.0.0.1 http")]
    // A resident who writes the header himself stands before the hop the proxy added.
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7 https")]
    // Two proxies of ours in a row.
    [InlineData("127.0.0.1;10.0.0.4", "203.0.113.7, 10.0.0.4", "203.0.113.7 https")]
    public async Task Where_a_request_comes_from(string trusted, string forwarded, string seen)
    {
        Assert.True(TrustedProxies.TryParse(trusted, out var networks));
        await using var host = await WebServer.Start(
            new WebHostOptions
            {
                Urls = ["http://127.0.0.1:0"],
                TrustedProxies = networks,
                Routes = app => app.MapGet("/asal", Origin),
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/asal");
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(", ").Select(_ => "https")));

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(seen, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.InternalServerError)] // sealed cookies over a plain line are refused
    public async Task A_form_with_sealed_cookies_works_behind_a_named_proxy_alone(string trusted, HttpStatusCode status)
    {
        Assert.True(TrustedProxies.TryParse(trusted, out var networks));
        await using var host = await WebServer.Start(
            new WebHostOptions
            {
                Urls = ["http://127.0.0.1:0"],
                Https = true,
                TrustedProxies = networks,
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tampilan");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    private static string Origin(HttpContext context) =>
        $"{context.Connection.RemoteIpAddress!.MapToIPv4()} {context.Request.Scheme}";
}
