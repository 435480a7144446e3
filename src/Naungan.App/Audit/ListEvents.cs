using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Audit;

/// <summary>What was done, latest first, a page at a time; filtered by who or by what.</summary>
public static class ListEvents
{
    /// <param name="Actor">Sign-in name, or null for all.</param>
    /// <param name="Action">Name from docs/access.csv, or null for all.</param>
    /// <param name="Skip">Events to pass over.</param>
    /// <param name="Take">Events to return.</param>
    public sealed record Request(string? Actor, string? Action, int Skip, int Take);

    public sealed record Answer(long Total, IReadOnlyList<Event> Events);

    public sealed record Event
    {
        public long Sequence { get; init; }
        public DateTimeOffset At { get; init; }
        public string Actor { get; init; } = "";
        public string Action { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Detail { get; init; } = "";
        public byte[] Hash { get; init; } = [];
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "audit.read", actor.Government) is { } refusal)
            return refusal;
        const string Where =
            "from audit_event where region_code = @code and (@who = '' or actor = @who) and (@what = '' or action = @what)";
        var args = new
        {
            code = actor.Government.Code,
            who = request.Actor ?? "",
            what = request.Action ?? "",
            request.Skip,
            request.Take,
        };
        await using var session = await db.Read(stop);
        var total = await session.One<long>("select count(*) " + Where, args, stop);
        var events = await session.List<Event>(
            $"select sequence, at, actor, action, subject, detail, hash {Where} "
                + "order by sequence desc limit @Take offset @Skip",
            args,
            stop
        );
        return new Answer(total, events);
    }
}
