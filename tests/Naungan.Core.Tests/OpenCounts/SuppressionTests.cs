using Naungan.Core.OpenCounts;

namespace Naungan.Core.Tests.OpenCounts;

public sealed class SuppressionTests(ITestOutputHelper output)
{
    private const int K = 5;

    [Fact]
    public void A_table_without_small_groups_is_shown_whole() =>
        Assert.DoesNotContain(
            true,
            Suppression.Of(
                Table([
                    [10, 20],
                    [0, 40],
                ]),
                K
            )
        );

    [Fact]
    public void One_small_cell_takes_a_rectangle_with_it()
    {
        var withheld = Suppression.Of(
            Table([
                [3, 20, 30],
                [40, 50, 60],
                [70, 80, 90],
            ]),
            K
        );

        Assert.True(withheld[0]);
        Assert.Equal(4, withheld.Count(one => one));
    }

    [Theory]
    [InlineData(300, 4, 4, 12)]
    [InlineData(20, 20, 14, 40)]
    public void Nobody_learns_a_small_group_by_subtraction(int tables, int rows, int columns, int most)
    {
        const int Seed = 20211231;
        var random = new Random(Seed);
        var shown = 0;
        var cells = 0;
        for (var turn = 0; turn < tables; turn++)
        {
            var table = new CountTable(
                rows,
                columns,
                (_, _) => random.Next(3) == 0 ? random.Next(0, K) : random.Next(0, most * most)
            );
            var withheld = Suppression.Of(table, K);
            for (var edge = 0; edge < table.Edges; edge++)
            {
                Assert.True(withheld[edge] || table.Value(edge) is 0 or >= K, $"seed {Seed}, table {turn}");
                if (!withheld[edge])
                    continue;
                var (least, end) = Suppression.Bounds(table, withheld, edge);
                Assert.True(end is null || end - least >= K, $"seed {Seed}, table {turn}, cell {edge}: {least}..{end}");
            }
            shown += withheld.Count(one => !one);
            cells += table.Edges;
        }
        output.WriteLine($"{rows} x {columns}: {100.0 * shown / cells:0} % of the counts are shown");
    }

    /// <summary>The oracle: all tables of whole numbers that fit what is published, tried one by one.</summary>
    [Fact]
    public void The_bounds_are_those_found_by_trying_every_table()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (var turn = 0; turn < 60; turn++)
        {
            var table = new CountTable(2, 3, (_, _) => random.Next(0, 5));
            var withheld = new bool[table.Edges];
            for (var row = 0; row < 2; row++)
            for (var column = 0; column < 3; column++)
                withheld[table.Edge(row, column)] = random.Next(3) > 0;
            var tried = Tried(table, withheld);
            foreach (var edge in Enumerable.Range(0, table.Edges).Where(edge => withheld[edge]))
            {
                var expected = (tried.Min(one => one[edge]), (long?)tried.Max(one => one[edge]));
                Assert.True(expected == Suppression.Bounds(table, withheld, edge), $"seed {Seed}, table {turn}");
            }
        }
    }

    [Fact]
    public void What_another_month_withholds_is_withheld_here_too()
    {
        var table = Table([
            [10, 20],
            [30, 40],
        ]);

        var withheld = Suppression.Of(table, K, [table.Edge(0, 0)]);

        Assert.True(withheld[0]);
        Assert.True(withheld.Count(one => one) >= 3);
    }

    private static CountTable Table(long[][] cells) =>
        new(cells.Length, cells[0].Length, (row, column) => cells[row][column]);

    private static List<long[]> Tried(CountTable table, bool[] withheld)
    {
        var found = new List<long[]>();
        var cells = new[] { 0, 1, 2, 4, 5, 6 }; // without the sums
        Try(new long[table.Edges], 0);
        return found;

        void Try(long[] values, int at)
        {
            if (at == cells.Length)
            {
                if (Fits(values))
                    found.Add([.. values]);
                return;
            }
            var edge = cells[at];
            var (from, to) = withheld[edge] ? (0L, 12L) : (table.Value(edge), table.Value(edge));
            for (var value = from; value <= to; value++)
            {
                values[edge] = value;
                if (values[cells[at] / 4 * 4] + 0 <= table.Value((cells[at] / 4 * 4) + 3))
                    Try(values, at + 1);
            }
            values[edge] = 0;
        }

        bool Fits(long[] values) =>
            Enumerable
                .Range(0, 2)
                .All(r => values[r * 4] + values[(r * 4) + 1] + values[(r * 4) + 2] == table.Value((r * 4) + 3))
            && Enumerable.Range(0, 3).All(c => values[c] + values[4 + c] == table.Value(8 + c));
    }
}
