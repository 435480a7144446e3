using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Naungan.App;
using Naungan.App.Accounts;
using Naungan.App.Governments;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Scenarios;
using Naungan.Core.Identity;

namespace Naungan.Browser.Tests;

/// <summary>The real server on a free port of this machine, bare or with a government's database behind it.</summary>
public sealed class Site : IAsyncDisposable
{
    private const string Password = "sandi untuk uji peramban";
    private static readonly RegionCode _kukar = RegionCode.Parse("64.02");
    private static readonly DateTimeOffset _now = new(2021, 9, 20, 2, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly string? _folder;

    private Site(WebApplication app, Db? db, string? folder)
    {
        _app = app;
        _folder = folder;
        Db = db;
    }

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The database of a site with a government; tests fill it through use cases.</summary>
    public Db? Db { get; }

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
            ),
            null,
            null
        );

    /// <summary>The whole program for Kutai Kartanegara on an empty SQLite database.</summary>
    public static async Task<Site> OfKukar(DemoDoor? demo = null)
    {
        var folder = Directory.CreateTempSubdirectory("naungan-browser-").FullName;
        var db = Db.InFolder(folder);
        await Migrate.ToLatest(db, _now, default);
        var made = await AddGovernment.Handle(new(_kukar), Console, db, _now, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        var options = new Serve.Options(["http://127.0.0.1:0"], made.Value.Name, Demo: demo);
        return await Start(Serve.Build(db, TimeProvider.System, options), db, folder);
    }

    /// <summary>
    /// The demonstration: a small share of the scenario, from the agencies' files to reconciled months.
    /// </summary>
    public static async Task<Site> OfDemo(double scale)
    {
        var folder = Directory.CreateTempSubdirectory("naungan-browser-").FullName;
        var db = Db.InFolder(folder);
        await Migrate.ToLatest(db, _now, default);
        var request = new RunScenario.Request(Demo.DefaultScenario, Path.Combine(folder, "berkas"), Scale: scale);
        var actor = Actor.AtConsole(_kukar, "uji");
        var done = await RunScenario.Handle(request, actor, db, LawFiles.Shipped, TextWriter.Null, default);
        Assert.False(done.IsRefused, done.Refusal?.Message);
        var options = new Serve.Options(["http://127.0.0.1:0"], "Kabupaten Kutai Kartanegara", Demo: done.Value.Door);
        return await Start(Serve.Build(db, TimeProvider.System, options), db, folder);
    }

    /// <summary>Whether the feature an address belongs to, its first word, has any page.</summary>
    public bool HasPages(string address)
    {
        var feature = address.Split('/', '?')[1];
        return feature.Length == 0
            || _app.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Any(page =>
                    page.RoutePattern.PathSegments.FirstOrDefault() is { Parts: [RoutePatternLiteralPart first] }
                    && string.Equals(first.Content, feature, StringComparison.OrdinalIgnoreCase)
                );
    }

    /// <summary>Makes an account of this role and signs in through the form.</summary>
    public async Task SignIn(View view, Role role)
    {
        var name = role.Name() + "-uji";
        var request = new CreateAccount.Request(_kukar, name, "Petugas Uji", role, Password: Password);
        var made = await CreateAccount.Handle(request, Console, Db!, _now, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        await view.Page.GotoAsync("/accounts/signin");
        await view.Page.GetByLabel("Nama pengguna").FillAsync(name);
        await view.Page.GetByLabel("Kata sandi").FillAsync(Password);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await Assertions.Expect(view.Page.Locator(".who")).ToContainTextAsync("Petugas Uji");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (Db is not null)
            await Db.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static Actor Console => Actor.AtConsole(_kukar, "uji");

    private static async Task<Site> Start(WebApplication app, Db? db, string? folder)
    {
        await app.StartAsync();
        return new Site(app, db, folder);
    }
}
