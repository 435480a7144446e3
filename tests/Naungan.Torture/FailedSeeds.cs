using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.Torture.Race;
using Naungan.Torture.Simulate;

namespace Naungan.Torture;

/// <summary>Every seed that once failed is run again before anything else: failed-seeds.csv.</summary>
internal static class FailedSeeds
{
    internal static async Task<Outcome> Run(Options options)
    {
        var tally = new Tally();
        var violations = new List<string>();
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "failed-seeds.csv")).Skip(1);
        foreach (var cells in rows.Where(row => row.Length > 0).Select(row => row.Split(',')))
        {
            var seed = int.Parse(cells[2], CultureInfo.InvariantCulture);
            var count = int.Parse(cells[3], CultureInfo.InvariantCulture);
            var kind = Enum.Parse<DbKind>(cells[1], ignoreCase: true);
            Func<Options, Task<Outcome>> campaign = cells[0] switch
            {
                "simulate" => SimulateCampaign.Run,
                "race" => RaceCampaign.Run,
                var other => throw new InvalidDataException($"failed-seeds.csv: no campaign '{other}'."),
            };
            var outcome = await campaign(new Options(seed, count, kind, 1));
            violations.AddRange(outcome.Violations);
            tally.Add(cells[0]);
        }

        return Outcome.Of("failed seeds", tally.Figures.Values.Sum(), violations, tally);
    }
}
