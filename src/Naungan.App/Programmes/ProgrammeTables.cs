using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Programmes;

/// <summary>A programme as stored.</summary>
public sealed record ProgrammeRow
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>bpu or pu.</summary>
    public string Segment { get; init; } = "";

    /// <summary>Comma-separated keys: jkk,jkm.</summary>
    public string Insurance { get; init; } = "";
    public string AgencyCode { get; init; } = "";
    public int Precedence { get; init; }
    public string LegalBasis { get; init; } = "";
}

/// <summary>A sector or group of a programme.</summary>
public sealed record CategoryRow
{
    public string ProgrammeCode { get; init; } = "";
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public int Sort { get; init; }
}

/// <summary>The rows behind programmes and their categories.</summary>
public static class ProgrammeTables
{
    private const string Columns = "code, name, segment, insurance, agency_code, precedence, legal_basis";

    public static Task<ProgrammeRow?> Find(Session session, RegionCode region, string code, CancellationToken stop) =>
        session.Maybe<ProgrammeRow>(
            $"select {Columns} from programme where region_code = @region and code = @code",
            new { region = region.Code, code },
            stop
        );

    public static Task<List<ProgrammeRow>> Of(Session session, RegionCode region, CancellationToken stop) =>
        session.List<ProgrammeRow>(
            $"select {Columns} from programme where region_code = @region order by precedence, code",
            new { region = region.Code },
            stop
        );

    public static Task<List<CategoryRow>> Categories(Session session, RegionCode region, CancellationToken stop) =>
        session.List<CategoryRow>(
            "select programme_code, code, name, sort from category where region_code = @region "
                + "order by programme_code, sort, code",
            new { region = region.Code },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        RegionCode region,
        ProgrammeRow row,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            $"insert into programme (region_code, {Columns}, created_at) values (@region, @Code, @Name, @Segment, "
                + "@Insurance, @AgencyCode, @Precedence, @LegalBasis, @now)",
            new
            {
                region = region.Code,
                row.Code,
                row.Name,
                row.Segment,
                row.Insurance,
                row.AgencyCode,
                row.Precedence,
                row.LegalBasis,
                now,
            },
            stop
        );
}
