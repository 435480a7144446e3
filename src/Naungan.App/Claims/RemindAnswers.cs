using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Claims;

/// <summary>
/// Claims the insurer has for longer than the law gives it to answer: the officer writes or telephones, and notes it.
/// </summary>
internal static class RemindAnswers
{
    internal const string Kind = "insurer-answer";

    internal static async Task<Refusal?> Daily(DailyLook day, Lawbook law, CancellationToken stop)
    {
        await using var session = await day.Db.Write(stop);
        var late = new List<Reminder>();
        foreach (var sent in await AtInsurer(session, day.Government, stop))
        {
            if (!ClaimDeadlines.AnswerBy(law, sent.What, sent.SentOn).TryGet(out var by, out var noLaw))
                return noLaw;
            if (by < day.On)
                late.Add(ReminderOf(sent, by));
        }

        await ReminderTables.Replace(session, day.Government, Kind, day.On, late, stop);
        await day.Finish(session, late.Count, stop);
        await session.Commit(stop);
        return null;
    }

    private static Reminder ReminderOf(Sent sent, DateOnly by) =>
        new()
        {
            Subject = sent.Id.ToString(),
            Label = sent.Number,
            Page = "/claims/" + sent.Id,
            Action = RecordStep.Action,
            DueOn = by,
        };

    private static Task<List<Sent>> AtInsurer(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Sent>(
            """
            select c.id, c.number, c.event, max(s.happened_on) as sent_on from claim c
            join claim_step s on s.region_code = c.region_code and s.claim_id = c.id
                and s.step in ('send', 'reply', 'appeal')
            where c.region_code = @region and c.state in ('sent', 'appealed')
            group by c.id, c.number, c.event order by c.number
            """,
            new { region },
            stop
        );

    private sealed record Sent
    {
        public Guid Id { get; init; }
        public string Number { get; init; } = "";
        public string Event { get; init; } = "";
        public DateOnly SentOn { get; init; }

        internal BenefitEvent What =>
            LawWords.TryOne<BenefitEvent>(Event, out var what) ? what : throw ClaimRow.Damaged(Event);
    }
}
