using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Slips;

/// <summary>
/// Draws a batch of slips: first the plan (numbers, batch, audit event), then a village at a time. A village is drawn
/// without a lock and kept in one transaction; killed in between, it is drawn again with its own numbers.
/// </summary>
internal static class SlipJob
{
    internal const string Name = "slips";
    private const long FirstNumber = 100_001;

    internal sealed record Asked(string? Village, DateOnly On, string Address);

    internal static JobKind Kind { get; } = new(Name, (run, stop) => Work(run, LawFiles.Shipped, stop));

    private static async Task<Refusal?> Work(JobRun run, Lawbook law, CancellationToken stop)
    {
        var asked = run.Request<Asked>();
        var refusal = Access.Check(run.Actor, MakeSlips.Action, run.Government);
        if ((refusal ?? MakeSlips.Outside(asked.Village, run.Actor)) is { } notAllowed)
            return notAllowed;
        if (!(await Covered(run, asked, law, stop)).TryGet(out var covered, out var none))
            return none;
        var plan = await Planned(run, asked, covered, stop);
        var total = plan.Sum(part => part.People);
        using var drawing = await Ready(run, asked, covered, stop);
        var done = plan.Where(part => part.FileId is not null).Sum(part => part.People);
        foreach (var part in plan.Where(part => part.FileId is null))
        {
            done += part.People;
            await Draw(run, drawing, part, covered.Of(part), new("draw", "planned", done, total), stop);
            run.StopWhenCancelled();
        }

        return null;
    }

    private static async Task<Result<CoveredPeople>> Covered(
        JobRun run,
        Asked asked,
        Lawbook law,
        CancellationToken stop
    )
    {
        await using var session = await run.Db.Read(stop);
        var paid = SlipTables.Paid(session, run.Government, Month.Containing(asked.On), asked.Village);
        if (!CoverOfAll.On(law, asked.On, paid, stop).TryGet(out var covers, out var noLaw))
            return noLaw;
        var holders = await SlipTables.Holders(session, run.Government, asked.Village, stop);
        var covered = holders.FindAll(holder => covers.TryGetValue(holder.Id, out var cover) && cover.IsCovered);
        if (covered.Count == 0)
            return Refusal.Invalid(
                "nobody-covered",
                "Tidak ada yang terlindungi pada hari itu. Periksa desa dan tanggalnya."
            );
        return new CoveredPeople(covers, covered.ToLookup(holder => holder.VillageCode ?? ""));
    }

    /// <summary>The villages of the batch with their numbers; made once, and read again by whoever goes on.</summary>
    private static async Task<List<SlipFile>> Planned(
        JobRun run,
        Asked asked,
        CoveredPeople covered,
        CancellationToken stop
    )
    {
        await using var session = await run.Db.Write(stop);
        var plan = await SlipTables.Files(session, run.Government, run.Job.Id, stop);
        if (plan.Count > 0)
            return plan;
        await SlipTables.HoldNumbers(session, run.Government, stop);
        var first = Math.Max(FirstNumber, await SlipTables.LastNumber(session, run.Government, stop) + 1);
        plan = PlanOf(covered, first);
        var people = plan.Sum(part => part.People);
        var batch = new SlipTables.Batch(run.Job.Id, asked.Village, people, first, asked.On, run.Actor.Name);
        await SlipTables.AddBatch(session, run.Government, batch, plan, run.Now, stop);
        using (await SigningKeys.Current(session, run.Db.Vault, run.Actor, run.Now, stop))
        {
            // The first use makes the key, together with the batch that needs it.
        }

        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{people} kartu, desa {asked.Village ?? "semua"}, keadaan {asked.On:yyyy-MM-dd}"
        );
        await AuditTrail.Append(session, run.Actor, MakeSlips.Action, $"batch {batch.Id}", detail, run.Now, stop);
        await run.Advance(session, new("draw", "planned", 0, people), stop);
        await session.Commit(stop);
        return plan;
    }

    private static List<SlipFile> PlanOf(CoveredPeople covered, long first)
    {
        var plan = new List<SlipFile>();
        foreach (var village in covered.ByVillage)
        {
            var part = new SlipFile
            {
                Position = plan.Count,
                VillageCode = village.Key,
                Village = village.First().Village,
                People = village.Count(),
                FirstNumber = first,
            };
            first += part.People;
            plan.Add(part);
        }

        return plan;
    }

    private static async Task<SlipDrawing> Ready(JobRun run, Asked asked, CoveredPeople covered, CancellationToken stop)
    {
        await using var session = await run.Db.Write(stop);
        var key = await SigningKeys.Current(session, run.Db.Vault, run.Actor, run.Now, stop);
        var name = await session.One<string>(
            "select name from government where region_code = @region",
            new { region = run.Government },
            stop
        );
        return new SlipDrawing(run.Government, asked, run.Job.Id, covered.Covers, run.Db.Vault, name, key);
    }

    private static async Task Draw(
        JobRun run,
        SlipDrawing drawing,
        SlipFile part,
        IReadOnlyList<SlipTables.Holder> holders,
        JobRun.Progress after,
        CancellationToken stop
    )
    {
        var government = run.Government.Code;
        await using var paper = VanishingFile.Create();
        var rows = drawing.Village(holders, part.FirstNumber, paper, stop);
        paper.Position = 0;
        var by = run.Actor.Name;
        var kept = await StoredFiles.Keep(run.Db, government, paper, part.Name, "slips", by, run.Now, stop);
        if (!kept.TryGet(out var file, out var refusal))
            throw new InvalidDataException(refusal.Message);
        try
        {
            await using var session = await run.Db.Write(stop);
            string[] columns = ["region_code", "number", "person_id", "batch_id", "code_index", "covered_through"];
            await session.BulkInsert("slip", columns, rows, stop);
            await SlipTables.SetFile(session, run.Government, run.Job.Id, part.Position, file.Id, stop);
            await run.Advance(session, after, stop);
            await session.Commit(stop);
        }
        catch
        {
            await StoredFiles.Forget(run.Db, government, file.Id, CancellationToken.None);
            throw;
        }
    }

    /// <param name="ByVillage">In the order in which villages hand slips out.</param>
    private sealed record CoveredPeople(Dictionary<Guid, Cover> Covers, ILookup<string, SlipTables.Holder> ByVillage)
    {
        /// <summary>Never more than numbers were set aside for; others get one of the next batch.</summary>
        internal IReadOnlyList<SlipTables.Holder> Of(SlipFile part) =>
            [.. ByVillage[part.VillageCode].Take(part.People)];
    }
}
