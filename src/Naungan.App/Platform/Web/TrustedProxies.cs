using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Naungan.App.Platform.Web;

/// <summary>
/// The proxies in front of the program, named by whoever runs it. Only what they say of a request's origin is believed
/// (X-Forwarded-For, X-Forwarded-Proto); with none named nothing is, because anybody can write a header.
/// </summary>
public static class TrustedProxies
{
    /// <param name="written">Addresses and networks, such as <c>10.0.0.4;10.1.0.0/16;fd00::/8</c>.</param>
    /// <param name="networks">One for each; an address is a network of itself.</param>
    /// <returns>False when one of them is neither, or the list would trust everybody.</returns>
    public static bool TryParse(string? written, out IReadOnlyList<IPNetwork> networks)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var found = new List<IPNetwork>();
        networks = found;
        foreach (var one in (written ?? "").Split(';', Clean))
        {
            if (IPAddress.TryParse(one, out var address))
                found.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(one, out var network) && network.PrefixLength > 0)
                found.Add(network);
            else
                return false;
        }

        return true;
    }

    /// <summary>Before everything else, so that limits, cookies and links see the resident, not the proxy.</summary>
    internal static void Use(WebApplication app, IReadOnlyList<IPNetwork> networks)
    {
        if (networks.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // From the last hop backwards, as long as each is a proxy of ours; the first other one is the resident.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
