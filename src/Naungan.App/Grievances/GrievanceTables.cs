using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>A grievance as stored, without what was said.</summary>
public sealed record GrievanceRow
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Category { get; init; } = "";
    public string? ReporterName { get; init; }
    public string? VillageCode { get; init; }
    public string? Village { get; init; }
    public byte[] WordsSealed { get; init; } = [];
    public Guid? PersonId { get; init; }
    public Guid? ClaimId { get; init; }
    public Guid? SubmissionId { get; init; }
    public string State { get; init; } = "";
    public int Level { get; init; }

    /// <summary>About misuse.</summary>
    public bool IsConfidential { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly DueOn { get; init; }
    public string? Answer { get; init; }
    public DateOnly? AnsweredOn { get; init; }

    public bool IsLate(DateOnly today) => State != "answered" && DueOn < today;
}

public sealed record GrievanceStep
{
    public string Step { get; init; } = "";
    public DateOnly HappenedOn { get; init; }
    public string Words { get; init; } = "";
    public string RecordedBy { get; init; } = "";
}

/// <summary>How one category fares.</summary>
public sealed record GrievanceCount
{
    public string Category { get; init; } = "";
    public long Received { get; init; }
    public long Open { get; init; }
    public long Late { get; init; }
    public long Answered { get; init; }
}

/// <summary>Whose grievances are seen: a village its own; misuse only by those it is not about.</summary>
internal sealed record GrievanceScope(string? Village, bool Confidential)
{
    internal static GrievanceScope Of(Actor actor, string action) =>
        new(Access.ScopeOf(actor, action).Village, Access.Allows(actor, Misuse, actor.Government));

    /// <summary>The right to see reports of misuse.</summary>
    internal const string Misuse = "grievances.misuse";
}

internal static class GrievanceTables
{
    private const string Columns =
        "g.id, g.number, g.channel, g.category, g.reporter_name, g.village_code, v.name as village, g.words_sealed, "
        + "g.person_id, g.claim_id, g.submission_id, g.state, g.level, g.is_confidential, g.received_on, "
        + "g.due_on, g.answer, g.answered_on";

    private const string From = " from grievance g left join region v on v.code = g.village_code ";

    private const string Seen =
        "g.region_code = @region and (@Village is null or g.village_code = @Village) "
        + "and (@Confidential or not g.is_confidential) ";

    internal static Task<List<GrievanceRow>> Of(
        Session session,
        RegionCode region,
        GrievanceScope scope,
        string? state,
        string? category,
        CancellationToken stop
    ) =>
        session.List<GrievanceRow>(
            $"select {Columns}{From}where {Seen}and (@state is null or g.state = @state) "
                + "and (@category is null or g.category = @category) order by case g.state when 'answered' then 1 else 0 end, g.due_on, g.number limit 500",
            new
            {
                region,
                scope.Village,
                scope.Confidential,
                state,
                category,
            },
            stop
        );

    /// <summary>Not answered by their day and not yet at the top, the longest overdue first.</summary>
    internal static Task<List<GrievanceRow>> Overdue(
        Session session,
        RegionCode region,
        DateOnly on,
        int levelMax,
        CancellationToken stop
    ) =>
        session.List<GrievanceRow>(
            $"select {Columns}{From}where g.region_code = @region and g.state <> 'answered' and g.due_on < @on "
                + "and g.level < @levelMax order by g.due_on, g.number",
            new
            {
                region,
                on,
                levelMax,
            },
            stop
        );

    /// <summary>Raised or overdue and still without an answer.</summary>
    internal static Task<List<GrievanceRow>> Pressing(
        Session session,
        RegionCode region,
        DateOnly on,
        CancellationToken stop
    ) =>
        session.List<GrievanceRow>(
            $"select {Columns}{From}where g.region_code = @region and g.state <> 'answered' "
                + "and (g.level > 0 or g.due_on < @on) order by g.due_on, g.number",
            new { region, on },
            stop
        );

    internal static Task<GrievanceRow?> Find(
        Session session,
        RegionCode region,
        GrievanceScope scope,
        Guid id,
        CancellationToken stop
    ) =>
        session.Maybe<GrievanceRow>(
            $"select {Columns}{From}where {Seen}and g.id = @id",
            new
            {
                region,
                scope.Village,
                scope.Confidential,
                id,
            },
            stop
        );

    internal static Task<GrievanceRow?> BySecret(
        Session session,
        RegionCode region,
        byte[] secret,
        CancellationToken stop
    ) =>
        session.Maybe<GrievanceRow>(
            $"select {Columns}{From}where g.region_code = @region and g.secret_index = @secret",
            new { region, secret },
            stop
        );

    internal static Task<List<GrievanceCount>> Counts(
        Session session,
        RegionCode region,
        GrievanceScope scope,
        DateOnly today,
        CancellationToken stop
    ) =>
        session.List<GrievanceCount>(
            "select g.category, count(*) as received, sum(case when g.state <> 'answered' then 1 else 0 end) as open, "
                + "sum(case when g.state <> 'answered' and g.due_on < @today then 1 else 0 end) as late, "
                + "sum(case when g.state = 'answered' then 1 else 0 end) as answered from grievance g "
                + $"where {Seen}group by g.category order by received desc, g.category",
            new
            {
                region,
                scope.Village,
                scope.Confidential,
                today,
            },
            stop
        );

    internal static Task<List<GrievanceStep>> Steps(
        Session session,
        RegionCode region,
        Guid id,
        CancellationToken stop
    ) =>
        session.List<GrievanceStep>(
            "select step, happened_on, words, recorded_by from grievance_step "
                + "where region_code = @region and grievance_id = @id order by number",
            new { region, id },
            stop
        );

    internal static Task<int> AddStep(
        Session session,
        RegionCode region,
        Guid id,
        GrievanceStep step,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into grievance_step (region_code, grievance_id, number, step, happened_on, words, recorded_by, "
                + "recorded_at) select @region, @id, coalesce(max(number), 0) + 1, @Step, @HappenedOn, @Words, "
                + "@RecordedBy, @now from grievance_step where region_code = @region and grievance_id = @id",
            new
            {
                region,
                id,
                step.Step,
                step.HappenedOn,
                step.Words,
                step.RecordedBy,
                now,
            },
            stop
        );
}
