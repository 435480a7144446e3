using System.Text.Json;
using Naungan.App.Platform;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Audit;

/// <summary>
/// Writes a government's audit trail as JSON Lines, one event a line with its hash, so that a copy kept elsewhere shows
/// what was cut off the end here. The export is an event itself and the last line of its file.
/// </summary>
public static class ExportEvents
{
    public const string Action = "audit.export";

    /// <param name="From">First event to write, from 1; later exports go on where the last one ended.</param>
    public sealed record Request(RegionCode Government, long From = 1);

    /// <param name="Events">Lines written.</param>
    /// <param name="Last">Sequence of the last one.</param>
    /// <param name="HeadHash">Its hash, hexadecimal: the checkpoint to print or to keep elsewhere.</param>
    public sealed record Answer(long Events, long Last, string HeadHash);

    /// <returns>Refused when <see cref="Request.From"/> is not between 1 and the last event.</returns>
    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Stream output,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Government) is { } refusal)
            return refusal;
        var code = request.Government.Code;
        await using (var session = await db.Write(stop))
        {
            var last = await session.Maybe<long>(
                "select sequence from audit_head where region_code = @code",
                new { code },
                stop
            );
            if (request.From < 1 || request.From > last + 1)
                return Refusal.Invalid(
                    "no-such-event",
                    $"Peristiwa terakhir bernomor {last}; mulailah dari 1 sampai itu."
                );
            await AuditTrail.Append(session, actor, Action, "audit", $"from {request.From}", now, stop);
            await session.Commit(stop);
        }

        await using var reading = await db.Read(stop);
        var head = await reading.One<Event>(
            "select sequence, hash from audit_head where region_code = @code",
            new { code },
            stop
        );
        var rows = reading.Stream<Event>(
            "select sequence, at, actor, action, subject, detail, hash from audit_event "
                + "where region_code = @code and sequence between @From and @Sequence order by sequence",
            new
            {
                code,
                request.From,
                head.Sequence,
            }
        );
        long count = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            await WriteLine(output, row, stop);
            count++;
        }

        return new Answer(count, head.Sequence, Convert.ToHexStringLower(head.Hash));
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "audit export",
            "Menulis jejak audit, satu peristiwa JSON per baris dengan sidiknya, untuk disimpan di tempat lain",
            "naungan audit export --government 64.02 --from 1 --out jejak.jsonl",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var from = verb.Option<long>("--from", "Nomor peristiwa pertama; bawaan 1");
                var path = verb.Option<string>("--out", "Berkas .jsonl yang ditulis", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(region, run.Has(from) ? run.Get(from) : 1);
                    var actor = await run.Actor(db, region);
                    var part = run.Get(path)! + ".part"; // a file of the name asked for is always a whole one
                    Result<Answer> answer;
                    await using (var file = File.Create(part))
                        answer = await Handle(request, actor, db, file, run.Now, run.Stop);
                    if (answer.IsRefused)
                        File.Delete(part);
                    else
                        File.Move(part, run.Get(path)!, overwrite: true);
                    return run.Answer(
                        answer,
                        (value, text) =>
                            text.WriteLine(
                                $"{value.Events} peristiwa sampai nomor {value.Last}; sidik terakhir {value.HeadHash}."
                            )
                    );
                });
            }
        );

    private static async Task WriteLine(Stream output, Event row, CancellationToken stop)
    {
        await JsonSerializer.SerializeAsync(
            output,
            new
            {
                row.Sequence,
                row.At,
                row.Actor,
                row.Action,
                row.Subject,
                row.Detail,
                Hash = Convert.ToHexStringLower(row.Hash),
            },
            PlainJson.Lines,
            stop
        );
        output.WriteByte((byte)'\n');
    }

    private sealed record Event
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
