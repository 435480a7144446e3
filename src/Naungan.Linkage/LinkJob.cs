using System.Diagnostics;
using System.Runtime.CompilerServices;
using Naungan.Linkage.Blocking;
using Naungan.Linkage.Clustering;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage;

/// <summary>One linkage from table to groups, phase by phase.</summary>
internal sealed class LinkJob
{
    private const int LargeRows = 300_000;

    private readonly Table _table;
    private readonly LinkageSettings _settings;
    private readonly int _threads;
    private readonly int _left;
    private readonly List<string> _warnings = [];
    private readonly Action<string, double>? _progress;
    private int[] _limits = [];

    /// <param name="ownsTable">Nobody else asks the table for more than ids.</param>
    /// <param name="grows">Records will be added or asked about later.</param>
    public LinkJob(
        Table table,
        LinkageSettings settings,
        Action<string, double>? progress,
        bool grows = false,
        bool ownsTable = false
    )
    {
        (_table, _settings, _progress) = (table, settings, progress);
        _threads = settings.ThreadCount;
        _left = table.LeftCount == table.RowCount ? -1 : table.LeftCount;
        if (ownsTable)
            table.Close(rows: false);
        GiveBackMemory();
        Schema = new Schema(table, settings, _threads, grows);
        GiveBackMemory();
        Lines = new RecordLines(Schema, table.RowCount);
        Workers.Ranges(_threads, table.RowCount, (from, to) => Lines.Fill(from, to, table.IdHash));
        if (!grows)
            Schema.Release();
        if (!grows && ownsTable)
            table.Close(rows: true);
        GiveBackMemory();
        var rules = RulePlan.Make(Schema, settings);
        if (settings.Rules is null && settings.Preset == "generic")
            rules = RuleChoice.Choose(rules, Lines, settings.PairsPerRecordMax, _left);
        Keys = new KeyTable(rules, Lines, _threads);
    }

    // Growing arrays leave their smaller selves behind; before the long work begins they may as well be gone.
    private void GiveBackMemory()
    {
        if (_table.RowCount > LargeRows)
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
    }

    public Schema Schema { get; }

    public RecordLines Lines { get; }

    public KeyTable Keys { get; }

    /// <summary>All pairs there are, blocked or not.</summary>
    public double Pairs =>
        _left < 0
            ? Math.Max(1, _table.RowCount * (_table.RowCount - 1.0) / 2)
            : Math.Max(1, (double)_left * (_table.RowCount - _left));

    /// <summary>By rule, the most records a block may have; settled by training.</summary>
    public IReadOnlyList<int> Limits => _limits;

    /// <summary>False on the unpruned path that tests compare with.</summary>
    public bool Prunes { get; init; } = true;

    /// <summary>Settles how large a block may be for every rule, and counts patterns of sampled pairs.</summary>
    public LinkModel Train(LinkModel? given)
    {
        var rules = Keys.Rules.Count;
        var samples = BlockSample.Draw(Keys, _left);
        _limits = BlockLimits.For(samples, _settings, _table.RowCount);
        if (given is not null)
        {
            given.CheckFits(Schema.Comparisons);
            return given;
        }

        var counts = new PairCounts(Schema, Lines, Keys, _table, _left, _threads);
        var counted = new RulePatterns[rules];
        Workers.Run(_threads, rules, (_, r) => counted[r] = counts.OfRule(samples[r], r, _limits[r]));
        var model = Training.Fit(Schema.Comparisons, counted, counts.OfRandom(), Pairs, _table.RowCount, _threads);
        var witnesses = new Witnesses(Keys, Lines, MakeScorer(model), _threads);
        return model with { Experience = witnesses.Ask(samples, _limits) };
    }

