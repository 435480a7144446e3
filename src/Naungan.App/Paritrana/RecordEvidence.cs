using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Paritrana;

/// <summary>Keeps evidence no other page asks for: regulations, numbers of workers with their source, notes.</summary>
public static class RecordEvidence
{
    public const string Action = "paritrana.record";
    private const int TextMax = 2_000;
    private static readonly string[] _kinds = ["regional-law", "head-regulation", "instruction", "circular", "plan"];
    private static readonly string[] _segments = ["bpu", "pu", "vulnerable"];

    public abstract record Evidence;

    public sealed record Policy(string Kind, string Number, string Title, DateOnly? SignedOn, string Source) : Evidence;

    /// <summary>How many workers of a segment there are; the newest statement of a year counts.</summary>
    public sealed record Workforce(int Year, string Segment, long Workers, string Source) : Evidence;

    public sealed record Note(DateOnly? HeldOn, string Topic, string Text) : Evidence;

    public sealed record Request(RegionCode Region, Evidence Evidence);

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (Incomplete(request.Evidence) is { } incomplete)
            return incomplete;
        await using var session = await db.Write(stop);
        var kept = await Keep(session, request, actor, now, stop);
        if (kept == 0)
            return Refusal.Invalid("already-recorded", "Dokumen dengan jenis dan nomor ini sudah dicatat.");
        var (subject, detail) = request.Evidence switch
        {
            Policy policy => ("dokumen " + policy.Number, policy.Kind),
            Workforce force => ($"jumlah pekerja {force.Year}", $"{force.Segment}: {force.Workers}, {force.Source}"),
            Note note => ("catatan wawancara", note.Topic),
            _ => throw new InvalidOperationException("Unknown evidence."),
        };
        await AuditTrail.Append(session, actor, Action, subject, detail, now, stop);
        await session.Commit(stop);
        return subject;
    }

    private static Refusal? Incomplete(Evidence evidence)
    {
        var isWhole = evidence switch
        {
            Policy policy => _kinds.Contains(policy.Kind)
                && IsText(policy.Number)
                && IsText(policy.Title)
                && IsText(policy.Source)
                && policy.SignedOn is not null,
            Workforce force => _segments.Contains(force.Segment)
                && force is { Workers: > 0, Year: >= 2000 and <= 2099 }
                && IsText(force.Source),
            Note note => note.HeldOn is not null && IsText(note.Topic) && IsText(note.Text),
            _ => false,
        };
        return isWhole ? null : Refusal.Invalid("evidence-incomplete", "Isi semua kolom, juga sumber atau tanggalnya.");
    }

    private static bool IsText(string text) => text.Trim().Length is > 0 and <= TextMax;

    private static Task<int> Keep(
        Session session,
        Request request,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (region, by, id) = (request.Region, actor.Name, Ids.New(now));
        return request.Evidence switch
        {
            Policy policy => session.Run(
                "insert into policy_document (region_code, id, kind, number, title, signed_on, source, recorded_by, "
                    + "recorded_at) values (@region, @id, @Kind, @Number, @Title, @SignedOn, @Source, @by, @now) "
                    + "on conflict do nothing",
                new
                {
                    region,
                    id,
                    policy.Kind,
                    Number = policy.Number.Trim(),
                    Title = policy.Title.Trim(),
                    policy.SignedOn,
                    Source = policy.Source.Trim(),
                    by,
                    now,
                },
                stop
            ),
            Workforce force => session.Run(
                "insert into workforce (region_code, year, segment, workers, source, recorded_by, recorded_at) "
                    + "values (@region, @Year, @Segment, @Workers, @Source, @by, @now) "
                    + "on conflict (region_code, year, segment) do update set workers = excluded.workers, "
                    + "source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at",
                new
                {
                    region,
                    force.Year,
                    force.Segment,
                    force.Workers,
                    Source = force.Source.Trim(),
                    by,
                    now,
                },
                stop
            ),
            Note note => session.Run(
                "insert into interview_note (region_code, id, held_on, topic, note, recorded_by, recorded_at) "
                    + "values (@region, @id, @HeldOn, @Topic, @Text, @by, @now)",
                new
                {
                    region,
                    id,
                    note.HeldOn,
                    Topic = note.Topic.Trim(),
                    Text = note.Text.Trim(),
                    by,
                    now,
                },
                stop
            ),
            _ => throw new InvalidOperationException("Unknown evidence."),
        };
    }
}
