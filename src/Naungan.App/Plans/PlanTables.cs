using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Plans;

/// <summary>A saved plan.</summary>
public sealed record PlanRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The plan's file; the answer is computed when asked, on the law of that day.</summary>
    public string Text { get; init; } = "";
    public bool Hypothetical { get; init; }
    public string SavedBy { get; init; } = "";
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The programme it was handed over to.</summary>
    public string? ProgrammeCode { get; init; }
}

/// <summary>The rows behind saved plans.</summary>
internal static class PlanTables
{
    private const string Columns = "id, name, text, hypothetical, saved_by, saved_at, programme_code";

    internal static Task<List<PlanRow>> Of(Session session, RegionCode region, CancellationToken stop) =>
        session.List<PlanRow>(
            $"select {Columns} from plan where region_code = @region order by saved_at desc, name",
            new { region = region.Code },
            stop
        );

    internal static Task<PlanRow?> Find(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<PlanRow>(
            $"select {Columns} from plan where region_code = @region and id = @id",
            new { region = region.Code, id },
            stop
        );

    internal static Task<int> Insert(Session session, RegionCode region, PlanRow row, CancellationToken stop) =>
        session.Run(
            "insert into plan (region_code, id, name, text, hypothetical, saved_by, saved_at) values "
                + "(@region, @Id, @Name, @Text, @Hypothetical, @SavedBy, @SavedAt) on conflict do nothing",
            new
            {
                region = region.Code,
                row.Id,
                row.Name,
                row.Text,
                row.Hypothetical,
                row.SavedBy,
                row.SavedAt,
            },
            stop
        );

    internal static Task<int> HandOver(
        Session session,
        RegionCode region,
        Guid id,
        string programme,
        CancellationToken stop
    ) =>
        session.Run(
            "update plan set programme_code = @programme where region_code = @region and id = @id",
            new
            {
                region = region.Code,
                id,
                programme,
            },
            stop
        );
}
