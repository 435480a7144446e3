using System.Net;

namespace Naungan.App.Platform.Web;

/// <summary>What the web host is told from outside; everything has a default that is safe on one machine.</summary>
public sealed record WebHostOptions
{
    /// <summary>Addresses to listen on; an empty list leaves the choice to the server under test.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Whether users reach us over TLS, here or at a proxy: decides <c>__Host-</c> cookies and HSTS.</summary>
    public bool Https { get; init; }

    /// <summary>Proxies whose word about a request's origin is believed; none by default.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Where the keys that seal cookies are kept; without it they live as long as the process.</summary>
    public string? KeysDirectory { get; init; }

    /// <summary>The name in the brand bar before anyone signs in.</summary>
    public string GovernmentName { get; init; } = "Pemerintah Daerah";

    /// <summary>The government's own colour as six hex digits; empty keeps the sea blue-green of Naungan.</summary>
    public string BrandHex { get; init; } = "";

    /// <summary>Extra registrations: the database, sign-in, jobs.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>
    /// Middleware between routing and pages: authentication, authorisation, filling <see cref="Shell"/>.
    /// </summary>
    public Action<WebApplication>? Middleware { get; init; }

    /// <summary>The JSON API and other routes.</summary>
    public Action<WebApplication>? Routes { get; init; }
}
