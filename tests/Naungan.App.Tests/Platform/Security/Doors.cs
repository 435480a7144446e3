using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Naungan.App.Tests.Platform.Web;

namespace Naungan.App.Tests.Platform.Security;

/// <summary>
/// A way into the program. <paramref name="Actions"/> are rights of docs/access.csv, the first being the one that opens
/// it; or one word: public (anyone), account (anyone signed in), machine (whoever runs the program on the server).
/// </summary>
internal sealed record Door(string Kind, string Name, IReadOnlyList<string> Actions)
{
    public string Key => $"{Kind},{Name}";

    public bool IsPublic => Actions[0] == "public";

    public bool NeedsRight => Actions[0] is not ("public" or "account" or "machine");
}

/// <summary>The doors docs/pages.csv lists, and the doors the program has.</summary>
internal static partial class Doors
{
    public static IReadOnlyList<Door> Listed()
    {
        var lines = File.ReadAllLines(Repository.Path("docs/pages.csv"));
        return
        [
            .. lines
                .Skip(1)
                .Where(line => line.Length > 0)
                .Select(line => line.Split(','))
                .Select(cells => new Door(cells[0], cells[1], cells[2].Split(' '))),
        ];
    }

    public static IEnumerable<string> OfCommandLine() =>
        CommandLine.All(TextWriter.Null, TextWriter.Null, TimeProvider.System).Paths.Select(path => "verb," + path);

    /// <summary>Index pages answer two addresses; the one without "index" is listed.</summary>
    public static IEnumerable<string> OfWeb(IEnumerable<RouteEndpoint> endpoints) =>
        endpoints.Select(KeyOf).Where(key => !key.EndsWith("/index", StringComparison.Ordinal)).Distinct();

    /// <summary>An address of the door with made-up values for its parameters.</summary>
    public static string SampleAddress(Door door)
    {
        var template = door.Name[door.Name.IndexOf('/', StringComparison.Ordinal)..];
        return Parameter()
            .Replace(
                template,
                parameter =>
                    parameter.Value.Contains("int", StringComparison.Ordinal) ? "1"
                    : parameter.Value.Contains("hex", StringComparison.Ordinal) ? "0b5ea8"
                    : parameter.Value.Contains("month", StringComparison.OrdinalIgnoreCase) ? "2021-10"
                    : parameter.Value.Contains("**", StringComparison.Ordinal) ? "enrolment/age-years-min"
                    : new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ToString("D", CultureInfo.InvariantCulture)
            );
    }

    private static string KeyOf(RouteEndpoint endpoint)
    {
        var template = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/').ToLowerInvariant();
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            return "page," + template;
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return $"route,{string.Join('+', methods)} {template}";
    }

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();
}
