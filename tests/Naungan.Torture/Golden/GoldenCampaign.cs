using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests;
using Naungan.Torture.Kill;

namespace Naungan.Torture.Golden;

/// <summary>The golden months in a process of its own for each culture and time zone, on both databases.</summary>
internal static class GoldenCampaign
{
    private static readonly (string Culture, string Zone, DbKind Kind)[] _places =
    [
        ("id_ID", "UTC", DbKind.Sqlite),
        ("en_US", "UTC", DbKind.Sqlite),
        ("tr_TR", "UTC", DbKind.Sqlite),
        ("id_ID", "Asia/Makassar", DbKind.Sqlite),
        ("tr_TR", "Asia/Makassar", DbKind.Sqlite),
        ("en_US", "Asia/Makassar", DbKind.Postgres),
        ("tr_TR", "UTC", DbKind.Postgres),
    ];

    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        var done = 0L;
        await Parallel.ForEachAsync(
            _places.Where(place => options.Database is null || place.Kind == options.Database),
            new ParallelOptions { MaxDegreeOfParallelism = options.Lanes },
            async (place, _) =>
            {
                var heard = await Child(place);
                var wrong = heard.Error.Length > 0 ? heard.Error : Differences(heard.Lines, place);
                lock (violations)
                {
                    if (wrong is not null)
                        violations.Add($"golden {place.Culture} {place.Zone} {place.Kind}: {wrong}");
                    done += heard.Lines.Count - 1;
                    tally.Add($"{place.Culture} {place.Zone} {place.Kind}", heard.Lines.Count - 1);
                }
            }
        );
        return Outcome.Of("golden months", done, violations, tally);
    }

    /// <summary>In the child: says where it believes to be, then each row.</summary>
    internal static async Task<int> InChild(string? server)
    {
        var folder = Place.NewFolder();
        try
        {
            Console.WriteLine(Here(CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.Id));
            await using var db = server is null ? Db.InFolder(folder) : Db.OnServer(server, Vault.InMemory());
            await foreach (var row in GoldenMonths.Compute(db, folder))
                Console.WriteLine(row);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Here(string culture, string zone) => $"here {culture.Replace('-', '_')} {zone}";

    private static async Task<(List<string> Lines, string Error)> Child(
        (string Culture, string Zone, DbKind Kind) place
    )
    {
        var server = place.Kind == DbKind.Postgres ? await ScratchPostgres.FreshDatabase() : null;
        string[] words = server is null ? ["golden"] : ["golden", server];
        return await ChildRun.Lines(
            words,
            new Dictionary<string, string> { ["LC_ALL"] = place.Culture + ".UTF-8", ["TZ"] = place.Zone }
        );
    }

    /// <summary>A child that did not get the culture it was meant to have would prove nothing.</summary>
    private static string? Differences(List<string> lines, (string Culture, string Zone, DbKind Kind) place)
    {
        var here = lines.Count > 0 ? lines[0] : "";
        var isThere = here == Here(place.Culture, place.Zone) || (place.Zone == "UTC" && here.Contains("UTC"));
        if (!isThere || !here.Contains(place.Culture, StringComparison.Ordinal))
            return $"the child believes to be '{here}'";
        var committed = GoldenMonths.Committed.Skip(1).Where(row => row.Length > 0).ToList();
        var different = committed.Zip(lines.Skip(1)).Where(pair => pair.First != pair.Second).Take(2).ToList();
        if (committed.Count != lines.Count - 1)
            return $"{lines.Count - 1} of {committed.Count} months";
        return different.Count == 0
            ? null
            : string.Join("; ", different.Select(pair => $"'{pair.First}' is '{pair.Second}'"));
    }
}
