using System.Diagnostics;
using Naungan.Linkage;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Bench.Linkage;

/// <summary>Asks an index of a whole list about one record at a time and prints how long answers took.</summary>
public static class IndexBench
{
    public static void Run(string path, string preset, int questions)
    {
        var heading = CsvHeading.Read(path);
        var settings = LinkageSettings.Load(preset).Resolve(heading);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var builder = Linker.NewTable(settings);
        CsvReader.Append(builder, heading, settings.Id, settings.ThreadCount);
        var table = builder.Build();
        var clock = Stopwatch.StartNew();
        var index = LinkIndex.Build(table, settings);
        var built = clock.Elapsed.TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = new List<double>();
        var costs = new List<double>();
        var found = 0;
        for (var i = 0; i < questions; i++)
        {
            var row = (int)((long)i * 7919 % table.RowCount);
            var values = table.Columns.Select(c => c.Values.Text(c.Ids[row])).ToArray();
            var start = Stopwatch.GetTimestamp();
            var spent = ThreadClock.Milliseconds;
            found += index.Find(values).Any(c => c.Row == row) ? 1 : 0;
            costs.Add(ThreadClock.Milliseconds - spent);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(
            FormattableString.Invariant(
                $"""
                index of {index.Count} built in {built:F1} s, {bytes
                    / index.Count} bytes a record; {questions} questions, found itself {found}
                  wall      {Spread(times)}
                  processor {Spread(costs)}
                """
            )
        );
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant(
            $"median {times[times.Count / 2]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms, worst {times[^1]:F3} ms"
        );
    }
}
