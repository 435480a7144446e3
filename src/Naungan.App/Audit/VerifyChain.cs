using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Audit;
using Naungan.Core.Identity;

namespace Naungan.App.Audit;

/// <summary>Recomputes a government's whole audit chain and says where it first breaks.</summary>
public static class VerifyChain
{
    public sealed record Request(RegionCode Government);

    /// <param name="Events">How many events were read.</param>
    /// <param name="BrokenAt">Sequence of the first event that does not fit, or null when the chain is whole.</param>
    /// <param name="HeadHash">
    /// Hash of the last event, hexadecimal; to be compared with a checkpoint kept elsewhere.
    /// </param>
    public sealed record Answer(long Events, long? BrokenAt, string HeadHash);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "audit.verify", request.Government) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var previous = AuditChain.Beginning;
        long count = 0;
        var rows = session.Stream<Row>(
            "select sequence, at, actor, action, subject, detail, hash from audit_event "
                + "where region_code = @code order by sequence",
            new { code = request.Government.Code }
        );
        foreach (var row in rows)
        {
            count++;
            var fact = new AuditFact(
                request.Government.Code,
                count,
                row.At,
                row.Actor,
                row.Action,
                row.Subject,
                row.Detail
            );
            var hash = AuditChain.Hash(previous, fact);
            if (row.Sequence != count || !hash.AsSpan().SequenceEqual(row.Hash))
                return new Answer(count, row.Sequence, Convert.ToHexStringLower(previous));
            previous = hash;
        }

        var head = await session.Maybe<long?>(
            "select sequence from audit_head where region_code = @code",
            new { code = request.Government.Code },
            stop
        );
        return new Answer(count, (head ?? 0) == count ? null : count + 1, Convert.ToHexStringLower(previous));
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "audit verify",
            "Memeriksa ulang seluruh rantai jejak audit",
            "naungan audit verify --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var answer = await Handle(new Request(region), await run.Actor(db, region), db, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) =>
                            output.WriteLine(
                                value.BrokenAt is { } at
                                    ? $"Rantai audit PUTUS pada peristiwa {at} dari {value.Events}."
                                    : $"Rantai audit utuh: {value.Events} peristiwa, {value.HeadHash}."
                            ),
                        exitWhenDone: value => value.BrokenAt is null ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet(
            "/audit/verify",
            async (HttpContext http, Db db) =>
            {
                var actor = http.Actor();
                return Api.Answer(await Handle(new Request(actor.Government), actor, db, http.RequestAborted));
            }
        );

    private sealed record Row
    {
        public long Sequence { get; init; }
        public DateTimeOffset At { get; init; }
        public string Actor { get; init; } = "";
        public string Action { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Detail { get; init; } = "";
        public byte[] Hash { get; init; } = [];
    }
}
