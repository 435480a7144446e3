using Naungan.App.Platform.Database;

namespace Naungan.Torture.Simulate;

/// <summary>World after world, each of its own seed, until the number of operations is reached.</summary>
internal static class SimulateCampaign
{
    internal const int FishersUntil = 2023;
    private const int StepsAWorld = 1_500;

    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        var kind = options.Database ?? DbKind.Sqlite;
        var (left, seed, done) = (options.Count, options.Seed, 0L);
        var prepared = await Prepared(kind);
        var lanes = Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(Lane));
        await Task.WhenAll(lanes);
        if (prepared is not null)
            Directory.Delete(prepared, recursive: true);
        return Outcome.Of($"simulate {kind}", done, violations, tally);

        async Task Lane()
        {
            while (true)
            {
                var steps = Math.Min(StepsAWorld, Interlocked.Add(ref left, -StepsAWorld) + StepsAWorld);
                if (steps <= 0)
                    return;
                var mine = Interlocked.Increment(ref seed) - 1;
                if (await One(kind, prepared, mine, steps, tally) is { } violation)
                    lock (violations)
                        violations.Add(violation);
                Interlocked.Add(ref done, steps);
            }
        }
    }

    /// <summary>One world; null when everything held, otherwise what did not and how to see it again.</summary>
    internal static async Task<string?> One(
        DbKind kind,
        string? prepared,
        int seed,
        int steps,
        Tally tally,
        Func<World, int, Task>? gremlin = null
    )
    {
        await using var place = prepared is null ? await Place.Fresh(kind) : Place.CopyOf(prepared);
        if (prepared is null)
            await Regency.Found(place.Db, fishersUntil: FishersUntil);
        var files = Place.NewFolder();
        var world = new World(place.Db, files, seed, tally);
        var step = 0;
        try
        {
            await world.Begin();
            for (; step < steps; step++)
            {
                if (gremlin is not null)
                    await gremlin(world, step);
                await world.Step();
            }

            await world.CheckAll();
            tally.Add("worlds");
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return $"simulate --database {kind} --seed {seed} --count {steps} --lanes 1, step {step}: "
                + (wrong is Violation ? wrong.Message : wrong.ToString());
        }
        finally
        {
            Directory.Delete(files, recursive: true);
        }
    }

    /// <summary>A founded SQLite folder to copy worlds from.</summary>
    internal static async Task<string?> Prepared(DbKind kind)
    {
        if (kind == DbKind.Postgres)
            return null;
        var folder = Place.NewFolder();
        var db = Db.InFolder(folder);
        await Regency.Found(db, fishersUntil: FishersUntil);
        await db.DisposeAsync();
        return folder;
    }
}
