using System.Diagnostics;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage;

/// <summary>The door of the library: finds which records of one list, or of two, are the same person.</summary>
public static class Linker
{
    /// <summary>Finds repeated people in a CSV file.</summary>
    /// <param name="progress">Told the phase and its share done.</param>
    public static (Table Table, LinkResult Result) DedupeFile(
        string path,
        LinkageSettings settings,
        Action<string, double>? progress = null
    )
    {
        var clock = Stopwatch.StartNew();
        var heading = CsvHeading.Read(path);
        var resolved = settings.Resolve(heading);
        var table = ReadTable(resolved, heading, null, progress);
        return (table, Run(table, resolved, progress, clock.Elapsed.TotalSeconds));
    }

    /// <summary>Finds the people of one CSV file in another; both have the columns named in the settings.</summary>
    /// <param name="progress">Told the phase and its share done.</param>
    public static (Table Table, LinkResult Result) LinkFiles(
        string left,
        string right,
        LinkageSettings settings,
        Action<string, double>? progress = null
    )
    {
        var clock = Stopwatch.StartNew();
        var heading = CsvHeading.Read(left);
        var resolved = settings.Resolve(heading);
        var table = ReadTable(resolved, heading, CsvHeading.Read(right), progress);
        return (table, Run(table, resolved, progress, clock.Elapsed.TotalSeconds));
    }

    /// <summary>Links a table built in memory; its columns are those of the resolved settings.</summary>
    /// <param name="progress">Told the phase and its share done.</param>
    public static LinkResult Run(Table table, LinkageSettings settings, Action<string, double>? progress = null) =>
        Run(table, settings, progress, 0);

    /// <summary>A builder with the columns of resolved settings.</summary>
    public static TableBuilder NewTable(LinkageSettings settings) =>
        new([.. settings.Columns.Select(c => c.Spec)]) { SetBadRowsAside = settings.BadRows == BadRows.SetAside };

    /// <summary>Why two rows weigh what they weigh: a waterfall from the prior, fact by fact.</summary>
    public static IReadOnlyList<WeightStep> Explain(
        Table table,
        LinkageSettings settings,
        LinkModel model,
        int a,
        int b
    )
    {
        var job = new LinkJob(table, settings with { Rules = [] }, null);
        var swap = job.Lines.Hash(a) > job.Lines.Hash(b);
        return job.MakeScorer(model).Explain(job.Lines.Line(swap ? b : a), job.Lines.Line(swap ? a : b));
    }

    internal static Table ReadTable(
        LinkageSettings settings,
        CsvHeading left,
        CsvHeading? right,
        Action<string, double>? progress
    )
    {
        var builder = NewTable(settings);
        CsvReader.Append(builder, left, settings.Id, settings.ThreadCount, share => progress?.Invoke("read", share));
        if (right is null)
            return builder.Build();
        builder.StartRight();
        CsvReader.Append(builder, right, settings.Id, settings.ThreadCount, share => progress?.Invoke("read", share));
        return builder.Build();
    }

    private static LinkResult Run(
        Table table,
        LinkageSettings settings,
        Action<string, double>? progress,
        double secondsRead
    )
    {
        var clock = Stopwatch.StartNew();
        progress?.Invoke("block", 0);
        var job = new LinkJob(table, settings, progress);
        var given = settings.Model is null ? null : LinkModel.FromJson(File.ReadAllText(settings.Model));
        return job.Run(secondsRead, clock.Elapsed.TotalSeconds, given);
    }
}
