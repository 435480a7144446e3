using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Identity;

namespace Naungan.App.Runs;

/// <summary>The programmes of a government as a form offers them.</summary>
internal static class ProgrammeOptions
{
    /// <param name="agency">Only this agency's programmes; null: all.</param>
    internal static async Task<IReadOnlyList<Option>> Of(
        Session session,
        RegionCode region,
        string? agency,
        CancellationToken stop
    )
    {
        var rows = await session.List<Row>(
            "select code, name from programme where region_code = @region "
                + "and (cast(@agency as text) is null or agency_code = @agency) order by precedence, code",
            new { region, agency },
            stop
        );
        return [.. rows.Select(row => new Option(row.Code, row.Name))];
    }

    private sealed record Row
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
