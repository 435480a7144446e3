using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Reminders;

/// <summary>The rows of reminders: replaced by each day's look, closed by whoever did what they ask for.</summary>
internal static class ReminderTables
{
    internal static Task<List<Reminder>> All(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Reminder>(
            "select kind, subject, part, label, page, action, due_on, amount, people, since, looked_on from reminder "
                + "where region_code = @region order by due_on, kind, label, part",
            new { region },
            stop
        );

    /// <summary>How many wait for holders of each right.</summary>
    internal static async Task<IReadOnlyList<(string Action, long Count)>> Counts(
        Session session,
        RegionCode region,
        CancellationToken stop
    )
    {
        var rows = await session.List<Waiting>(
            "select action, count(*) as count from reminder where region_code = @region group by action",
            new { region },
            stop
        );
        return [.. rows.Select(row => (row.Action, row.Count))];
    }

    /// <summary>Everything of one kind as this day's look found it; what was known keeps its first day.</summary>
    internal static async Task Replace(
        Session session,
        RegionCode region,
        string kind,
        DateOnly on,
        IEnumerable<Reminder> found,
        CancellationToken stop
    )
    {
        var before = (await All(session, region, stop))
            .Where(one => one.Kind == kind)
            .ToDictionary(one => (one.Subject, one.Part), one => one.Since);
        await session.Run(
            "delete from reminder where region_code = @region and kind = @kind",
            new { region, kind },
            stop
        );
        await session.BulkInsert(
            "reminder",
            [
                "region_code",
                "kind",
                "subject",
                "part",
                "label",
                "page",
                "action",
                "due_on",
                "amount",
                "people",
                "since",
                "looked_on",
            ],
            found.Select(one =>
                new object?[]
                {
                    region.Code,
                    kind,
                    one.Subject,
                    one.Part,
                    one.Label,
                    one.Page,
                    one.Action,
                    one.DueOn,
                    one.Amount?.Amount,
                    one.People,
                    before.GetValueOrDefault((one.Subject, one.Part), on),
                    on,
                }
            ),
            stop
        );
    }

    /// <summary>What was asked for is done.</summary>
    /// <param name="session">The transaction in which it is done.</param>
    /// <param name="region">The government.</param>
    /// <param name="kind">The daily work that reminded of it.</param>
    /// <param name="subject">As in the reminder.</param>
    /// <param name="part">Null for every part.</param>
    /// <param name="stop">Stops the call.</param>
    internal static Task<int> Close(
        Session session,
        RegionCode region,
        string kind,
        string subject,
        string? part,
        CancellationToken stop
    ) =>
        session.Run(
            "delete from reminder where region_code = @region and kind = @kind and subject = @subject "
                + "and (@part is null or part = @part)",
            new
            {
                region,
                kind,
                subject,
                part,
            },
            stop
        );

    private sealed record Waiting
    {
        public string Action { get; init; } = "";
        public long Count { get; init; }
    }
}
