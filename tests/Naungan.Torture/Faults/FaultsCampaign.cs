using Naungan.App.Platform.Database;
using Naungan.Torture.Kill;

namespace Naungan.Torture.Faults;

/// <summary>
/// The disk refuses: EIO on fsync, EIO and ENOSPC on write, put in by strace from some call on. Nothing may be
/// acknowledged after its sync failed, and what was acknowledged before is found by the next process.
/// </summary>
internal static class FaultsCampaign
{
    private static readonly (string Calls, string Error, int CallsMax)[] _kinds =
    [
        ("fsync,fdatasync", "EIO", 60),
        ("pwrite64", "EIO", 900),
        ("pwrite64", "ENOSPC", 900),
    ];

    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        if (!File.Exists("/usr/bin/strace"))
            return Outcome.Of("faults", 0, ["strace is not installed: apt-get install strace"], tally);
        await using var first = await Beginnings.Prepare();
        var left = options.Count;
        await Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(lane => Task.Run(() => Lane(lane))));
        return Outcome.Of("faults", options.Count, violations, tally);

        async Task Lane(int lane)
        {
            var random = new Random(options.Seed + lane);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var kind = _kinds[random.Next(_kinds.Length)];
                var from = 1 + random.Next(kind.CallsMax);
                var what = random.Next(4) == 0 ? "import" : "money";
                if (await One(first, kind, from, tally, "plain", what) is { } violation)
                    lock (violations)
                        violations.Add(
                            $"faults --seed {options.Seed}, {kind.Error} on {kind.Calls} from {from}: {violation}"
                        );
            }
        }
    }

    internal static async Task<string?> One(
        Beginnings first,
        (string Calls, string Error, int CallsMax) kind,
        int from,
        Tally tally,
        string how,
        string what = "money"
    )
    {
        await using var at = await first.Copy(DbKind.Sqlite, what);
        var log = Path.Combine(at.Folder, "strace.log");
        string[] under =
        [
            "/usr/bin/strace",
            "-f",
            "--seccomp-bpf",
            "-y",
            "-o",
            log,
            "-e",
            $"trace=write,{kind.Calls},fsync,fdatasync",
            "-e",
            $"inject={kind.Calls}:error={kind.Error}:when={from}+",
        ];
        try
        {
            var heard = await ChildRun.Run(at.Words(what, how), null, under);
            var syncs = SyncLog.Read(File.ReadLines(log));
            tally.Add(
                heard.IsDone ? "the fault came too late"
                : syncs.Injected > 0 ? $"stopped by {kind.Error}"
                : "stopped otherwise"
            );
            tally.Add("acknowledged", heard.Acks.Count);
            if (syncs.AcknowledgedWithoutSync is { } ack)
                throw new Violation("acknowledged without a sync of its own: " + ack);
            if (!heard.IsDone && heard.Error.Length == 0)
                throw new Violation("stopped without a word");
            await at.Look(what, heard.Acks, isDone: false);
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return wrong is Violation ? wrong.Message : wrong.ToString();
        }
    }
}
