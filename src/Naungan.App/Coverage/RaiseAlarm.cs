using System.Globalization;
using Naungan.App.Jobs;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Coverage;

/// <summary>
/// The gap alarm: whoever loses cover unless a month is paid becomes a task of those who bill and pay, one for each
/// programme and month. The gaps are computed before the transaction begins, because they read every paid month.
/// </summary>
internal static class RaiseAlarm
{
    internal const string Kind = "cover-gap";

    internal static async Task<Refusal?> Daily(DailyLook day, Lawbook law, CancellationToken stop)
    {
        var asked = await FindGaps.Handle(new(day.Government, day.On), day.Actor, day.Db, law, stop);
        if (!asked.TryGet(out var answer, out var refusal))
            return refusal;
        var alarms = answer
            .Gaps.Where(gap => !gap.HasEnded)
            .GroupBy(gap => (gap.Programme, gap.NextMonth))
            .Select(group => ReminderOf([.. group]))
            .ToList();
        await using var session = await day.Db.Write(stop);
        await ReminderTables.Replace(session, day.Government, Kind, day.On, alarms, stop);
        await day.Finish(session, alarms.Count, stop);
        await session.Commit(stop);
        return null;
    }

    private static Reminder ReminderOf(IReadOnlyList<FindGaps.Gap> gaps) =>
        new()
        {
            Subject = gaps[0].Programme,
            Part = gaps[0].NextMonth.Number.ToString(CultureInfo.InvariantCulture),
            Label = $"{gaps[0].Programme}, {gaps[0].NextMonth.ToWords()}",
            Page = "/coverage/gaps",
            Action = "runs.open",
            DueOn = gaps.Min(gap => gap.ActBy),
            People = gaps.Sum(gap => gap.People),
        };
}
