using Naungan.Linkage;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Bench.Linkage;

/// <summary>Runs a list with known truth through a preset and prints how right the outcome is.</summary>
public static class EvalBench
{
    public static void Run(string path, string preset, string? truthColumn, int show = 0)
    {
        var settings = LinkageSettings.Load(preset);
        var clock = new PhaseClock();
        var (table, result) = Linker.DedupeFile(path, settings, clock.Report);
        clock.Report("done", 1);
        var truth = ReadTruth(path, table, truthColumn);
        var accuracy = Accuracy.Of(result.ClusterOf, truth);
        Console.WriteLine(
            FormattableString.Invariant(
                $"""
                {Path.GetFileName(path)}: records {result.Records} candidates {result.CandidatePairs} matches
                {result.Matches.Count} review {result.Review.Count} pairs right
                {Truth.RightOf(result.Matches, truth):F4} {accuracy} seconds {result.Seconds.Total:F2}
                (read {result.Seconds.Read:F2} block {result.Seconds.Block:F2} train {result.Seconds.Train:F2}
                score {result.Seconds.Score:F2} cluster {result.Seconds.Cluster:F2})
                """
            )
        );
        Console.WriteLine("  " + clock);
        foreach (var band in Calibration.Of(result, truth))
            Console.WriteLine("  " + band);
        foreach (var warning in result.Warnings)
            Console.WriteLine("  " + warning);
        foreach (var rule in show > 0 ? result.Rules : [])
            Console.WriteLine(FormattableString.Invariant($"  {rule.Pairs, 10} {rule.Name}"));
        if (show > 0)
            PrintErrors(result, truth, table, show);
    }

    private static int[] ReadTruth(string path, Table table, string? column)
    {
        if (column is null)
            return [.. Enumerable.Range(0, table.RowCount).Select(row => Truth.OfFebrl(table.IdOf(row)))];
        var heading = CsvHeading.Read(path);
        var builder = new TableBuilder([new ColumnSpec(column, FieldKind.Raw)]);
        CsvReader.Append(builder, heading, null, 1);
        return builder.Build().Columns[0].Ids[..table.RowCount].ToArray();
    }

    private static void PrintErrors(LinkResult result, int[] truth, Table table, int show)
    {
        foreach (var fact in result.Model.Facts)
        {
            Console.WriteLine(fact.Name);
            for (var l = 0; l < fact.Match.Length; l++)
            {
                Console.WriteLine(
                    FormattableString.Invariant(
                        $"   {fact.Levels[l], -32} m {fact.Match[l]:F5} u {fact.Stranger[l]:E2} h {fact.Household[l]:E2} w {Math.Log2(fact.Match[l] / fact.Stranger[l]):F1} usual {fact.UsualBits[l]:F1}"
                    )
                );
            }
        }

        Console.WriteLine(
            FormattableString.Invariant(
                $"matches/record {result.Model.MatchesPerRecord:F4} household {result.Model.HouseholdPairsPerRecord:F4}"
            )
        );
        var wrong = 0;
        var missed = 0;
        var byTruth = Enumerable.Range(0, truth.Length).GroupBy(row => truth[row]);
        foreach (var group in byTruth.Select(g => g.ToArray()))
        {
            for (var i = 0; i < group.Length && missed < show; i++)
            {
                for (var j = i + 1; j < group.Length && missed < show; j++)
                {
                    if (result.ClusterOf[group[i]] != result.ClusterOf[group[j]])
                        Print("MISSED", missed++, group[i], group[j]);
                }
            }
        }

        foreach (
            var group in Enumerable
                .Range(0, truth.Length)
                .GroupBy(row => result.ClusterOf[row])
                .Select(g => g.ToArray())
        )
        {
            for (var i = 0; i < group.Length && wrong < show; i++)
            {
                for (var j = i + 1; j < group.Length && wrong < show; j++)
                {
                    if (truth[group[i]] != truth[group[j]])
                        Print("WRONG", wrong++, group[i], group[j]);
                }
            }
        }

        void Print(string what, int number, int a, int b)
        {
            Console.WriteLine(FormattableString.Invariant($"{what} {number} {table.IdOf(a)} {table.IdOf(b)}"));
            foreach (var step in result.Explain(a, b))
                Console.WriteLine(
                    FormattableString.Invariant(
                        $"    {step.Weight + step.FrequencyWeight, 7:F2} ({step.FrequencyWeight:F1}) {step.Fact}: {step.Left} | {step.Right} [{step.Level}]"
                    )
                );
        }
    }
}
