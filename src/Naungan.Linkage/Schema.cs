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
    private readonly Dictionary<ColumnView, DateValues> _dates = [];
    private readonly Dictionary<ColumnView, NikValues> _niks = [];
    private readonly Dictionary<ColumnView, WordBags> _bags = [];
    private readonly Dictionary<ColumnView, BloomValues> _blooms = [];
    private readonly Dictionary<ColumnView, ColumnRole> _roles = [];

    public Schema(Table table, LinkageSettings settings, int threads)
    {
        var views = new ColumnView[settings.Columns.Count];
        Parallel.For(
            0,
            views.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i =>
            {
                var column =
                    table.Column(settings.Columns[i].Name)
                    ?? throw new LinkageInputException("missing-column", $"No column {settings.Columns[i].Name}.");
                views[i] = new ColumnView(column, i, table.RowCount);
                views[i].CountBits();
            }
        );
        _views.AddRange(views);
        for (var i = 0; i < views.Length; i++)
        {
            _roles[views[i]] = settings.Columns[i].Role;
            Derive(views[i], settings.Columns[i].Role);
        }

        Comparisons = ComparisonPlan.Make(this, settings);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.Invoke(parallel, [.. Derived().Select(absorb => (Action)(() => absorb()))]);
    }

    public IReadOnlyList<ColumnView> Views => _views;

    public IReadOnlyList<Comparison> Comparisons { get; }

    public ColumnView View(string name) =>
        _views.Find(v => string.Equals(v.Column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new LinkageInputException("missing-column", $"A blocking rule names the unknown column \"{name}\".");

    public ColumnRole RoleOf(ColumnView view) => _roles[view];

    public DateValues Dates(ColumnView view) =>
        _dates.TryGetValue(view, out var dates) ? dates : throw NotDerived(view, "a date");

    public NikValues Niks(ColumnView view) =>
        _niks.TryGetValue(view, out var niks) ? niks : throw NotDerived(view, "a NIK");

    public WordBags Bags(ColumnView view) =>
        _bags.TryGetValue(view, out var bags) ? bags : throw NotDerived(view, "words");

    public BloomValues Blooms(ColumnView view) =>
        _blooms.TryGetValue(view, out var blooms) ? blooms : throw NotDerived(view, "an encoding");

    /// <summary>Takes in values that have been added to the columns since.</summary>
    public void Absorb()
    {
        foreach (var absorb in Derived())
            absorb();
    }

    /// <summary>Forgets values beyond the given counts, one a column.</summary>
    public void CutBack(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < _views.Count; i++)
        {
            _views[i].Values.CutBack(counts[i]);
            if (_dates.TryGetValue(_views[i], out var dates))
                dates.CutBack(counts[i]);
            if (_niks.TryGetValue(_views[i], out var niks))
                niks.CutBack(counts[i]);
            if (_bags.TryGetValue(_views[i], out var bags))
                bags.CutBack(counts[i]);
            if (_blooms.TryGetValue(_views[i], out var blooms))
                blooms.CutBack(counts[i]);
        }
    }

    private IEnumerable<Action> Derived() =>
        [
            .. _bags.Values.Select(b => (Action)b.Absorb),
            .. _dates.Values.Select(d => (Action)d.Absorb),
            .. _niks.Values.Select(n => (Action)n.Absorb),
            .. _blooms.Values.Select(b => (Action)b.Absorb),
        ];

    private void Derive(ColumnView view, ColumnRole role)
    {
        if (role is ColumnRole.Date)
            _dates[view] = new DateValues(view);
        else if (role is ColumnRole.Nik)
            _niks[view] = new NikValues(view);
        else if (role is ColumnRole.Bloom)
            _blooms[view] = new BloomValues(view);
        else if (
            role is not (ColumnRole.Code or ColumnRole.Key or ColumnRole.Sex or ColumnRole.Number or ColumnRole.Phone)
        )
            _bags[view] = new WordBags(view, StyleOf(role));
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
