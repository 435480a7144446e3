using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Dashboard;

/// <summary>One sector of one programme: its people, its months compared, and whose lists they came by.</summary>
public static class ShowSector
{
    public sealed record Request(RegionCode Region, string Programme, string Sector);

    /// <param name="Sector">With the people sealed decrees name, of <paramref name="OfProgramme"/>.</param>
    /// <param name="NotIn">Why people of the sector are not in, by rule.</param>
    internal sealed record Answer(
        DashboardTables.Category Sector,
        long OfProgramme,
        IReadOnlyList<MonthCompared> Months,
        IReadOnlyList<DashboardTables.Place> Agencies,
        IReadOnlyList<DashboardTables.Reason> NotIn
    );

    internal static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "dashboard.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var categories = await DashboardTables.Categories(session, request.Region.Code, stop);
        if (
            categories.Find(one => one.ProgrammeCode == request.Programme && one.Code == request.Sector)
            is not { } sector
        )
            return Refusal.NotFound("Pekerjaan");
        var all = await FigureTables.All(session, request.Region, stop);
        var figures = new KeptFigures(all);
        var agencies = await PartTables.Agencies(session, request.Region.Code, stop);
        var key = $"{request.Programme}:{request.Sector}";
        var parts = MonthFigures
            .Read(all)
            .Where(part => part.Programme == request.Programme && part.Sector == request.Sector);
        return new Answer(
            sector with
            {
                People = figures.Of("category:" + request.Programme, request.Sector),
            },
            figures.SumOf("category:" + request.Programme),
            MonthCompared.Of(parts),
            [
                .. agencies
                    .Select(agency => agency with { People = figures.Of("agency:" + agency.Code, key) })
                    .Where(agency => agency.People > 0)
                    .OrderByDescending(agency => agency.People),
            ],
            figures.NotIn(request.Programme, request.Sector)
        );
    }
}
