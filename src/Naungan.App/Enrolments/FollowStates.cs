using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.App.Enrolments;

/// <summary>
/// Brings the states of everybody in a decree up to a day: registered, active, in arrears, lapsed, registered again.
/// What was said before and no longer holds is marked, not removed. A day's work, and at hand for anybody who cannot
/// wait for it.
/// </summary>
public static class FollowStates
{
    public const string Action = "enrolments.follow";

    public sealed record Request(RegionCode Region, DateOnly On);

    /// <param name="People">With a state the insurer's answers gave.</param>
    /// <param name="Added">Steps that are new.</param>
    /// <param name="Superseded">Steps that no longer hold, because a month was accepted or closed later.</param>
    public sealed record Answer(
        DateOnly On,
        int People,
        int Added,
        int Superseded,
        IReadOnlyDictionary<string, int> Standing
    );

    public static async Task<Result<Answer>> Handle(
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
        await using var session = await db.Write(stop);
        var done = await InSession(session, request, actor, law, now, stop);
        if (!done.IsRefused)
            await session.Commit(stop);
        return done;
    }

    /// <summary>The same as a day's work.</summary>
    internal static async Task<Refusal?> Daily(DailyLook day, Lawbook law, CancellationToken stop)
    {
        await using var session = await day.Db.Write(stop);
        var request = new Request(day.Government, day.On);
        var done = await InSession(session, request, day.Actor, law, day.Now, stop);
        if (!done.TryGet(out var answer, out var refusal))
            return refusal;
        await day.Finish(session, answer.Added + answer.Superseded, stop);
        await session.Commit(stop);
        return null;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "enrolment follow",
            "Memperbarui keadaan setiap peserta: terdaftar, aktif, menunggak, gugur, terdaftar lagi",
            "naungan enrolment follow --government 64.02 --on 2022-02-01",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var on = verb.Option<DateOnly>("--on", "Sampai hari ini atau hari yang disebut");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var day = run.Has(on) ? run.Get(on) : DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var request = new Request(run.Get(region), day);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static async Task<Result<Answer>> InSession(
        Session session,
        Request request,
        Actor actor,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var region = request.Region;
        if (session.Kind == DbKind.Postgres)
            await session.Run(
                "select pg_advisory_xact_lock(hashtext(@key))",
                new { key = "enrolments/" + region.Code },
                stop
            );
        var people = await StandingFacts.People(session, region, stop);
        var facts = await StandingFacts.Read(session, region, stop);
        var kept = StandingTables.Steps(session, region);
        var changes = new Changes();
        foreach (var row in people)
        {
            if (!facts.Of(row, law, request.On).TryGet(out var steps, out var noLaw))
                return noLaw;
            changes.Compare(row, steps, kept.GetValueOrDefault(row.Key) ?? [], request.On);
        }

        await StandingTables.Supersede(session, region, changes.Gone, now, stop);
        await StandingTables.Add(session, region, changes.Added, now, stop);
        await StandingTables.Stand(session, region, changes.Standing, stop);
        var answer = new Answer(
            request.On,
            changes.Counts.Values.Sum(),
            changes.Added.Count,
            changes.Gone.Count,
            changes.Counts
        );
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Added} keadaan baru, {answer.Superseded} tidak berlaku lagi"
        );
        await AuditTrail.Append(session, actor, Action, $"keadaan {request.On:yyyy-MM-dd}", detail, now, stop);
        await StandingTables.Remember(session, region, answer, actor.Name, now, stop);
        return answer;
    }

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var (state, people) in answer.Standing.OrderBy(one => one.Key, StringComparer.Ordinal))
            output.WriteLine($"{state, -14} {people, 8}");
        output.WriteLine(
            $"Keadaan per {answer.On:yyyy-MM-dd}: {answer.Added} keadaan baru, {answer.Superseded} tidak berlaku lagi."
        );
    }

    /// <summary>What has to be written so that the kept states are the counted ones.</summary>
    private sealed class Changes
    {
        internal List<StandingTables.Kept> Gone { get; } = [];
        internal List<(Enrolled Who, EnrolmentStep Step)> Added { get; } = [];
        internal List<(Enrolled Who, EnrolmentStep? Last)> Standing { get; } = [];
        internal Dictionary<string, int> Counts { get; } = [];

        internal void Compare(
            StandingFacts.Row row,
            IReadOnlyList<EnrolmentStep> steps,
            List<StandingTables.Kept> kept,
            DateOnly on
        )
        {
            // A step after the day asked about was said on a later day and is not contradicted by this one.
            Gone.AddRange(
                kept.Where(one => one.On <= on && !steps.Any(step => step.State == one.State && step.On == one.On))
            );
            Added.AddRange(
                steps
                    .Where(step => !kept.Exists(one => one.State == step.State && one.On == step.On))
                    .Select(step => (row.Key, step))
            );
            var last = row.EndsOn <= on || steps.Count == 0 ? null : steps[^1];
            if ((last?.State, last?.On) != (row.Standing, row.StandingSince))
                Standing.Add((row.Key, last));
            if (last is not null)
                Counts[last.State] = Counts.GetValueOrDefault(last.State) + 1;
        }
    }
}
