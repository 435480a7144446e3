using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Audit;

namespace Naungan.App.Audit;

/// <summary>Appends to a government's audit chain, inside the transaction of the thing that is done.</summary>
public static class AuditTrail
{
    /// <param name="session">A writing session; the event is kept only when it commits.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What, from docs/access.csv.</param>
    /// <param name="subject">To what; no personal numbers.</param>
    /// <param name="detail">Figures or the reason given; no personal numbers.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops the call.</param>
    public static async Task Append(
        Session session,
        Actor actor,
        string action,
        string subject,
        string detail,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var government = actor.Government.Code;
        var head = await Held(session, government, stop) ?? await Begin(session, government, stop);
        // Databases keep microseconds; the hash must be over what can be read back.
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var fact = new AuditFact(government, head.Sequence + 1, at, actor.Name, action, subject, detail);
        var hash = AuditChain.Hash(head.Hash, fact);
        await session.Run(
            "insert into audit_event (region_code, sequence, at, actor, action, subject, detail, hash) "
                + "values (@government, @sequence, @at, @name, @action, @subject, @detail, @hash)",
            new
            {
                government,
                sequence = fact.Sequence,
                at,
                name = actor.Name,
                action,
                subject,
                detail,
                hash,
            },
            stop
        );
        await session.Run(
            "insert into audit_head (region_code, sequence, hash) values (@government, @sequence, @hash) "
                + "on conflict (region_code) do update set sequence = excluded.sequence, hash = excluded.hash",
            new
            {
                government,
                sequence = fact.Sequence,
                hash,
            },
            stop
        );
    }

    /// <summary>
    /// Number of a government's newest event, 0 before the first: as long as it is the same, nothing else was done.
    /// </summary>
    internal static Task<long> Newest(Session session, string government, CancellationToken stop) =>
        session.Maybe<long>(
            "select sequence from audit_head where region_code = @government",
            new { government },
            stop
        );

    private static Task<Head?> Held(Session session, string government, CancellationToken stop) =>
        session.Maybe<Head>(
            "select sequence, hash from audit_head where region_code = @government" + session.ForUpdate,
            new { government },
            stop
        );

    /// <summary>
    /// Two who write a government's first event at once both come here; the second waits for the first.
    /// </summary>
    private static async Task<Head> Begin(Session session, string government, CancellationToken stop)
    {
        await session.Run(
            "insert into audit_head (region_code, sequence, hash) values (@government, 0, @Beginning) "
                + "on conflict do nothing",
            new { government, AuditChain.Beginning },
            stop
        );
        return (await Held(session, government, stop))!;
    }

    private sealed record Head
    {
        public long Sequence { get; init; }
        public byte[] Hash { get; init; } = [];
    }
}