    /// <summary>Streams every candidate pair past the scorer and keeps those that may matter.</summary>
    public (List<ScoredPair> Kept, long[] Candidates) Score(LinkModel model)
    {
        var scorer = MakeScorer(model);
        var wanted = Scorer.WeightOf(Math.Min(_settings.ReviewFrom, _settings.ThresholdFor(model)));
        var passes = new PairPass[_threads];
        for (var i = 0; i < _threads; i++)
            passes[i] = new PairPass(Keys, Lines, _left, scorer, wanted);
        var scan = new BlockScan(Keys, Lines, _threads);
        for (var rule = 0; rule < Keys.Rules.Count; rule++)
        {
            var limit = _limits[rule];
            var owner = rule;
            var skipped = 0;
            scan.Visit(
                rule,
                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                (worker, block) =>
                {
                    if (block.Length <= limit)
                        passes[worker].Block(owner, block.Span);
                    else
                    {
                        Interlocked.Increment(ref skipped);
                        foreach (var row in block.Span)
                            Keys.Clear(row, owner);
                    }
                }
            );
            if (skipped > 0)
                _warnings.Add(
                    FormattableString.Invariant(
                        $"Rule {Keys.Rules[rule].Name}: {skipped} blocks of more than {limit} records were skipped."
                    )
                );
            _progress?.Invoke("score", (rule + 1.0) / Keys.Rules.Count);
        }

        return (InOrder(passes), [.. Keys.Rules.Select((_, r) => passes.Sum(p => p.Candidates[r]))]);
    }

    // By row numbers: each thread's share is sorted by itself, then all are merged.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<ScoredPair> InOrder(PairPass[] passes)
    {
        var shares = new ScoredPair[passes.Length][];
        Workers.Run(
            _threads,
            passes.Length,
            (_, i) =>
            {
                shares[i] = [.. passes[i].Kept];
                Array.Sort(Array.ConvertAll(shares[i], Place), shares[i]);
            }
        );
        var places = new int[shares.Length];
        var kept = new List<ScoredPair>(shares.Sum(s => s.Length));
        while (kept.Count < kept.Capacity)
        {
            var first = -1;
            for (var i = 0; i < shares.Length; i++)
            {
                if (places[i] == shares[i].Length)
                    continue;
                if (first < 0 || Place(shares[i][places[i]]) < Place(shares[first][places[first]]))
                    first = i;
            }

            kept.Add(shares[first][places[first]++]);
        }

        return kept;
    }

    private static ulong Place(ScoredPair pair) => ((ulong)(uint)pair.Left << 32) | (uint)pair.Right;

    /// <summary>Settles the blocks for a model trained elsewhere and gives what it keeps.</summary>
    public List<ScoredPair> ScoreWith(LinkModel model) => Score(Train(model)).Kept;

    public LinkResult Run(double secondsRead, double secondsPrepare, LinkModel? given)
    {
        var clock = Stopwatch.StartNew();
        _progress?.Invoke("train", 0);
        var model = Train(given);
        var train = clock.Elapsed.TotalSeconds;
        _progress?.Invoke("score", 0);
        var (kept, candidates) = Score(model);
        var score = clock.Elapsed.TotalSeconds - train;
        _progress?.Invoke("cluster", 0);
        var result = Cluster(model, kept, candidates);
        var cluster = clock.Elapsed.TotalSeconds - train - score;
        return result with { Seconds = new PhaseSeconds(secondsRead, secondsPrepare, train, score, cluster) };
    }

    public Scorer MakeScorer(LinkModel model) =>
        new(Schema.Comparisons, model, Pairs, _table.RowCount) { Prunes = Prunes };

    public IReadOnlyList<WeightStep> Explain(LinkModel model, int a, int b)
    {
        var swap = Lines.Hash(a) > Lines.Hash(b);
        return MakeScorer(model).Explain(Lines.Line(swap ? b : a), Lines.Line(swap ? a : b));
    }

    public bool Forbids(int a, int b) => Schema.Comparisons.Any(c => c.Forbids(Lines.Line(a), Lines.Line(b)));

    private LinkResult Cluster(LinkModel model, List<ScoredPair> kept, long[] candidates)
    {
        var threshold = Scorer.WeightOf(_settings.ThresholdFor(model));
        var sure = kept.Where(p => p.Weight >= threshold).ToList();
        var grouping = new Grouping(_table, Lines, MakeScorer(model), _settings.OneToOne, _threads);
        var roots = grouping.Group(sure);
        var matches = sure.Where(p => roots[p.Left] == roots[p.Right]).ToList();
        var review = kept.Where(p => p.Weight < threshold || roots[p.Left] != roots[p.Right]).ToList();
        var seconds = new PhaseSeconds(0, 0, 0, 0, 0);
        return new LinkResult(_table.RowCount, candidates.Sum(), matches, review, roots, model, _warnings, seconds)
        {
            Job = this,
            Rules = [.. Keys.Rules.Select((rule, r) => new RulePairs(rule.Name, candidates[r]))],
        };
    }
}
