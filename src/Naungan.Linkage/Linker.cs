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
        return (table, Run(table, resolved, progress, clock.Elapsed.TotalSeconds, ownsTable: true));
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
        return (table, Run(table, resolved, progress, clock.Elapsed.TotalSeconds, ownsTable: true));
    }

    /// <summary>Reads a CSV file and settles the settings for it, without linking anything.</summary>
    public static (Table Table, LinkageSettings Settings) Read(string path, LinkageSettings settings)
    {
        var heading = CsvHeading.Read(path);
        var resolved = settings.Resolve(heading);
        return (ReadTable(resolved, heading, null, null), resolved);
    }

    /// <summary>Links a table built in memory; its columns are those of the resolved settings.</summary>
    /// <param name="progress">Told the phase and its share done.</param>
    public static LinkResult Run(Table table, LinkageSettings settings, Action<string, double>? progress = null) =>
        Run(table, settings, progress, 0, ownsTable: false);

    /// <summary>Reads one list, or two, and explains a pair of ids with a given model or one trained now.</summary>
    public static IReadOnlyList<WeightStep> Explain(
        IReadOnlyList<string> files,
        LinkageSettings settings,
        string leftId,
        string rightId
    )
    {
        var heading = CsvHeading.Read(files[0]);
        var resolved = settings.Resolve(heading);
        var table = ReadTable(resolved, heading, files.Count > 1 ? CsvHeading.Read(files[1]) : null, null);
        var left = table.RowOf(leftId);
        var right = table.RowOf(rightId, files.Count > 1);
        if (left < 0 || right < 0)
            throw new LinkageInputException("unknown-id", $"There is no record \"{(left < 0 ? leftId : rightId)}\".");
        var job = new LinkJob(table, resolved, null);
        return job.Explain(job.Train(GivenModel(resolved)), left, right);
    }

    /// <summary>A builder with the columns of resolved settings.</summary>
    public static TableBuilder NewTable(LinkageSettings settings) =>
        new([.. settings.Columns.Select(c => c.Spec)]) { SetBadRowsAside = settings.BadRows == BadRows.SetAside };

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
        double secondsRead,
        bool ownsTable
    )
    {
        var clock = Stopwatch.StartNew();
        progress?.Invoke("block", 0);
        var job = new LinkJob(table, settings, progress, ownsTable: ownsTable);
        return job.Run(secondsRead, clock.Elapsed.TotalSeconds, GivenModel(settings));
    }

    private static LinkModel? GivenModel(LinkageSettings settings) =>
        settings.Model is null ? null : LinkModel.FromJson(File.ReadAllText(settings.Model));
}
