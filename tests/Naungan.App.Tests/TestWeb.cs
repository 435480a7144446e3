using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.Core.Identity;

namespace Naungan.App.Tests;

/// <summary>
/// The real web server on a real database, asked over real HTTP. For each page the same first three questions:
/// <see cref="AssertPageIsGuarded"/> asks them.
/// </summary>
internal sealed class TestWeb : IAsyncDisposable
{
    private const string Password = "sandi untuk uji coba";
    private readonly TestDb _test;
    private readonly WebApplication _app;
    private int _accounts;

    private TestWeb(TestDb test, WebApplication app)
    {
        _test = test;
        _app = app;
    }

    internal Db Db => _test.Db;

    /// <summary>Everything that answers requests: pages and routes.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    internal Uri Address => new(_app.Urls.First());

    /// <param name="proxies">Written as for <c>serve --trusted-proxies</c>.</param>
    internal static async Task<TestWeb> Start(DbKind kind = DbKind.Sqlite, string proxies = "")
    {
        var test = await TestDb.Fresh(kind);
        Assert.True(TrustedProxies.TryParse(proxies, out var trusted));
        var options = new Serve.Options(["http://127.0.0.1:0"], TrustedProxies: trusted);
        var app = Serve.Build(test.Db, TimeProvider.System, options);
        await app.StartAsync();
        return new TestWeb(test, app);
    }

    /// <summary>A browser without a session; it keeps cookies and does not follow redirects.</summary>
    internal HttpClient Anonymous() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
        };

    /// <summary>A browser signed in, through the sign-in form, as a new account with this role.</summary>
    internal async Task<HttpClient> SignedIn(Role role, RegionCode? government = null, string? agency = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{role.Name()}.{++_accounts}");
        var region = government ?? TestDb.Kukar;
        await AddGovernment(region);
        var request = new CreateAccount.Request(region, name, "Petugas Uji", role, agency, null, Password);
        var made = await CreateAccount.Handle(request, Actor.AtConsole(region, "uji"), Db, TestDb.Now, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        var client = Anonymous();
        var answer = await Post(client, "/accounts/signin", new() { ["UserName"] = name, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Posts a form the way a browser does: the page first, for its anti-forgery token.</summary>
    /// <param name="to">Where the form goes, when not back to its page.</param>
    internal static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string url,
        Dictionary<string, string> form,
        string? to = null
    )
    {
        var page = await Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")
            ?.GetAttribute("value");
        Assert.NotNull(token);
        var fields = new Dictionary<string, string>(form) { ["__RequestVerificationToken"] = token };
        return await client.PostAsync(new Uri(to ?? url, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    internal static async Task<IDocument> Parse(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(request => request.Content(text));
    }

    /// <summary>The page as an allowed role sees it; fails when it is not 200.</summary>
    internal async Task<IDocument> Page(Role role, string url)
    {
        var client = await SignedIn(role);
        var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{url} answered {answer.StatusCode} to {role}.");
        return await Parse(answer);
    }

    /// <summary>
    /// Not signed in: sent to the door. Wrong role: 403. Another government's official: never a word of ours, which the
    /// caller names as <paramref name="secret"/> (or null when the page shows nothing of a government).
    /// </summary>
    internal async Task AssertPageIsGuarded(string url, Role? refused, Role allowed, string? secret)
    {
        var address = new Uri(url, UriKind.Relative);
        var anonymous = await Anonymous().GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
        Assert.Contains("/accounts/signin", anonymous.Headers.Location?.ToString(), StringComparison.Ordinal);
        if (refused is { } wrong)
            Assert.Equal(HttpStatusCode.Forbidden, (await (await SignedIn(wrong)).GetAsync(address)).StatusCode);
        var mine = await (await SignedIn(allowed)).GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        if (secret is null)
            return;
        Assert.Contains(secret, await mine.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var other = await (await SignedIn(allowed, RegionCode.Parse("64.08"))).GetAsync(address);
        Assert.DoesNotContain(secret, await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _test.DisposeAsync();
    }

    private async Task AddGovernment(RegionCode region)
    {
        await using var session = await Db.Write(default);
        await session.Run(
            "insert into government (region_code, name, created_at) values (@code, @name, @now) on conflict do nothing",
            new
            {
                code = region.Code,
                name = "Daerah " + region.Code,
                now = TestDb.Now,
            }
        );
        await session.Commit();
    }
}
