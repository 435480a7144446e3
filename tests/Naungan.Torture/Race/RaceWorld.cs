using Naungan.App.Budgets;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Roster;
using Naungan.Core.Time;
using Npgsql;

namespace Naungan.Torture.Race;

/// <summary>
/// Eight officers with the same wishes on one ceiling and the same months, all at once; afterwards the history of what
/// they were told is held against what is stored.
/// </summary>
internal sealed class RaceWorld(Db db, int seed, Tally tally)
{
    private const int Writers = 8;
    private const int People = 6;
    private const int RetriesMax = 200;
    private static readonly DateTimeOffset _now = new(2016, 1, 20, 3, 0, 0, TimeSpan.Zero);
    private readonly List<(Guid Run, bool IsOpening)> _history = [];
    private readonly Guid[] _keys = new Guid[24];
    private readonly Dictionary<Jaminan, Guid> _budget = [];

    /// <summary>How a month is opened; a canary puts a careless copy here.</summary>
    internal Func<OpenRun.Request, Actor, Task<Result<RunSummary>>>? Opening { get; init; }

    /// <summary>A budget for seven of the twelve months, six people, a decree.</summary>
    internal async Task Begin()
    {
        await Regency.Found(db);
        const int Months = 7;
        _budget[Jaminan.Jkk] = await Budget(Jaminan.Jkk, People * Months * 10_000);
        _budget[Jaminan.Jkm] = await Budget(Jaminan.Jkm, People * Months * 6_800);
        var people = await Regency.Verified(db, Regency.Farmers, 0, People, Regency.Beginning);
        await RaceDecree.Seal(db, people, Regency.Beginning);
        var random = new Random(seed);
        for (var i = 0; i < _keys.Length; i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            _keys[i] = new Guid(bytes);
        }
    }

    internal async Task Fight(int attempts)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable
            .Range(0, Writers)
            .Select(i => Task.Run(() => Write(i, attempts / Writers, gate.Task)))
            .ToList();
        gate.SetResult();
        await Task.WhenAll(writers);
    }

    private Task<Guid> Budget(Jaminan insurance, long ceiling) =>
        Regency.Budget(db, 2016, Regency.Farmers, insurance, ceiling, Regency.Beginning);

    private async Task Write(int writer, int attempts, Task gate)
    {
        var random = new Random((seed * 31) + writer);
        var name = "petugas." + writer;
        var actor = new Actor(name, Role.BudgetOfficer, Regency.Code);
        await gate;
        for (var i = 0; i < attempts; i++)
        {
            var (what, act) = Choose(random, actor);
            var refusal = await Retried(act);
            tally.Add($"{what} {refusal?.Reason}".TrimEnd());
        }
    }

    private (string What, Func<Task<Refusal?>> Act) Choose(Random random, Actor actor)
    {
        var draw = random.Next(100);
        var run = Known(random);
        if (draw < 60 || run is not { } id)
        {
            var slot = random.Next(_keys.Length);
            var terms = new RunTerms(
                Regency.Code,
                Regency.Farmers,
                new Month(2016, 1 + (slot % 12)),
                Segment.Bpu,
                "apbd"
            );
            var request = new OpenRun.Request(_keys[slot], terms);
            return ("open", () => Open(request, actor));
        }

        if (draw < 85)
            return ("reverse", () => Reverse(new(Regency.Code, id, "Uji"), actor));
        if (draw < 92)
            return (
                "approve",
                async () => (await ApproveRun.Handle(new(Regency.Code, id), actor, db, _now, default)).Refusal
            );
        var line = _budget[random.Next(2) == 0 ? Jaminan.Jkk : Jaminan.Jkm];
        var ceiling = new Rupiah(People * (line == _budget[Jaminan.Jkk] ? 10_000 : 6_800) * random.Next(2, 12));
        var document = $"DPPA/{random.Next(1_000_000)}";
        var revise = new ReviseBudgetLine.Request(Regency.Code, line, ceiling, document);
        return ("revise", async () => (await ReviseBudgetLine.Handle(revise, actor, db, _now, default)).Refusal);
    }

    private Guid? Known(Random random)
    {
        lock (_history)
            return _history.Count == 0 ? null : _history[random.Next(_history.Count)].Run;
    }

    private async Task<Refusal?> Open(OpenRun.Request request, Actor actor)
    {
        var answer = Opening is { } careless
            ? await careless(request, actor)
            : await OpenRun.Handle(request, actor, db, LawFiles.Shipped, _now, default);
        if (!answer.IsRefused)
            Remember(answer.Value.Id, isOpening: true);
        return answer.Refusal;
    }

    private async Task<Refusal?> Reverse(ReverseRun.Request request, Actor actor)
    {
        var answer = await ReverseRun.Handle(request, actor, db, _now, default);
        if (!answer.IsRefused)
            Remember(request.Run, isOpening: false);
        return answer.Refusal;
    }

    private void Remember(Guid run, bool isOpening)
    {
        lock (_history)
            _history.Add((run, isOpening));
    }

    /// <summary>A server that serialises may ask to begin again; whoever does must end at the same answer.</summary>
    private async Task<Refusal?> Retried(Func<Task<Refusal?>> act)
    {
        for (var again = 0; ; again++)
        {
            try
            {
                return await act();
            }
            catch (PostgresException conflict) when (conflict.SqlState is "40001" or "40P01" && again < RetriesMax)
            {
                tally.Add("began again");
            }
        }
    }

    /// <summary>The history in order: what was opened and not withdrawn must be in force, and nothing else.</summary>
    internal HashSet<Guid> InForce()
    {
        var opened = _history.Where(one => one.IsOpening).Select(one => one.Run).ToHashSet();
        opened.ExceptWith(_history.Where(one => !one.IsOpening).Select(one => one.Run));
        return opened;
    }
}

/// <summary>Takes people into the programme through its two use cases.</summary>
internal static class RaceDecree
{
    internal static async Task Seal(Db db, IReadOnlyList<Guid> people, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var entries = people.Select(id => new MutationEntry("in", id)).ToList();
        var draft = new App.Roster.DraftMutation.Request(
            Regency.Code,
            Regency.Farmers,
            "188.45/1",
            "Penetapan",
            day,
            day,
            entries
        );
        _ = (await App.Roster.DraftMutation.Handle(draft, Regency.Operator, db, LawFiles.Shipped, now, default)).Value;
        _ = (
            await App.Roster.SealDecree.Handle(new(Regency.Code, "188.45/1"), Regency.Verifier, db, now, default)
        ).Value;
    }
}
