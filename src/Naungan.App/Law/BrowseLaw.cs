using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>All parameters as they stand on a day, to be looked through.</summary>
public static class BrowseLaw
{
    /// <param name="Words">Words that must all stand in the path or a title.</param>
    /// <param name="Group">First part of the path, such as <c>benefit</c>; empty for all.</param>
    /// <param name="Source">Key of a source the parameter rests on, now or earlier; empty for all.</param>
    public sealed record Request(
        DateOnly On,
        string Words = "",
        string Group = "",
        Confidence? Confidence = null,
        string Source = ""
    );

    /// <param name="Value">Null on a day without law.</param>
    public sealed record Row(Parameter Parameter, DatedValue? Value, LawSource? Source)
    {
        /// <summary>The value as people read it; of a table how many bands it has.</summary>
        public string Shown =>
            Value?.Value is LawValue.Table table
                ? Indonesian.Number(table.Rows.Count) + " pita"
                : Value?.Shown(Parameter) ?? "–";
    }

    /// <param name="Counts">How many parameters stand at each confidence on that day, whatever the filter.</param>
    public sealed record Answer(
        IReadOnlyList<Row> Rows,
        IReadOnlyList<string> Groups,
        IReadOnlyDictionary<Confidence, int> Counts
    );

    public static Result<Answer> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        var all = book.Parameters.Select(parameter => RowOf(parameter, request.On, book)).ToList();
        var counts = all.Where(row => row.Value is not null)
            .GroupBy(row => row.Value!.Confidence)
            .ToDictionary(group => group.Key, group => group.Count());
        var groups = all.Select(row => GroupOf(row.Parameter)).Distinct(StringComparer.Ordinal).ToList();
        return new Answer([.. all.Where(row => Wanted(row, request))], groups, counts);
    }

    internal static bool Uses(Parameter parameter, string source) =>
        parameter.Values.Any(value => value.Source == source || value.SeenIn.Contains(source));

    private static string GroupOf(Parameter parameter) => parameter.Path.Split('/')[0];

    private static Row RowOf(Parameter parameter, DateOnly on, Lawbook book) =>
        parameter.On(on).TryGet(out var value, out _)
            ? new(parameter, value, book.Source(value.Source))
            : new(parameter, null, null);

    private static bool Wanted(Row row, Request request)
    {
        if (request.Group.Length > 0 && GroupOf(row.Parameter) != request.Group)
            return false;
        if (request.Confidence is { } confidence && row.Value?.Confidence != confidence)
            return false;
        if (request.Source.Length > 0 && !Uses(row.Parameter, request.Source))
            return false;
        var text = $"{row.Parameter.Path} {row.Parameter.Title} {row.Parameter.TitleEnglish} {row.Source?.Title}";
        return request
            .Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
