using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

/// <summary>The real server on a free port, and a client that keeps neither cookies nor redirects to itself.</summary>
public sealed class WebServer : IAsyncDisposable
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

    public HttpClient Client { get; }

    public static async Task<WebServer> Start(WebHostOptions? options = null)
    {
        var app = WebHost.Build([], (options ?? new()) with { Urls = ["http://127.0.0.1:0"] });
        await app.StartAsync();
        return new WebServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
