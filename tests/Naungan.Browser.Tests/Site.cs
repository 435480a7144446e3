using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Naungan.App.Platform.Web;

namespace Naungan.Browser.Tests;

/// <summary>The real server on a free port of this machine.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app) => _app = app;

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Pages that need no database and no sign-in.</summary>
    public static Task<Site> Bare(string government = "Kabupaten Contoh", string brandHex = "") =>
        Start(
            WebHost.Build(
                [],
                new WebHostOptions
                {
                    Urls = ["http://127.0.0.1:0"],
                    GovernmentName = government,
                    BrandHex = brandHex,
                }
            )
        );

    /// <summary>Any built application, such as one with a database behind it.</summary>
    public static async Task<Site> Start(WebApplication app)
    {
        await app.StartAsync();
        return new Site(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
