using Naungan.Bench.Linkage.Register;

namespace Naungan.Linkage.Tests;

/// <summary>What must not change the outcome: threads, the order of the file, pruning, people from elsewhere.</summary>
public sealed class SameOutcomeTests(ITestOutputHelper output)
{
    private const int Records = 6000;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_number_of_threads_and_any_order_give_the_same_groups(int seed)
    {
        output.WriteLine($"seed {seed}");
        var (rows, _) = Lists.Register(Records, (ulong)seed);
        var expected = GroupsOf(rows, 1);

        Assert.Equal(expected, GroupsOf(rows, 2));
        Assert.Equal(expected, GroupsOf(rows, 3));
        Assert.Equal(expected, GroupsOf(Shuffled(rows, (ulong)seed), 2));
    }

    [Fact]
    public void Pruning_keeps_exactly_the_pairs_kept_without_it()
    {
        const ulong Seed = 21;
        output.WriteLine($"seed {Seed}");
        var (rows, _) = Lists.Register(Records, Seed);
        var table = Lists.Table(rows);
        var pruned = new LinkJob(table, Lists.Person, null);
        var whole = new LinkJob(table, Lists.Person, null) { Prunes = false };

        var model = pruned.Train(null);
        Assert.Equal(model.ToJson(), whole.Train(null).ToJson());

        Assert.Equal(whole.Score(model).Kept, pruned.Score(model).Kept);
    }

    [Fact]
    public void People_from_elsewhere_hardly_move_a_weight()
    {
        const ulong Seed = 31;
        output.WriteLine($"seed {Seed}");
        var (rows, _) = Lists.Register(Records, Seed);
        var (others, _) = Lists.Register(600, Seed + 1);
        var more = rows.Concat(others.Select(o => (string[])["x" + o[0], .. o[1..]])).ToList();

        var before = WeightsOf(rows);
        var after = WeightsOf(more);

        var moved = before
            .Where(p => after.ContainsKey(p.Key))
            .Select(p => Math.Abs(p.Value - after[p.Key]))
            .Order()
            .ToList();
        Assert.True(moved.Count >= before.Count * 0.99, $"{moved.Count} of {before.Count} pairs are still found");
        Assert.True(moved[moved.Count / 2] < 0.5, $"the median weight moved by {moved[moved.Count / 2]} bits");
    }

    [Fact]
    public void A_saved_model_gives_the_same_weights_again()
    {
        var (rows, _) = Lists.Register(2000, 41);
        var table = Lists.Table(rows);
        var job = new LinkJob(table, Lists.Person, null);
        var model = job.Train(null);

        var loaded = Modelling.LinkModel.FromJson(model.ToJson());

        Assert.Equal(job.Score(model).Kept, new LinkJob(table, Lists.Person, null).ScoreWith(loaded));
    }

    private static string GroupsOf(List<string[]> rows, int threads)
    {
        var settings = Lists.Person with { Threads = threads };
        var table = Lists.Table(rows, settings);
        return Lists.Groups(table, Linker.Run(table, settings));
    }

    private static Dictionary<(string, string), float> WeightsOf(List<string[]> rows)
    {
        var table = Lists.Table(rows);
        var result = Linker.Run(table, Lists.Person);
        return result.Matches.ToDictionary(p => (table.IdOf(p.Left), table.IdOf(p.Right)), p => p.Weight);
    }

    private static List<string[]> Shuffled(List<string[]> rows, ulong seed)
    {
        var draw = new Draw(seed);
        var shuffled = rows.ToList();
        for (var i = shuffled.Count - 1; i > 0; i--)
        {
            var j = draw.Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}
