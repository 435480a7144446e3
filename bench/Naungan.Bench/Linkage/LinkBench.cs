using Naungan.Linkage;
using Naungan.Linkage.Settings;

namespace Naungan.Bench.Linkage;

/// <summary>Links two FEBRL lists, originals and copies, and prints how right the pairs are.</summary>
public static class LinkBench
{
    public static void Run(string left, string right, string preset)
    {
        var (table, result) = Linker.LinkFiles(left, right, LinkageSettings.Load(preset));
        var truth = Enumerable.Range(0, table.RowCount).Select(row => Truth.OfFebrl(table.IdOf(row))).ToList();
        var both = truth.Take(table.LeftCount).Intersect(truth.Skip(table.LeftCount)).ToHashSet();
        var real = truth.Skip(table.LeftCount).Count(both.Contains);
        var found = result.Matches.Count(p => truth[p.Left] == truth[p.Right]);
        Console.WriteLine(
            FormattableString.Invariant(
                $"pairs {result.Matches.Count} right {found} of {real}, candidates {result.CandidatePairs}, review {result.Review.Count}"
            )
        );
    }
}
