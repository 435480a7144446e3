using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Grievances;

/// <summary>
/// Raises every grievance whose answer is overdue: from the officer to the leader, from there to the inspectorate, each
/// time with a new day. Run daily; nothing is raised twice for the same overdue day.
/// </summary>
public static class EscalateGrievances
{
    public const string Action = "grievances.escalate";
    private const int LevelMax = 2;

    public sealed record Request(RegionCode Region);

    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var session = await db.Write(stop);
        var all = await GrievanceTables.Of(session, request.Region, new GrievanceScope(null, true), null, stop);
        var late = all.Where(row => row.IsLate(today) && row.Level < LevelMax).ToList();
        foreach (var row in late)
        {
            var category = GrievanceCategory.Find(row.Category);
            if (category is null || !category.DueAfter(law, today).TryGet(out var due, out _))
                continue;
            await session.Run(
                "update grievance set level = level + 1, due_on = @due where region_code = @Region and id = @Id",
                new
                {
                    request.Region,
                    row.Id,
                    due,
                },
                stop
            );
            var step = new GrievanceStep
            {
                Step = "escalate",
                HappenedOn = today,
                Words = row.Level == 0 ? "Dinaikkan ke pimpinan" : "Dinaikkan ke inspektorat",
                RecordedBy = actor.Name,
            };
            await GrievanceTables.AddStep(session, request.Region, row.Id, step, now, stop);
        }

        if (late.Count > 0)
            await AuditTrail.Append(session, actor, Action, "pengaduan", $"{late.Count} dinaikkan", now, stop);
        await session.Commit(stop);
        return late.Count;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "grievance escalate",
            "Menaikkan pengaduan yang lewat batas jawab; jalankan setiap hari",
            "naungan grievance escalate --government 64.02",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var place = run.Get(region);
                    var actor = await run.Actor(db, place);
                    var answer = await Handle(new(place), actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (count, output) => output.WriteLine($"{count} pengaduan dinaikkan."));
                });
            }
        );
}
