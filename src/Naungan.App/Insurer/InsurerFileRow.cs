using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Insurer;

/// <summary>A file that went to or came from the insurer, with its control counts.</summary>
public sealed record InsurerFileRow
{
    public Guid Id { get; init; }
    public Guid RunId { get; init; }

    /// <summary>"out" or "in".</summary>
    public string Direction { get; init; } = "";

    /// <summary>roster, billing, resubmission or return.</summary>
    public string Kind { get; init; } = "";
    public string Layout { get; init; } = "";
    public string FileName { get; init; } = "";
    public byte[] Sha256 { get; init; } = [];
    public int RowsCount { get; init; }
    public Rupiah Amount { get; init; }
    public int Accepted { get; init; }
    public int Rejected { get; init; }
    public int Differing { get; init; }
    public int Unknown { get; init; }
    public int Repeated { get; init; }
    public int Conflicting { get; init; }
    public string RecordedBy { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }
}

internal static class InsurerFileTables
{
    private const string Columns =
        "id, run_id, direction, kind, layout, file_name, sha256, rows_count, amount, accepted, rejected, differing, unknown, "
        + "repeated, conflicting, recorded_by, recorded_at";

    internal static Task<List<InsurerFileRow>> Of(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        session.List<InsurerFileRow>(
            $"select {Columns} from insurer_file where region_code = @region and run_id = @run order by recorded_at, id",
            new { region, run },
            stop
        );

    internal static Task<InsurerFileRow?> Same(
        Session session,
        RegionCode region,
        Guid run,
        byte[] sha256,
        CancellationToken stop
    ) =>
        session.Maybe<InsurerFileRow>(
            $"select {Columns} from insurer_file where region_code = @region and run_id = @run and direction = 'in' "
                + "and sha256 = @sha256",
            new
            {
                region,
                run,
                sha256,
            },
            stop
        );

    /// <summary>The same bytes for the same purpose are the same file.</summary>
    internal static Task<int> Insert(Session session, Actor actor, InsurerFileRow file, CancellationToken stop) =>
        session.Run(
            $"insert into insurer_file (region_code, {Columns}) values (@region, @Id, @RunId, @Direction, @Kind, @Layout, "
                + "@FileName, @Sha256, @RowsCount, @Amount, @Accepted, @Rejected, @Differing, @Unknown, @Repeated, "
                + "@Conflicting, @RecordedBy, @RecordedAt) on conflict (region_code, run_id, direction, kind, sha256) "
                + "do nothing",
            new
            {
                region = actor.Government,
                file.Id,
                file.RunId,
                file.Direction,
                file.Kind,
                file.Layout,
                file.FileName,
                file.Sha256,
                file.RowsCount,
                file.Amount,
                file.Accepted,
                file.Rejected,
                file.Differing,
                file.Unknown,
                file.Repeated,
                file.Conflicting,
                file.RecordedBy,
                file.RecordedAt,
            },
            stop
        );
}
