using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Runs;

/// <summary>
/// Random officers on the real handlers: months opened, withdrawn, approved, sent, billed, paid, answered, answered
/// again and out of order. Whatever they do, the money verifies from scratch after every step.
/// </summary>
public sealed class SimulationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-sim-").FullName;

    [Theory]
    [InlineData(DbKind.Sqlite, 1, 120)]
    [InlineData(DbKind.Sqlite, 2, 120)]
    [InlineData(DbKind.Postgres, 3, 60)]
    public async Task Any_row_of_steps_leaves_money_that_verifies(DbKind kind, int seed, int steps)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 12, ceiling: 900_000);
        var random = new Random(seed);
        var runs = new List<Guid>();
        var sent = new Dictionary<Guid, SubmitRun.Answer>();
        var done = new Dictionary<string, int>();
        for (var step = 0; step < steps; step++)
        {
            var act = random.Next(9);
            var officer = new RunSteps(world, _folder) { Habits = new(random.Next(50), 300, random.Next(2) == 0) };
            var name = await Act(act, world, officer, random, runs, sent);
            done[name] = done.GetValueOrDefault(name) + 1;
            var answer = (await VerifyMoney.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
            Assert.True(
                answer.Faults.Count == 0,
                $"seed {seed}, step {step} ({name}): {string.Join("; ", answer.Faults)}"
            );
        }

        // A campaign in which nothing happens proves nothing.
        Assert.True(done.Count(one => one.Value > 0) >= 8, string.Join(", ", done.Keys));
        Assert.True(await world.Ask<int>("select count(*) from ledger_entry") > 5);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Act(
        int act,
        MoneyWorld world,
        RunSteps officer,
        Random random,
        List<Guid> runs,
        Dictionary<Guid, SubmitRun.Answer> sent
    )
    {
        if (act == 0 || runs.Count == 0)
        {
            var opened = await world.Open(MoneyWorld.Terms(new Month(2021, 9 + random.Next(1, 4))));
            if (!opened.IsRefused)
                runs.Add(opened.Value.Id);
            return "open " + opened.Refusal?.Reason;
        }

        if (act == 1 && random.Next(3) == 0)
        {
            await world.AddPeople(MoneyWorld.Programme, random.Next(1, 4));
            return "people";
        }

        var run = runs[random.Next(runs.Count)];
        switch (act)
        {
            case 1 or 2:
                return "approve " + (await officer.Approve(run)).Refusal?.Reason;
            case 3:
                var answer = await officer.Submit(run);
                if (!answer.IsRefused)
                    sent[run] = answer.Value;
                return "submit " + answer.Refusal?.Reason;
            case 4:
                return sent.TryGetValue(run, out var files)
                    ? "bill " + (await officer.Bill(run, files)).Refusal?.Reason
                    : "bill early " + (await officer.Bill(run, "x", default)).Refusal?.Reason;
            case 5:
                return "pay " + (await officer.Pay(run)).Refusal?.Reason;
            case 6 when random.Next(4) == 0:
                var request = new ReverseRun.Request(TestDb.Kukar, run, "Uji");
                var reversed = await ReverseRun.Handle(request, MoneyWorld.Officer, world.Db, TestDb.Now, default);
                return "reverse " + reversed.Refusal?.Reason;
            case 7:
                var again = await officer.Resubmit(run);
                return again.IsRefused
                    ? "resubmit " + again.Refusal!.Reason
                    : "resubmit " + (await officer.Return(run, again.Value.Path, random.Next(2) == 0)).Refusal?.Reason;
            default:
                return sent.TryGetValue(run, out var billing)
                    ? "return " + (await officer.Return(run, billing.Billing.Path, false)).Refusal?.Reason
                    : "nothing";
        }
    }
}
