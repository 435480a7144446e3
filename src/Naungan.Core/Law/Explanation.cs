using System.Collections;

namespace Naungan.Core.Law;

/// <summary>
/// Which values of the law a result rests on, in the order they were used. Page, API and command line print it alike.
/// </summary>
public sealed class Explanation(IEnumerable<Citation> citations) : IReadOnlyList<Citation>
{
    private readonly Citation[] _citations = [.. citations.DistinctBy(c => (c.Path, c.From, c.Value))];

    public static Explanation None { get; } = new([]);

    public int Count => _citations.Length;

    public Citation this[int index] => _citations[index];

    /// <summary>True when some value used was seen in no source: the reader must be told.</summary>
    public bool HasUnverified => _citations.Any(c => c.Confidence == Confidence.Unverified);

    public static Explanation Joined(IEnumerable<Explanation> parts) => new(parts.SelectMany(p => p));

    public IEnumerator<Citation> GetEnumerator() => ((IEnumerable<Citation>)_citations).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _citations.GetEnumerator();
}

/// <summary>One value as it was used.</summary>
/// <param name="Value">As written; of a table only the row that applied.</param>
public sealed record Citation(
    string Path,
    string Value,
    LawUnit Unit,
    DateOnly From,
    string Source,
    string SourceTitle,
    string Article,
    Confidence Confidence
);
