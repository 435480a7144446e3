using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

/// <summary>The real server on a free port, without a database, and a client that follows no redirect.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebServer(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(addresses.Addresses.First()),
        };
    }

    internal HttpClient Client { get; }

    internal static async Task<WebServer> Start(WebHostOptions? options = null)
    {
        var app = WebHost.Build([], (options ?? new()) with { Urls = ["http://127.0.0.1:0"] });
        await app.StartAsync();
        return new WebServer(app);
    }

    internal async Task<IDocument> Page(string path)
    {
        var text = await Client.GetStringAsync(path);
        return await BrowsingContext.New().OpenAsync(request => request.Content(text));
    }

    /// <summary>Sends a form as a browser does: with the token and the cookie the page gave.</summary>
    internal async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields)
    {
        using var page = await Client.GetAsync(path);
        var token = Regex.Match(
            await page.Content.ReadAsStringAsync(),
            "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        Assert.True(token.Success, path + " has no form");
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var form = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = token.Groups[1].Value };
        request.Content = new FormUrlEncodedContent(form);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
