using System.Globalization;
using Naungan.Bench.Linkage.Register;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests;

/// <summary>Lists the tests run on: made-up registers in memory, and the public ones where they are at hand.</summary>
internal static class Lists
{
    private static readonly string[] Columns = RegisterFile.Heading.Split(',')[1..^1];

    public static readonly LinkageSettings Person = new LinkageSettings
    {
        Preset = "person-id",
        Roles = { ["village"] = ColumnRole.Code },
        Threads = 2,
    }.Resolve(Columns, []);

    /// <summary>A register by seed, with the number of the person behind every row.</summary>
    public static (List<string[]> Rows, Dictionary<string, int> PersonOf) Register(int records, ulong seed)
    {
        var rows = new List<string[]>();
        var people = new Dictionary<string, int>();
        foreach (var line in RegisterFile.Rows(records, seed, 1))
        {
            var fields = Split(line);
            rows.Add(fields[..^1]);
            people[fields[0]] = int.Parse(fields[^1], CultureInfo.InvariantCulture);
        }

        return (rows, people);
    }

    public static Table Table(IEnumerable<string[]> rows, LinkageSettings? settings = null)
    {
        var builder = Linker.NewTable(settings ?? Person);
        foreach (var row in rows)
            builder.Add(row[0], row[1..]);
        return builder.Build();
    }

    /// <summary>Groups as sets of ids, in a form that can be compared between runs.</summary>
    public static string Groups(Table table, LinkResult result) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, table.RowCount)
                .GroupBy(row => result.ClusterOf[row])
                .Select(g => string.Join(' ', g.Select(table.IdOf).Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
        );

    /// <summary>A public list kept beside the repository; the test is skipped where it is not.</summary>
    public static string Public(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "data", "linkage", name);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"The public list {name} is not beside the repository (shared/data/linkage).");
        return "";
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ','))
                continue;
            fields.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. fields];
    }
}
