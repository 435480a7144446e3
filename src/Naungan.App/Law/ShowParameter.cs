using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>One parameter with every value it ever had, and the sources they rest on.</summary>
public static class ShowParameter
{
    /// <param name="Until">First day of the next value; null while this one runs on.</param>
    public sealed record Entry(DatedValue Value, DateOnly? Until, LawSource Source, IReadOnlyList<LawSource> SeenIn);

    /// <param name="History">Newest first.</param>
    public sealed record Answer(Parameter Parameter, IReadOnlyList<Entry> History);

    public static Result<Answer> Handle(string path, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        if (book.Find(path) is not { } parameter)
            return Refusal.NotFound($"Ketentuan '{path}'");
        var history = new List<Entry>();
        DateOnly? until = null;
        foreach (var value in parameter.Values.Reverse())
        {
            history.Add(new(value, until, book.Source(value.Source), [.. value.SeenIn.Select(book.Source)]));
            until = value.From;
        }

        return new Answer(parameter, history);
    }
}
