using System.Data;
using Naungan.App.Platform.Database;

namespace Naungan.Torture.Race;

/// <summary>Worlds of a few hundred attempts, on both databases and both isolation levels of PostgreSQL.</summary>
internal static class RaceCampaign
{
    private const int AttemptsAWorld = 400;

    private static readonly (DbKind Kind, IsolationLevel Level, int Share)[] _grounds =
    [
        (DbKind.Sqlite, IsolationLevel.Unspecified, 2),
        (DbKind.Postgres, IsolationLevel.ReadCommitted, 4),
        (DbKind.Postgres, IsolationLevel.Serializable, 4),
    ];

    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        var done = 0L;
        foreach (
            var (kind, level, share) in _grounds.Where(one => options.Database is null || one.Kind == options.Database)
        )
        {
            var shares = _grounds
                .Where(one => options.Database is null || one.Kind == options.Database)
                .Sum(one => one.Share);
            var worlds = Math.Max(1, options.Count * share / shares / AttemptsAWorld);
            for (var i = 0; i < worlds; i++)
            {
                if (await One(kind, level, options.Seed + i, tally) is { } violation)
                    violations.Add(violation);
                done += AttemptsAWorld;
            }

            tally.Add($"attempts {kind} {level}", (long)worlds * AttemptsAWorld);
        }

        return Outcome.Of("race", done, violations, tally);
    }

    private static async Task<string?> One(DbKind kind, IsolationLevel level, int seed, Tally tally)
    {
        await using var place = await Place.Fresh(kind, level);
        var world = new RaceWorld(place.Db, seed, tally);
        try
        {
            await world.Begin();
            await world.Fight(AttemptsAWorld);
            await RaceChecks.Check(place.Db, world);
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return $"race --database {kind} ({level}) --seed {seed} --count {AttemptsAWorld}: "
                + (wrong is Violation ? wrong.Message : wrong.ToString());
        }
    }
}
