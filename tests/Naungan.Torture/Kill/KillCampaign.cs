using Naungan.App.Platform.Database;

namespace Naungan.Torture.Kill;

/// <summary>
/// SIGKILL at random in lists, months, answers and migrations; restart; everything acknowledged is there, nothing is
/// torn, and a plan finished in many pieces ends as one finished in one.
/// </summary>
internal static class KillCampaign
{
    private const int PostgresShare = 11; // of 220: 200 on SQLite and 20 on PostgreSQL

    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        var postgres = options.Database switch
        {
            DbKind.Postgres => options.Count,
            DbKind.Sqlite => 0,
            _ => options.Count / PostgresShare,
        };
        var left = options.Count;
        var onServer = postgres;
        await using var first = await Beginnings.Prepare();
        var lanes = Enumerable.Range(0, options.Lanes).Select(lane => Task.Run(() => Lane(lane)));
        await Task.WhenAll(lanes);
        return Outcome.Of("kill", options.Count - Math.Max(0, left), violations, tally);

        async Task Lane(int lane)
        {
            var random = new Random(options.Seed + lane);
            while (Volatile.Read(ref left) > 0)
            {
                var kind = Interlocked.Decrement(ref onServer) >= 0 ? DbKind.Postgres : DbKind.Sqlite;
                if (kind == DbKind.Postgres)
                    Interlocked.Increment(ref onServer);
                var what = random.Next(10) switch
                {
                    0 => "migrate",
                    1 or 2 => "import",
                    3 or 4 => "jobs",
                    _ => "money",
                };
                int Take()
                {
                    if (kind == DbKind.Postgres && Interlocked.Decrement(ref onServer) < 0)
                        return -1;
                    return Interlocked.Decrement(ref left);
                }

                if (await OneWorld(first, kind, what, random, Take, tally) is { } violation)
                    lock (violations)
                        violations.Add($"kill --seed {options.Seed} ({kind}, {what}): {violation}");
            }
        }
    }

    /// <summary>
    /// Kills one plan again and again until it is through, then compares it with one never disturbed.
    /// </summary>
    internal static async Task<string?> OneWorld(
        Beginnings first,
        DbKind kind,
        string what,
        Random random,
        Func<int> take,
        Tally tally,
        string how = "plain"
    )
    {
        await using var at = await first.Copy(kind, what);
        var kills = 0;
        try
        {
            while (kills++ < KillsOf(what) && take() >= 0)
            {
                var heard = await ChildRun.Run(at.Words(what, how), Death(what, random));
                if (!heard.IsDone && heard.Error.Length > 0)
                    throw new Violation("the child stopped by itself: " + heard.Error);
                tally.Add($"{kind} {what}{(heard.IsDone ? " done" : " killed")}");
                tally.Add("acknowledged", heard.Acks.Count);
                await at.Look(what, heard.Acks, heard.IsDone);
                if (heard.IsDone)
                    return null;
            }

            // Killed often enough: the plan is finished in peace, and must end as if nothing had happened.
            var last = await ChildRun.Run(at.Words(what, how), null);
            if (!last.IsDone)
                throw new Violation("the plan cannot be finished: " + last.Error);
            await at.Look(what, last.Acks, isDone: true);
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return wrong is Violation ? wrong.Message : wrong.ToString();
        }
    }

    /// <summary>A world of money is killed most often: it has the most steps to be killed in.</summary>
    private static int KillsOf(string what) =>
        what switch
        {
            "money" => 14,
            "import" => 6,
            "jobs" => 10,
            _ => 3,
        };

    private static ChildRun.Death Death(string what, Random random)
    {
        var (acks, milliseconds) = what switch
        {
            "money" => (Plan.Months * Plan.StepsAMonth, 25),
            "import" => (Plan.Lists, 200),
            "jobs" => (Plan.JobLists, 2500),
            _ => (1, 150),
        };
        return new(random.Next(acks), TimeSpan.FromMilliseconds(random.Next(milliseconds)));
    }
}
