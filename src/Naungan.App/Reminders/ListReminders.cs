using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Reminders;

/// <summary>What waits for this user: reminders whose right to act is his, those due first.</summary>
public static class ListReminders
{
    public const string Action = "reminders.read";

    public sealed record Request(RegionCode Region);

    public static async Task<Result<IReadOnlyList<Reminder>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var all = await ReminderTables.All(session, request.Region, stop);
        return all.FindAll(one => Access.Allows(actor, one.Action, request.Region));
    }

    /// <summary>How many wait for him; 0 for whoever has no such list.</summary>
    public static async Task<long> Count(Actor actor, Db db, CancellationToken stop)
    {
        if (!Access.Allows(actor, Action, actor.Government))
            return 0;
        await using var session = await db.Read(stop);
        var counts = await ReminderTables.Counts(session, actor.Government, stop);
        return counts.Where(one => Access.Allows(actor, one.Action, actor.Government)).Sum(one => one.Count);
    }
}
