using System.Diagnostics.CodeAnalysis;

namespace Naungan.Core.Law;

/// <summary>
/// Reads parameters of one day and notes each as a citation, so that a formula explains itself by being run.
/// </summary>
/// <remarks>
/// A missing value stops the formula at once (docs/adr/0010-law-as-data.md): <see cref="Ask"/> is the only way in and
/// turns that stop into a <see cref="Refusal"/>, hence no caller ever sees the exception.
/// </remarks>
public sealed class LawReading
{
    private readonly Lawbook _book;
    private readonly List<Citation> _citations = [];

    private LawReading(Lawbook book, DateOnly on) => (_book, On) = (book, on);

    /// <summary>The day of evaluation.</summary>
    public DateOnly On { get; }

    public Explanation Because => new(_citations);

    /// <summary>Runs a formula on the law of a day.</summary>
    public static Result<T> Ask<T>(Lawbook book, DateOnly on, Func<LawReading, T> formula)
    {
        try
        {
            return formula(new LawReading(book, on));
        }
        catch (LawRefusesException stop)
        {
            return stop.Refusal;
        }
    }

    /// <summary>
    /// An empty reading of the same law and day, for a line that explains itself apart from the others.
    /// </summary>
    public LawReading Apart() => new(_book, On);

    /// <summary>Whether the lawbook has such a parameter at all, on whatever day.</summary>
    public bool Knows(string path) => _book.Find(path) is not null;

    /// <summary>A number in its own unit (rupiah, months, years, ...).</summary>
    public Rational Number(string path) => ((LawValue.Quantity)Cited(path)).Amount;

    public int Count(string path) => checked((int)Number(path).Floor());

    /// <summary>A percentage as a fraction: 0.24 % is 24/10000.</summary>
    public Rational Rate(string path) => Number(path).DividedBy(100);

    /// <summary>A percentage that is usually nought, such as a relief; cited only when it changes the result.</summary>
    public Rational RateIfAny(string path)
    {
        var value = Value(path, out var parameter);
        var rate = ((LawValue.Quantity)value.Value!).Amount.DividedBy(100);
        if (!rate.IsZero)
            Cite(parameter, value, value.Value!.ToString()!, value.Confidence);
        return rate;
    }

    public string Choice(string path) => ((LawValue.Choice)Cited(path)).Name;

    public IReadOnlyList<string> Names(string path) => ((LawValue.Names)Cited(path)).All;

    /// <summary>The band an amount falls in; only that row is cited.</summary>
    public Band Band(string path, Rational at)
    {
        var value = Value(path, out var parameter);
        var row = ((LawValue.Table)value.Value!).Rows.LastOrDefault(r => r.From <= at);
        if (row is null)
            Refuse(new Refusal("below-table", $"Nilai di bawah batas terendah tabel '{path}'. Periksa angka masukan."));
        Cite(parameter, value, row.ToString(), row.Confidence ?? value.Confidence);
        return row;
    }

    /// <summary>All bands of a table, for rules that run through them.</summary>
    public IReadOnlyList<Band> Bands(string path) => ((LawValue.Table)Cited(path)).Rows;

    [DoesNotReturn]
    public static void Refuse(Refusal refusal) => throw new LawRefusesException(refusal);

    private LawValue Cited(string path)
    {
        var value = Value(path, out var parameter);
        Cite(parameter, value, value.Value!.ToString()!, value.Confidence);
        return value.Value!;
    }

    private DatedValue Value(string path, out Parameter parameter)
    {
        if (!_book.On(path, On).TryGet(out var value, out var refusal))
            Refuse(refusal);
        parameter = _book.Find(path)!;
        return value;
    }

    private void Cite(Parameter parameter, DatedValue value, string shown, Confidence confidence) =>
        _citations.Add(
            new Citation(
                parameter.Path,
                shown,
                parameter.Unit,
                value.From,
                value.Source,
                _book.Source(value.Source).Title,
                value.Article,
                confidence
            )
        );

    private sealed class LawRefusesException(Refusal refusal) : Exception(refusal.Message)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
