using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>A table as the migrations make it.</summary>
internal sealed record Table(string Name, string Path, int Line, List<string> Columns, List<Key> Keys)
{
    /// <summary>A list everyone shares, such as the regions of the country.</summary>
    public bool IsShared => !Columns.Contains("region_code");
}

/// <summary>A primary, unique or foreign key or an index, by its columns in order.</summary>
internal sealed record Key(string Kind, int Line, IReadOnlyList<string> Columns);

/// <summary>Reads create table, create index and alter table from migration files.</summary>
internal static partial class Schema
{
    public static Dictionary<string, Table> Read(IEnumerable<TextFile> migrations)
    {
        var tables = new Dictionary<string, Table>();
        foreach (var file in migrations)
        {
            var sql = Remark().Replace(file.Text, remark => new string(' ', remark.Length));
            foreach (Match made in CreateTable().Matches(sql))
                Make(tables, file, sql, made);
            foreach (Match altered in AddColumn().Matches(sql))
                tables[altered.Groups[1].Value].Columns.Add(altered.Groups[2].Value);
            foreach (Match dropped in DropTable().Matches(sql))
                tables.Remove(dropped.Groups[1].Value);
            foreach (Match renamed in RenameTable().Matches(sql))
            {
                if (tables.Remove(renamed.Groups[1].Value, out var table))
                    tables[renamed.Groups[2].Value] = table with { Name = renamed.Groups[2].Value };
            }

            foreach (Match index in CreateIndex().Matches(sql))
                tables
                    .GetValueOrDefault(index.Groups[1].Value)
                    ?.Keys.Add(new("index", file.LineAt(index.Index), Names(index.Groups[2].Value)));
        }

        return tables;
    }

    private static void Make(Dictionary<string, Table> tables, TextFile file, string sql, Match made)
    {
        var table = new Table(made.Groups[1].Value, file.Path, file.LineAt(made.Index), [], []);
        var from = made.Index + made.Length;
        foreach (var (start, text) in Parts(sql, from))
        {
            var line = file.LineAt(start);
            if (KeyPart().Match(text) is { Success: true } key)
                table.Keys.Add(new(key.Groups[1].Value, line, Names(key.Groups[2].Value)));
            else if (ColumnPart().Match(text) is { Success: true } column)
                AddColumnOf(table, column.Groups[1].Value, text, line);
        }

        tables[table.Name] = table;
    }

    private static void AddColumnOf(Table table, string name, string text, int line)
    {
        table.Columns.Add(name);
        if (text.Contains(" primary key", StringComparison.Ordinal))
            table.Keys.Add(new("primary key", line, [name]));
        if (text.Contains(" unique", StringComparison.Ordinal))
            table.Keys.Add(new("unique", line, [name]));
        if (text.Contains(" references ", StringComparison.Ordinal))
            table.Keys.Add(new("foreign key", line, [name]));
    }

    /// <summary>What stands between the table's brackets, cut at the commas of that level.</summary>
    private static IEnumerable<(int Start, string Text)> Parts(string sql, int from)
    {
        var depth = 0;
        var start = from;
        for (var at = from; at < sql.Length; at++)
        {
            if (sql[at] == ')' && depth-- == 0)
            {
                yield return Part(sql, start, at);
                yield break;
            }

            if (sql[at] == '(')
                depth++;
            if (sql[at] == ',' && depth == 0)
            {
                yield return Part(sql, start, at);
                start = at + 1;
            }
        }
    }

    private static (int Start, string Text) Part(string sql, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(sql[start]))
            start++;
        return (start, sql[start..end].TrimEnd());
    }

    private static string[] Names(string list) => [.. list.Split(',').Select(name => name.Trim().Split(' ')[0])];

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Remark();

    [GeneratedRegex(@"\bcreate table (?:if not exists )?(\w+)\s*\(")]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\balter table (\w+)\s+add (?:column )?(?!constraint)(\w+)")]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"\balter table (\w+)\s+rename to (\w+)")]
    private static partial Regex RenameTable();

    [GeneratedRegex(@"\bdrop table (?:if exists )?(\w+)\s*;")]
    private static partial Regex DropTable();

    [GeneratedRegex(@"\bcreate (?:unique )?index \w+\s+on (\w+)\s*\(([^)]*)\)")]
    private static partial Regex CreateIndex();

    [GeneratedRegex(@"^(?:constraint \w+ )?(primary key|unique|foreign key)\s*\(([^)]*)\)")]
    private static partial Regex KeyPart();

    [GeneratedRegex(@"^(?!check\b|constraint\b)(\w+)\s+\S")]
    private static partial Regex ColumnPart();
}
