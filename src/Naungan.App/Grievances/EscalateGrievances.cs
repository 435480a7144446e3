using Naungan.App.Audit;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
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
    internal const string Kind = "grievance";
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
        var raised = await Raise(session, request.Region, actor, law, today, now, stop);
        await session.Commit(stop);
        return raised;
    }

    /// <summary>The day's work: raises, then reminds of everything that still waits.</summary>
    internal static async Task<Refusal?> Daily(DailyLook day, Lawbook law, CancellationToken stop)
    {
        var region = day.Government;
        await using var session = await day.Db.Write(stop);
        await Raise(session, region, day.Actor, law, day.On, day.Now, stop);
        var pressing = await GrievanceTables.Pressing(session, region, day.On, stop);
        await ReminderTables.Replace(session, region, Kind, day.On, pressing.Select(ReminderOf), stop);
        await day.Finish(session, pressing.Count, stop);
        await session.Commit(stop);
        return null;
    }

    private static async Task<int> Raise(
        Session session,
        RegionCode region,
        Actor actor,
        Lawbook law,
        DateOnly on,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var raised = 0;
        foreach (var row in await GrievanceTables.Overdue(session, region, on, LevelMax, stop))
        {
            var category = GrievanceCategory.Find(row.Category);
            if (category is null || !category.DueAfter(law, on).TryGet(out var due, out _))
                continue;
            if (await Lift(session, region, row, due, stop) == 0)
                continue;
            raised++;
            var step = new GrievanceStep
            {
                Step = "escalate",
                HappenedOn = on,
                Words = row.Level == 0 ? "Dinaikkan ke pimpinan" : "Dinaikkan ke inspektorat",
                RecordedBy = actor.Name,
            };
            await GrievanceTables.AddStep(session, region, row.Id, step, now, stop);
        }

        if (raised > 0)
            await AuditTrail.Append(session, actor, Action, "pengaduan", $"{raised} dinaikkan", now, stop);
        return raised;
    }

    /// <summary>0 when another process raised it meanwhile.</summary>
    private static Task<int> Lift(
        Session session,
        RegionCode region,
        GrievanceRow row,
        DateOnly due,
        CancellationToken stop
    ) =>
        session.Run(
            "update grievance set level = level + 1, due_on = @due where region_code = @region and id = @Id "
                + "and level = @Level and state <> 'answered'",
            new
            {
                region,
                row.Id,
                row.Level,
                due,
            },
            stop
        );

    private static Reminder ReminderOf(GrievanceRow row) =>
        new()
        {
            Subject = row.Id.ToString(),
            Label = row.Number,
            Page = "/grievances/" + row.Id,
            Action = row.IsConfidential ? GrievanceScope.Misuse : AnswerGrievance.Action,
            DueOn = row.DueOn,
        };

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
