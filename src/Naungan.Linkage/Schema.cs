using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;
using Naungan.Linkage.Text;

namespace Naungan.Linkage;

/// <summary>
/// The columns of a table as settings see them: their views, comparisons, and what is derived from their values
/// (dates, NIKs, word bags), each made once and shared by comparisons and blocking keys.
/// </summary>
public sealed class Schema
{
    private readonly List<ColumnView> _views = [];
    private readonly Dictionary<(ColumnView, Type), LinePart> _parts = [];
    private readonly Dictionary<ColumnView, ColumnRole> _roles = [];

    public Schema(Table table, LinkageSettings settings, int threads, bool grows = false)
    {
        var views = new ColumnView[settings.Columns.Count];
        Workers.Run(
            threads,
            views.Length,
            (_, i) =>
            {
                var column =
                    table.Column(settings.Columns[i].Name)
                    ?? throw new LinkageInputException("missing-column", $"No column {settings.Columns[i].Name}.");
                views[i] = new ColumnView(column, i, table.RowCount);
                views[i].CountBits();
            }
        );
        _views.AddRange(views);
        foreach (var view in views)
            _roles[view] = settings.Columns[view.Index].Role;
        foreach (var view in views)
            Derive(view, _roles[view]);

        Comparisons = ComparisonPlan.Make(this, settings);
        LineWidth = RecordLines.WidthFor(LayOut());
        var longestFirst = _parts.Values.OrderByDescending(p => (p.Width, p.Column.Values.Count)).ToList();
        Workers.Run(threads, longestFirst.Count, (_, i) => longestFirst[i].Absorb());
        foreach (var view in views)
            view.ReleaseCounts();
        foreach (var part in longestFirst.Where(_ => !grows))
            part.Settle();
    }

    /// <summary>How many numbers a record line has.</summary>
    public int LineWidth { get; }

    /// <summary>What is derived from the columns and written into the lines.</summary>
    public IReadOnlyList<LinePart> Parts => [.. _parts.Values.OrderBy(p => p.At)];

    public IReadOnlyList<ColumnView> Views => _views;

    public IReadOnlyList<Comparison> Comparisons { get; }

    public ColumnView View(string name) =>
        _views.Find(v => string.Equals(v.Column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new LinkageInputException("missing-column", $"A blocking rule names the unknown column \"{name}\".");

    public ColumnRole RoleOf(ColumnView view) => _roles[view];

    public DateValues Dates(ColumnView view) => Part<DateValues>(view, "a date");

    public NikValues Niks(ColumnView view) => Part<NikValues>(view, "a NIK");

    public NumberValues Numbers(ColumnView view) => Part<NumberValues>(view, "a number");

    public WordBags Bags(ColumnView view) => Part<WordBags>(view, "words");

    public BloomValues Blooms(ColumnView view) => Part<BloomValues>(view, "an encoding");

    /// <summary>Takes in values that have been added to the columns since.</summary>
    public void Absorb()
    {
        foreach (var part in _parts.Values)
            part.Absorb();
    }

    /// <summary>Lets go of what was only needed to write the record lines.</summary>
    public void Release()
    {
        foreach (var part in _parts.Values)
            part.Release();
    }

    /// <summary>Forgets values beyond the given counts, one a column.</summary>
    public void CutBack(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < _views.Count; i++)
            _views[i].Values.CutBack(counts[i]);
        foreach (var part in _parts.Values)
            part.CutBack(counts[part.Column.Index]);
    }

    private T Part<T>(ColumnView view, string what)
        where T : LinePart =>
        _parts.TryGetValue((view, typeof(T)), out var part) ? (T)part : throw NotDerived(view, what);

    private void Add(LinePart part) => _parts[(part.Column, part.GetType())] = part;

    private void Derive(ColumnView view, ColumnRole role)
    {
        if (role is ColumnRole.Date)
            Add(new DateValues(view));
        else if (role is ColumnRole.Bloom)
            Add(new BloomValues(view));
        else if (role is ColumnRole.Nik && IsJudgedWithDate(view))
            Add(new NikValues(view));
        else if (role is ColumnRole.Nik or ColumnRole.Number or ColumnRole.Phone)
            Add(new NumberValues(view));
        else if (role is not (ColumnRole.Code or ColumnRole.Key or ColumnRole.Sex))
            Add(new WordBags(view, StyleOf(role)));
    }

    private bool IsJudgedWithDate(ColumnView view) =>
        view == _views.Find(v => _roles[v] == ColumnRole.Nik) && _roles.ContainsValue(ColumnRole.Date);

    // The columns of the comparisons in their order, each with what is derived from it, then what is only a key.
    private int LayOut()
    {
        var at = RecordLines.HashSlot + 1;
        foreach (var view in Comparisons.SelectMany(c => c.Columns).Concat(_views).Distinct())
        {
            view.Slot = at++;
            foreach (var part in _parts.Values.Where(p => p.Column == view))
            {
                part.At = at;
                at += part.Width;
            }
        }

        return at;
    }

    private static WordStyle StyleOf(ColumnRole role) =>
        role switch
        {
            ColumnRole.PersonName => WordStyle.IndonesianName,
            ColumnRole.Address => WordStyle.Address,
            ColumnRole.Place => WordStyle.Place,
            _ => WordStyle.Plain,
        };

    private static LinkageInputException NotDerived(ColumnView view, string what) =>
        new("wrong-role", $"Column \"{view.Column.Name}\" is not {what}, but a rule or comparison uses it as one.");
}
