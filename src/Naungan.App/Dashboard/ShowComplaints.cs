using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>
/// Grievances in figures: month by month, by category and place, and whether they are answered in time. Reports of
/// misuse count only for those who may read them.
/// </summary>
public static class ShowComplaints
{
    public sealed record Request(RegionCode Region);

    /// <param name="InTime">Answered no later than their day.</param>
    internal sealed record Row(Month Month, long Received, long Answered, long InTime);

    internal sealed record Part
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long Received { get; init; }
        public long Open { get; init; }
        public long Raised { get; init; }
    }

    internal sealed record Answer(
        IReadOnlyList<Row> Months,
        IReadOnlyList<Part> Categories,
        IReadOnlyList<Part> Villages
    )
    {
        internal long Received => Categories.Sum(one => one.Received);
        internal long Open => Categories.Sum(one => one.Open);
        internal long Raised => Categories.Sum(one => one.Raised);
        internal long AnsweredInTime => Months.Sum(one => one.InTime);
        internal long AnsweredEver => Months.Sum(one => one.Answered);
    }

    internal static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "dashboard.read", request.Region) is { } refusal)
            return refusal;
        var misuse = Access.Allows(actor, "grievances.misuse", request.Region);
        var asked = new { region = request.Region, misuse };
        await using var session = await db.Read(stop);
        var received = await session.List<Day>(DaySql, asked, stop);
        return new Answer(
            Months(received),
            await session.List<Part>(CategorySql, asked, stop),
            await session.List<Part>(VillageSql, asked, stop)
        );
    }

    /// <summary>By the month of receipt and, for answers, of the answer; the newest first.</summary>
    private static List<Row> Months(List<Day> days)
    {
        var received = days.GroupBy(day => Month.Containing(day.ReceivedOn)).ToDictionary(one => one.Key);
        var answered = days.Where(day => day.AnsweredOn is not null)
            .GroupBy(day => Month.Containing(day.AnsweredOn!.Value))
            .ToDictionary(one => one.Key);
        return
        [
            .. received
                .Keys.Union(answered.Keys)
                .OrderDescending()
                .Select(month => new Row(
                    month,
                    received.GetValueOrDefault(month)?.Sum(day => day.Count) ?? 0,
                    answered.GetValueOrDefault(month)?.Sum(day => day.Count) ?? 0,
                    answered.GetValueOrDefault(month)?.Where(day => day.IsInTime).Sum(day => day.Count) ?? 0
                )),
        ];
    }

    private const string Seen = "g.region_code = @region and (@misuse or not g.is_confidential) ";

    private const string Sums =
        "count(*) as received, coalesce(sum(case when g.state <> 'answered' then 1 else 0 end), 0) as open, "
        + "coalesce(sum(case when g.level > 0 then 1 else 0 end), 0) as raised ";

    private const string DaySql =
        "select g.received_on, g.answered_on, case when g.answered_on <= g.due_on and g.level = 0 then 1 else 0 end "
        + $"as in_time, count(*) as count from grievance g where {Seen} group by g.received_on, g.answered_on, "
        + "case when g.answered_on <= g.due_on and g.level = 0 then 1 else 0 end";

    private const string CategorySql =
        $"select g.category as code, '' as name, {Sums}from grievance g where {Seen}"
        + "group by g.category order by received desc, g.category";

    private const string VillageSql =
        $"select coalesce(g.village_code, '') as code, coalesce(v.name, '') as name, {Sums}from grievance g "
        + $"left join region v on v.code = g.village_code where {Seen}"
        + "group by coalesce(g.village_code, ''), coalesce(v.name, '') order by received desc, code limit 30";

    private sealed record Day
    {
        public DateOnly ReceivedOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public int InTime { get; init; }
        public long Count { get; init; }
        internal bool IsInTime => InTime == 1;
    }
}
