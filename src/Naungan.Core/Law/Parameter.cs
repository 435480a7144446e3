namespace Naungan.Core.Law;

/// <summary>One rule's number, choice or table through time. Its path is the path of its file under law/.</summary>
public sealed record Parameter
{
    public Parameter(string path, string title, string titleEnglish, LawUnit unit, IEnumerable<DatedValue> values)
    {
        (Path, Title, TitleEnglish, Unit) = (path, title, titleEnglish, unit);
        Values = [.. values.OrderBy(v => v.From).ThenBy(v => v.KnownFrom)];
    }

    public string Path { get; }

    /// <summary>Indonesian, as pages show it.</summary>
    public string Title { get; }

    public string TitleEnglish { get; }

    public LawUnit Unit { get; }

    /// <summary>The alternatives a choice may take and what each means, in Indonesian; empty for other units.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>By the day they begin and, for the same day, by the day they became known.</summary>
    public IReadOnlyList<DatedValue> Values { get; }

    /// <summary>
    /// The value in force on a day, or a refusal before the first and after a repeal: the last known value is never
    /// stretched over a day nobody legislated for.
    /// </summary>
    public Result<DatedValue> On(DateOnly day)
    {
        for (var i = Values.Count - 1; i >= 0; i--)
        {
            if (Values[i].From <= day)
                return Values[i].Value is null ? Refusal.NoLawOn(Path, day) : Values[i];
        }

        return Refusal.NoLawOn(Path, day);
    }

    public Parameter KnownAt(DateOnly day) =>
        new(Path, Title, TitleEnglish, Unit, Values.Where(v => v.KnownFrom <= day)) { Choices = Choices };
}

/// <summary>A value from a day on, until the next one of its parameter begins.</summary>
/// <param name="Value">Null says: repealed, or not yet legislated again; asking then is refused.</param>
/// <param name="KnownFrom">First day on which somebody could know it; a run of an earlier day must not use it.</param>
/// <param name="Source">Key of the instrument in <c>law/sources.yaml</c>.</param>
/// <param name="Article">Where in the instrument, or "not found".</param>
/// <param name="FromConfidence">How sure the first day is, when that differs from the value itself.</param>
/// <param name="SeenIn">Keys of the pages that report the value.</param>
public sealed record DatedValue(
    DateOnly From,
    LawValue? Value,
    DateOnly KnownFrom,
    string Source,
    string Article,
    DateOnly CheckedOn,
    Confidence Confidence,
    Confidence FromConfidence,
    IReadOnlyList<string> SeenIn,
    string? Note
);

public enum LawUnit
{
    Rupiah,
    Percent,
    Months,
    Years,
    Days,
    Children,
    DayOfMonth,
    WorkingDays,
    RiskClass,
    Factor,
    Choice,
    Names,
    Table,
}
