using System.Globalization;
using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// Scholarships are asked for anew each year; families forget, so this says whose year has come. Only children the law
/// grants one are in it: of accepted claims, and no more of them than the law supports.
/// </summary>
public static class RemindScholarships
{
    internal const string Kind = "scholarship";

    public sealed record Request(RegionCode Region, DateOnly On);

    /// <param name="Claimed">Years asked for already.</param>
    /// <param name="Due">The oldest year that may be asked for and was not; null when none is due.</param>
    /// <param name="Next">The year to come when none is due; null after the last.</param>
    /// <param name="EndsByAge">The day on which the child reaches the age at which the law ends it.</param>
    public sealed record Line(
        Guid Claim,
        string Number,
        int Heir,
        string Child,
        int Claimed,
        ScholarshipYear? Due,
        ScholarshipYear? Next,
        DateOnly? EndsByAge
    );

    public static async Task<Result<IReadOnlyList<Line>>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ShowClaim.Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, ShowClaim.Action);
        await using var session = await db.Read(stop);
        var lines = new List<Line>();
        foreach (var claim in await ClaimTables.WithScholars(session, request.Region.Code, scope, stop))
            lines.AddRange(await OfClaim(session, db.Vault, request.Region, claim, law, request.On, stop));
        return lines;
    }

    /// <summary>
    /// The day's work: a task for each child whose year may be asked for. The children are computed before the
    /// transaction begins, because each claim is assessed whole.
    /// </summary>
    internal static async Task<Refusal?> Daily(DailyLook day, Lawbook law, CancellationToken stop)
    {
        var region = day.Government;
        var due = new List<Reminder>();
        await using (var reading = await day.Db.Read(stop))
        {
            foreach (var claim in await ClaimTables.WithScholars(reading, region.Code, new Scope(null, null), stop))
            {
                var lines = await OfClaim(reading, day.Db.Vault, region, claim, law, day.On, stop);
                due.AddRange(lines.Where(line => line.Due is not null).Select(ReminderOf));
            }
        }

        await using var session = await day.Db.Write(stop);
        await ReminderTables.Replace(session, region, Kind, day.On, due, stop);
        await day.Finish(session, due.Count, stop);
        await session.Commit(stop);
        return null;
    }

    private static Reminder ReminderOf(Line line) =>
        new()
        {
            Subject = line.Claim.ToString(),
            Part = line.Heir.ToString(CultureInfo.InvariantCulture),
            Label = line.Number,
            Page = $"/claims/{line.Claim}#keluarga",
            Action = RecordStep.Action,
            DueOn = line.Due!.ClaimFrom,
            Amount = line.Due.Amount,
        };

    /// <summary>The supported children of one claim and where each stands; none when the law grants nothing.</summary>
    internal static async Task<IReadOnlyList<Line>> OfClaim(
        Session session,
        Vault vault,
        RegionCode region,
        ClaimRow claim,
        Lawbook law,
        DateOnly on,
        CancellationToken stop
    )
    {
        var whole = await ShowClaim.Whole(session, vault, region, claim, law, stop);
        if (whole.IsRefused || whole.Value.Law.Estimate is not { } estimate)
            return [];
        if (estimate.Of("scholarship") == Rupiah.Zero)
            return [];
        var most = LawReading.Ask(law, claim.HappenedOn, read => read.Count("benefit/scholarship/children-max"));
        var claimed = (await ClaimTables.ScholarshipYears(session, region.Code, claim.Id, stop)).ToDictionary(
            row => row.Heir,
            row => row.Years
        );
        return
        [
            .. whole
                .Value.Heirs.Where(heir => heir.Scholar is not null)
                .Take(most.IsRefused ? 0 : most.Value)
                .Select(heir => LineOf(law, claim, heir, heir.Scholar!, claimed.GetValueOrDefault(heir.Number), on)),
        ];
    }

    private static Line LineOf(Lawbook law, ClaimRow claim, HeirRow heir, Child child, int claimed, DateOnly on)
    {
        var ladder = ScholarshipYears.Of(law, claim.HappenedOn, child, heir.BirthDate);
        var next = ladder.IsRefused ? null : ladder.Value.Years.FirstOrDefault(year => year.Number > claimed);
        var isDue = next?.ClaimFrom <= on;
        return new Line(
            claim.Id,
            claim.Number,
            heir.Number,
            heir.Name,
            claimed,
            isDue ? next : null,
            isDue ? null : next,
            ScholarshipYears.EndsByAge(law, claim.HappenedOn, heir.BirthDate)
        );
    }
}
