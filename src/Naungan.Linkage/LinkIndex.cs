using Naungan.Linkage.Blocking;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage;

/// <summary>A record that may be the person asked about.</summary>
/// <param name="IsForbidden">Two sound NIKs say these are two people, however much else agrees.</param>
public sealed record Candidate(
    string Id,
    int Row,
    double Probability,
    double Weight,
    bool IsForbidden,
    IReadOnlyList<WeightStep> Steps
);

/// <summary>
/// A list kept ready for questions about one record at a time: who in it may this be? Records can be added without
/// starting over. One question at a time; callers on several threads wait for each other.
/// </summary>
public sealed class LinkIndex
{
    private readonly Lock _gate = new();
    private readonly LinkageSettings _settings;
    private readonly Schema _schema;
    private readonly RecordLines _lines;
    private readonly IReadOnlyList<BlockingRule> _rules;
    private readonly ulong[][] _entries;
    private readonly IReadOnlyList<int> _limits;
    private readonly Scorer _scorer;
    private readonly Dictionary<(int Rule, uint Key), List<int>> _added = [];
    private readonly List<string> _addedIds = [];
    private readonly Table _table;
    private readonly TableBuilder _encoder;

    private LinkIndex(LinkJob job, Table table, LinkageSettings settings, LinkModel model)
    {
        (_settings, _table, _schema, _lines, _limits) = (settings, table, job.Schema, job.Lines, job.Limits);
        _rules = job.Keys.Rules;
        _encoder = Linker.NewTable(settings);
        Model = model;
        _scorer = job.MakeScorer(model);
        _entries = new ulong[_rules.Count][];
        Workers.Run(settings.ThreadCount, _rules.Count, (_, rule) => _entries[rule] = SortedKeys(job.Keys, rule));
    }

    public LinkModel Model { get; }

    public int Count => _lines.Count;

    /// <summary>Makes an index of a table, with a given model or one trained on the table itself.</summary>
    public static LinkIndex Build(Table table, LinkageSettings settings, LinkModel? model = null)
    {
        var job = new LinkJob(table, settings, null, grows: true);
        var trained = job.Train(model);
        var index = new LinkIndex(job, table, settings, trained);
        // The first question makes room for values never seen; better now than while someone waits.
        index.Find([.. settings.Columns.Select(_ => "0101199012345")]);
        return index;
    }

    /// <summary>The records this one may be, best first. Values stand in the order of the settings' columns.</summary>
    public IReadOnlyList<Candidate> Find(IReadOnlyList<string?> values, double probabilityFrom = 0.2, int most = 20)
    {
        lock (_gate)
        {
            var before = _schema.Views.Select(v => v.Values.Count).ToArray();
            var line = Encode(values);
            var found = Best(line, Scorer.WeightOf(probabilityFrom), most);
            _schema.CutBack(before);
            return found;
        }
    }

    /// <summary>Takes a record into the index; it is found from now on.</summary>
    public int Add(string id, IReadOnlyList<string?> values)
    {
        lock (_gate)
        {
            var line = Encode(values);
            line[RecordLines.HashSlot] = (int)(ValueDictionary.Hash(System.Text.Encoding.UTF8.GetBytes(id)) >> 32);
            var row = _lines.Count;
            line.CopyTo(_lines.Append());
            _addedIds.Add(id);
            for (var rule = 0; rule < _rules.Count; rule++)
            {
                var key = _rules[rule].KeyOf(line);
                if (key == 0)
                    continue;
                if (!_added.TryGetValue((rule, key), out var rows))
                    _added[(rule, key)] = rows = [];
                rows.Add(row);
            }

            return row;
        }
    }

    public string IdOf(int row) => row < _table.RowCount ? _table.IdOf(row) : _addedIds[row - _table.RowCount];

    private int[] Encode(IReadOnlyList<string?> values)
    {
        if (values.Count != _settings.Columns.Count)
            throw new ArgumentException($"Expected {_settings.Columns.Count} values.", nameof(values));
        var line = new int[_lines.Stride];
        for (var c = 0; c < values.Count; c++)
            line[_schema.Views[c].Slot] = _encoder.Encode(_schema.Views[c].Column, values[c]);
        _schema.Absorb();
        _lines.Derive(line);
        return line;
    }

    private List<Candidate> Best(int[] line, double wanted, int most)
    {
        var scored = new List<(int Row, double Weight)>();
        foreach (var row in RowsFor(line))
        {
            var weight = _scorer.Weigh(line, _lines.Line(row), wanted);
            if (weight > double.NegativeInfinity)
                scored.Add((row, weight));
        }

        return
        [
            .. scored
                .OrderByDescending(s => s.Weight)
                .ThenBy(s => s.Row)
                .Take(most)
                .Select(s => new Candidate(
                    IdOf(s.Row),
                    s.Row,
                    Scorer.Probability(s.Weight),
                    s.Weight,
                    _schema.Comparisons.Any(c => c.Forbids(line, _lines.Line(s.Row))),
                    _scorer.Explain(line, _lines.Line(s.Row))
                )),
        ];
    }

    private HashSet<int> RowsFor(int[] line)
    {
        var rows = new HashSet<int>();
        for (var rule = 0; rule < _rules.Count; rule++)
        {
            var key = _rules[rule].KeyOf(line);
            if (key == 0)
                continue;
            var entries = _entries[rule];
            var start = LowerBound(entries, (ulong)key << 32);
            var end = LowerBound(entries, ((ulong)key + 1) << 32);
            for (var i = start; i < end && end - start <= _limits[rule]; i++)
                rows.Add((int)(uint)entries[i]);
            if (_added.TryGetValue((rule, key), out var added))
                rows.UnionWith(added);
        }

        return rows;
    }

    private static int LowerBound(ulong[] entries, ulong value)
    {
        var low = 0;
        var high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static ulong[] SortedKeys(KeyTable keys, int rule)
    {
        var count = 0;
        for (var row = 0; row < keys.Rows; row++)
            count += keys.Of(row, rule) != 0 ? 1 : 0;
        var entries = new ulong[count];
        count = 0;
        for (var row = 0; row < keys.Rows; row++)
        {
            if (keys.Of(row, rule) != 0)
                entries[count++] = ((ulong)keys.Of(row, rule) << 32) | (uint)row;
        }

        BlockScan.Sort(entries, new ulong[count], 64);
        return entries;
    }
}
