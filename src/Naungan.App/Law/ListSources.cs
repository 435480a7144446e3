using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>Every instrument and page the law files rest on, and which parameters use it.</summary>
public static class ListSources
{
    public sealed record Row(LawSource Source, IReadOnlyList<Parameter> UsedBy);

    public static Result<IReadOnlyList<Row>> Handle(Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        var rows = book.Sources.Select(source => new Row(
            source,
            [.. book.Parameters.Where(p => BrowseLaw.Uses(p, source.Key))]
        ));
        return rows.OrderBy(row => row.Source.Kind).ThenBy(row => row.Source.Title, StringComparer.Ordinal).ToList();
    }
}
