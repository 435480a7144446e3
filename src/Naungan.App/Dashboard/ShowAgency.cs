using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Dashboard;

/// <summary>One agency: who came by its lists, how its rows fared, its months and its money; or all agencies.</summary>
public static class ShowAgency
{
    /// <param name="Code">Null for all agencies.</param>
    public sealed record Request(RegionCode Region, string? Code);

    /// <param name="Rows">How rows of its lists fared, by agency.</param>
    internal sealed record Answer(
        DashboardTables.Place? Agency,
        IReadOnlyList<DashboardTables.Place> Agencies,
        IReadOnlyList<DashboardTables.Category> Sectors,
        IReadOnlyList<PartTables.Sent> Rows,
        IReadOnlyList<MonthCompared> Months,
        IReadOnlyList<PartTables.Line> Budget
    );

    internal static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "dashboard.read", request.Region) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Read(stop);
        var figures = new KeptFigures(await FigureTables.All(session, request.Region, stop));
        var agencies = (await PartTables.Agencies(session, region, stop)).ConvertAll(one =>
            one with
            {
                People = figures.SumOf("agency:" + one.Code),
            }
        );
        var agency = agencies.Find(one => one.Code == request.Code);
        if (agency is null && request.Code is not null)
            return Refusal.NotFound("Instansi");
        var rows = await PartTables.Rows(session, region, stop);
        if (agency is null)
            return new Answer(null, [.. agencies.OrderByDescending(one => one.People)], [], rows, [], []);
        var categories = await DashboardTables.Categories(session, region, stop);
        var parts = MonthFigures.Read(figures.Everything).Where(part => part.Agency == agency.Code);
        return new Answer(
            agency,
            agencies,
            [
                .. categories
                    .Select(one =>
                        one with
                        {
                            People = figures.Of("agency:" + agency.Code, $"{one.ProgrammeCode}:{one.Code}"),
                        }
                    )
                    .Where(one => one.People > 0)
                    .OrderByDescending(one => one.People),
            ],
            rows.FindAll(one => one.Agency == agency.Code),
            MonthCompared.Of(parts),
            await PartTables.Lines(session, region, agency.Code, stop)
        );
    }
}
