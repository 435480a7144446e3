using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Reports;

/// <summary>The catalogue as far as the reader may open it.</summary>
public static class ListReports
{
    public sealed record Entry(string Name, string Title, string About, bool HasNames);

    public static Result<IReadOnlyList<Entry>> Handle(Actor actor)
    {
        if (Access.Check(actor, ReportCatalogue.Browse, actor.Government) is { } refusal)
            return refusal;
        return ReportCatalogue
            .All.Where(kind => Access.Allows(actor, kind.Action, actor.Government))
            .Select(kind => new Entry(kind.Name, kind.Title, kind.About, kind.Action == ReportCatalogue.People))
            .ToList();
    }
}
