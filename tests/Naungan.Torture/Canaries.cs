using System.Data;
using Naungan.App.Platform.Database;
using Naungan.Torture.Faults;
using Naungan.Torture.Kill;
using Naungan.Torture.Race;
using Naungan.Torture.Simulate;

namespace Naungan.Torture;

/// <summary>
/// Broken builds, none of them in the product: a key dropped, a lock left out, a word given too early. A campaign that
/// does not notice its canary proves nothing, so an unnoticed one is a violation.
/// </summary>
internal static class Canaries
{
    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        (string Name, Func<Task<string?>> Song)[] all =
        [
            ("simulate: money moved behind the clerk", () => Simulated(options.Seed, MovedMoney)),
            ("simulate: an answer changed by hand", () => Simulated(options.Seed, ChangedAnswer)),
            ("simulate: an event taken out of the trail", () => Simulated(options.Seed, LostEvent)),
            ("race: no lock on the ceiling", () => Raced(options.Seed, "", careless: true)),
            ("race: keys dropped", () => Raced(options.Seed, DroppedKeys, careless: false)),
            ("kill: acknowledged before the work", () => Killed(options.Seed)),
            ("faults: failures acknowledged", () => Faulted(options.Seed)),
        ];
        foreach (var (name, song) in all)
        {
            var noticed = await song();
            tally.Add(noticed is null ? "missed" : "noticed");
            Console.WriteLine($"  canary {name}: {(noticed is null ? "NOT NOTICED" : FirstLine(noticed))}");
            if (noticed is null)
                violations.Add("canary not noticed: " + name);
        }

        return Outcome.Of("canary", all.Length, violations, tally);
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static async Task<string?> Simulated(int seed, Func<Session, Task> sabotage)
    {
        const int Steps = 600;
        const int SabotagedAt = 300;
        var prepared = await SimulateCampaign.Prepared(DbKind.Sqlite);
        try
        {
            return await SimulateCampaign.One(DbKind.Sqlite, prepared, seed, Steps, new Tally(), Gremlin);
        }
        finally
        {
            Directory.Delete(prepared!, recursive: true);
        }

        async Task Gremlin(World world, int step)
        {
            if (step != SabotagedAt)
                return;
            await using var session = await world.Db.Write(default);
            await sabotage(session);
            await session.Commit();
        }
    }

    private static async Task MovedMoney(Session session)
    {
        await session.Run("drop trigger posting_no_update");
        await session.Run(
            "update posting set amount = amount - sign(amount) where entry_id in (select id from ledger_entry "
                + "where kind = 'reservation' limit 1)"
        );
    }

    private static async Task ChangedAnswer(Session session)
    {
        var changed = await session.Run(
            "update stored_line set state = 'accepted' where state = 'open' and run_id in (select id from run "
                + "where state not in ('reversed') order by opened_at desc limit 6) "
                + "and run_id not in (select run_id from run_acceptance)"
        );
        if (changed == 0)
            await session.Run(
                "update stored_line set state = 'rejected' where state = 'accepted' "
                    + "or (state = 'open' and run_id in (select run_id from run_acceptance))"
            );
    }

    private static async Task LostEvent(Session session)
    {
        await session.Run("drop trigger audit_event_no_delete");
        await session.Run("delete from audit_event where sequence = 20");
    }

    private const string DroppedKeys =
        "alter table run_month drop constraint run_month_pkey; drop index run_line_person; "
        + "alter table run drop constraint run_region_code_idempotency_key_key";

    private static async Task<string?> Raced(int seed, string sabotage, bool careless)
    {
        const int Tries = 5;
        for (var i = 0; i < Tries; i++)
        {
            await using var place = await Place.Fresh(DbKind.Postgres, IsolationLevel.ReadCommitted);
            var opening = careless ? new CarelessOpening(place.Db) : null;
            var world = new RaceWorld(place.Db, seed + i, new Tally())
            {
                Opening = opening is null ? null : opening.Open,
            };
            try
            {
                await world.Begin();
                await using (var session = await place.Db.Write(default))
                {
                    await session.Run(careless ? CarelessOpening.Sabotage : sabotage);
                    await session.Commit();
                }

                await world.Fight(400);
                await RaceChecks.Check(place.Db, world);
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException)
            {
                return wrong is Violation ? wrong.Message : wrong.GetType().Name + ": " + wrong.Message;
            }
        }

        return null;
    }

    private static async Task<string?> Killed(int seed)
    {
        await using var first = await Beginnings.Prepare();
        var random = new Random(seed);
        for (var i = 0; i < 5; i++)
        {
            var left = 3;
            var noticed = await KillCampaign.OneWorld(
                first,
                DbKind.Sqlite,
                "money",
                random,
                () => --left,
                new Tally(),
                "early"
            );
            if (noticed is not null)
                return noticed;
        }

        return null;
    }

    private static async Task<string?> Faulted(int seed)
    {
        await using var first = await Beginnings.Prepare();
        return await FaultsCampaign.One(first, ("fsync,fdatasync", "EIO", 60), 5 + seed, new Tally(), "failures");
    }
}
