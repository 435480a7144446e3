using Naungan.Bench.Linkage;
using Naungan.Linkage.Modelling;

namespace Naungan.Linkage.Tests;

/// <summary>What is learned from pairs whose NIK is known, and what it does to those that lack it.</summary>
public sealed class WitnessTests(ITestOutputHelper output)
{
    private const ulong Seed = 81;

    [Fact]
    public void Where_the_NIK_is_missing_a_probability_is_right_as_often_as_it_says()
    {
        output.WriteLine($"seed {Seed}");
        var (rows, personOf) = Lists.Register(60_000, Seed);
        var table = Lists.Table(rows);

        var result = Linker.Run(table, Lists.Person);

        Assert.NotNull(result.Model.Experience);
        var truth = Enumerable.Range(0, table.RowCount).Select(row => personOf[table.IdOf(row)]).ToList();
        var nik = table.Column("nik")!;
        var without = result
            .Matches.Concat(result.Review)
            .Where(p => nik.Ids[p.Left] == 0 || nik.Ids[p.Right] == 0)
            .ToList();
        foreach (var (from, to) in new[] { (0.2, 0.95), (0.95, 0.99), (0.99, 1.0) })
        {
            var inside = without.Where(p => p.Probability >= from && p.Probability < to).ToList();
            var said = inside.Average(p => p.Probability);
            var right = Truth.RightOf(inside, truth);
            output.WriteLine($"{from}-{to}: {inside.Count} pairs, said {said:F3}, right {right:F3}");
            Assert.True(inside.Count > 100, "too few pairs to tell");
            Assert.InRange(right, said - 0.1, said + 0.1);
        }
    }

    [Fact]
    public void Threads_and_the_order_of_the_file_do_not_move_what_is_learned()
    {
        output.WriteLine($"seed {Seed}");
        var (rows, _) = Lists.Register(20_000, Seed);
        var expected = ModelOf(rows, 1);

        Assert.NotNull(expected.Experience);
        Assert.Equal(expected.ToJson(), ModelOf(rows, 3).ToJson());
        Assert.Equal(expected.ToJson(), ModelOf([.. Enumerable.Reverse(rows)], 2).ToJson());
        Assert.Equal(expected.Experience, LinkModel.FromJson(expected.ToJson()).Experience!);
    }

    [Fact]
    public void Experience_only_lowers_weights_and_keeps_their_order()
    {
        var (rows, _) = Lists.Register(20_000, Seed);
        var experience = new Experience(ModelOf(rows, 2).Experience);
        var before = double.NegativeInfinity;
        for (var weight = -12.0; weight < 40; weight += 0.25)
        {
            var worth = weight - experience.Takes(weight);
            Assert.True(worth <= weight + 1e-9, $"{weight} became {worth}");
            Assert.True(worth >= before - 1e-9, $"{weight} is worth less than a lower weight");
            before = worth;
        }

        Assert.Equal(0, experience.Takes(experience.Top));
    }

    [Fact]
    public void A_list_without_NIKs_learns_nothing_and_keeps_its_threshold()
    {
        var (rows, _) = Lists.Register(20_000, Seed);
        foreach (var row in rows)
            row[1] = "";

        var model = ModelOf(rows, 2);

        Assert.Null(model.Experience);
        Assert.Equal(0.95, Lists.Person.ThresholdFor(model));
    }

    [Fact]
    public void Two_sound_NIKs_that_differ_leave_one_chance_in_five_and_say_so()
    {
        var (rows, _) = Lists.Register(6000, Seed);
        string[] person =
        [
            "one",
            "6401015201900007",
            "KIRANA MAHESWARI PUTERI",
            "1990-01-12",
            "P",
            "RATNA DUHITA",
            "64.01.01.2001",
            "JL MAWAR 7",
            "081298765432",
        ];
        string[] other = ["other", "6471035201900002", .. person[2..]];
        var table = Lists.Table(rows.Append(person).Append(other));
        var job = new LinkJob(table, Lists.Person, null);
        var model = job.Train(null);

        var (left, right) = (table.RowOf("one"), table.RowOf("other"));
        var steps = job.Explain(model, left, right);

        Assert.True(job.Forbids(left, right));
        Assert.Contains(steps, s => s.Fact == "two sound NIKs" && s.Weight < 0);
        Assert.Equal(0.2, Scorer.Probability(steps.Sum(s => s.Weight + s.FrequencyWeight)), 6);
        var kept = job.Score(model).Kept.Single(p => p.Left == left && p.Right == right);
        Assert.Equal(-2f, kept.Weight);
    }

    private static LinkModel ModelOf(List<string[]> rows, int threads)
    {
        var settings = Lists.Person with { Threads = threads };
        return new LinkJob(Lists.Table(rows, settings), settings, null).Train(null);
    }
}
