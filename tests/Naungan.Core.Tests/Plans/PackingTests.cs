using System.Diagnostics;
using System.Numerics;
using Naungan.Core.Plans;

namespace Naungan.Core.Tests.Plans;

/// <summary>The packing is compared with every packing there is, where there are few enough to try them all.</summary>
public class PackingTests
{
    [Fact]
    public void No_packing_is_better_than_the_one_found()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var packing = Small(random);
            var found = packing.Solve();
            Assert.True(IsAllowed(packing, found.X), $"seed {seed}, round {round}: not allowed");
            Assert.True(found.IsProved, $"seed {seed}, round {round}: not proved");
            Assert.True(
                found.Value == BestByTrying(packing),
                $"seed {seed}, round {round}: found {found.Value}, best {BestByTrying(packing)}"
            );
        }
    }

    [Theory]
    [InlineData(16_800, 16_801)]
    [InlineData(16_800, 23_447)]
    [InlineData(1, 999_983)]
    public void Millions_of_people_are_packed_at_once(long price, long otherPrice)
    {
        var packing = new Packing(
            [1, 1],
            [
                [price, otherPrice],
                [otherPrice, price],
            ],
            [99_999_999_991, 77_777_777_777],
            [10_000_000, 10_000_000]
        );
        var watch = Stopwatch.StartNew();
        var found = packing.Solve();
        Assert.True(IsAllowed(packing, found.X));
        Assert.True(found.Bound - found.Value <= 1, $"between {found.Value} and {found.Bound}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }

    [Fact]
    public void Wide_problems_stay_quick()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < 50; round++)
        {
            var packing = new Packing(
                [.. Enumerable.Repeat(1L, 12)],
                [.. Enumerable.Range(0, 6).Select(_ => Draws(random, 12, 300_000))],
                [.. Draws(random, 6, 2_000_000_000).Select(limit => limit + 10_000_000)],
                Draws(random, 12, 50_000)
            );
            var watch = Stopwatch.StartNew();
            var found = packing.Solve();
            Assert.True(IsAllowed(packing, found.X), $"seed {seed}, round {round}");
            Assert.True(found.Bound - found.Value <= 1, $"seed {seed}, round {round}");
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        Assert.True(slowest < TimeSpan.FromSeconds(5), $"seed {seed}: {slowest}");
    }

    [Fact]
    public void A_limit_passed_from_the_start_leaves_everything_at_nought() => Assert.Equal([0, 0], new Packing(
                [1, 1],
                [
                    [5, 7],
                ],
                [4],
                [9, 9]
            ).Solve().X);

    private static Packing Small(Random random)
    {
        var (count, rows) = (random.Next(1, 4), random.Next(1, 4));
        var widest = random.Next(2) == 0 ? 9 : 30_000;
        return new Packing(
            Draws(random, count, 4),
            [.. Enumerable.Range(0, rows).Select(_ => Draws(random, count, widest))],
            Draws(random, rows, widest * 8),
            Draws(random, count, 9)
        );
    }

    private static long[] Draws(Random random, int count, long below) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(below))];

    private static bool IsAllowed(Packing packing, long[] x) =>
        x.Zip(packing.Most).All(pair => pair.First >= 0 && pair.First <= pair.Second)
        && packing.Left(x).All(left => left.Sign >= 0);

    private static BigInteger BestByTrying(Packing packing)
    {
        var best = BigInteger.Zero;
        Try(new long[packing.Most.Length], 0);
        return best;

        void Try(long[] x, int at)
        {
            if (at == x.Length)
            {
                if (IsAllowed(packing, x))
                    best = BigInteger.Max(best, packing.ValueOf(x));
                return;
            }

            for (x[at] = 0; x[at] <= packing.Most[at]; x[at]++)
                Try(x, at + 1);
            x[at] = 0;
        }
    }
}
