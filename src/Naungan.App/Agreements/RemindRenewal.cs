using Naungan.App.Jobs;
using Naungan.App.Reminders;
using Naungan.Core;

namespace Naungan.App.Agreements;

/// <summary>Agreements that end soon, told while there is time to renew: without one no month can be billed.</summary>
internal static class RemindRenewal
{
    internal const string Kind = "agreement";

    internal static async Task<Refusal?> Daily(DailyLook day, CancellationToken stop)
    {
        var request = new ListAgreements.Request(day.Government, day.On);
        var asked = await ListAgreements.Handle(request, day.Actor, day.Db, stop);
        if (!asked.TryGet(out var agreements, out var refusal))
            return refusal;
        var ending = agreements.Where(one => one.Standing == ListAgreements.Standing.EndsSoon).ToList();
        await using var session = await day.Db.Write(stop);
        await ReminderTables.Replace(session, day.Government, Kind, day.On, ending.Select(ReminderOf), stop);
        await day.Finish(session, ending.Count, stop);
        await session.Commit(stop);
        return null;
    }

    private static Reminder ReminderOf(ListAgreements.Agreement one) =>
        new()
        {
            Subject = one.Row.Id.ToString(),
            Label = one.Row.Number,
            Page = "/agreements",
            Action = RecordAgreement.Action,
            DueOn = one.Row.ValidUntil.AddDays(-1),
        };
}
