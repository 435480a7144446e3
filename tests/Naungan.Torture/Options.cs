using System.Globalization;
using Naungan.App.Platform.Database;

namespace Naungan.Torture;

/// <summary>What a campaign is run with. The same seed and sizes take the same steps.</summary>
/// <param name="Seed">First seed; worlds take the ones after it.</param>
/// <param name="Count">Operations, attempts, kills or injections.</param>
/// <param name="Database">Null: those the campaign is meant for.</param>
/// <param name="Lanes">Worlds at once.</param>
internal sealed record Options(int Seed, int Count, DbKind? Database, int Lanes)
{
    internal static Options Read(IReadOnlyList<string> words, int count) =>
        new(
            Number(words, "--seed", 1),
            Number(words, "--count", count),
            Text(words, "--database") switch
            {
                null => null,
                "sqlite" => DbKind.Sqlite,
                "postgres" => DbKind.Postgres,
                var other => throw new ArgumentException(
                    $"--database is sqlite or postgres, not '{other}'.",
                    nameof(words)
                ),
            },
            Number(words, "--lanes", 2)
        );

    internal static string? Text(IReadOnlyList<string> words, string name)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] == name)
                return words[i + 1];
        }

        return null;
    }

    private static int Number(IReadOnlyList<string> words, string name, int otherwise) =>
        Text(words, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

/// <summary>Something that must never be: the campaign stops and names its seed.</summary>
internal sealed class Violation(string what) : Exception(what);

/// <summary>How a campaign ended.</summary>
/// <param name="Count">Operations, attempts, kills or injections done.</param>
/// <param name="Violations">Empty when everything held.</param>
/// <param name="Figures">What happened how often.</param>
internal sealed record Outcome(
    string Campaign,
    long Count,
    IReadOnlyList<string> Violations,
    IReadOnlyDictionary<string, long> Figures
)
{
    internal static Outcome Of(string campaign, long count, IEnumerable<string> violations, Tally tally) =>
        new(campaign, count, [.. violations], tally.Figures);
}

/// <summary>Counts by name, from several threads.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, long> Figures
    {
        get
        {
            lock (_counts)
                return new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }

    internal void Add(string name, long by = 1)
    {
        lock (_counts)
            _counts[name] = _counts.GetValueOrDefault(name) + by;
    }
}
