using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>SQL text is put together from constants only; values travel as parameters.</summary>
public sealed partial class SqlTextTests
{
    // Places that make SQL from names of their own, given by code and never by a user.
    private static readonly Dictionary<string, string> _builders = new()
    {
        ["src/Naungan.App/Platform/Database/Bulk.cs"] = "table and column names of BulkInsert",
        ["src/Naungan.App/Platform/Database/SqliteInsert.cs"] = "table and column names of BulkInsert",
        ["src/Naungan.App/People/SearchTables.cs"] = "conditions that narrow a search, and marks of its parameters",
        ["src/Naungan.App/People/PeopleTables.cs"] = "conditions that narrow a search, constants of the same file",
        ["src/Naungan.App/Reconciliation/AnswerTables.cs"] = "states of a run line, constants of the same file",
    };

    [Fact]
    public void No_value_is_written_into_sql() =>
        Finding.AssertNone(
            Repository.Source.Where(file => !_builders.ContainsKey(file.Path)).SelectMany(Interpolations)
        );

    [Fact]
    public void The_rule_finds_planted_faults()
    {
        const string Text = """
            const string Columns = "a, b";
            var a = $"select {Columns} from person where id = @id";
            var b = $"select a from person where name = '{name}'";
            var c = "select a from person where name = " + name;
            var d = "select " + Columns + " from person";
            var e = $"from {count} files";
            const string Others = "c";
            var f = many ? Columns : Others;
            var g = $"select {f} from person";
            var h = many ? Columns : name;
            var i = $"select {h} from person";
            """;
        Assert.Equal([3, 4, 11], Interpolations(new TextFile("src/A.cs", Text)).Select(found => found.Line).Order());
    }

    private static IEnumerable<Finding> Interpolations(TextFile file)
    {
        var constants = Constant().Matches(file.CSharp.Code).Select(found => found.Groups[1].Value).ToHashSet();
        foreach (Match choice in Choice().Matches(file.CSharp.Code))
        {
            if (choice.Groups.Values.Skip(2).All(side => !side.Success || constants.Contains(side.Value)))
                constants.Add(choice.Groups[1].Value);
        }

        foreach (var text in file.CSharp.Strings.Where(text => Sql().IsMatch(text.Text)))
        {
            var joined = Joined().Match(file.CSharp.Code, text.Start + text.Text.Length + 1);
            var parts = text.Holes.Concat(joined.Success ? [joined.Groups[1].Value] : []);
            foreach (var part in parts.Where(part => !IsConstant(part, constants)))
                yield return new Finding(
                    file.Path,
                    file.LineAt(text.Start),
                    $"'{part}' is written into SQL",
                    "pass it as @parameter, or make it a const of this file"
                );
        }
    }

    /// <summary>
    /// A const of the file, or one written with the name of its type (Tables.Columns), or the dialect's own word.
    /// </summary>
    private static bool IsConstant(string part, HashSet<string> constants) =>
        constants.Contains(part)
        || ConstantElsewhere().IsMatch(part)
        || part.EndsWith(".ForUpdate", StringComparison.Ordinal);

    // A const, a static readonly string, or the names of a static list joined by commas.
    [GeneratedRegex(
        @"\b(?:const\s+string|static\s+readonly\s+string|var(?=\s+\w+\s*=\s*string\.Join\([^,]*,\s*_\w+\);))\s+(\w+)"
    )]
    private static partial Regex Constant();

    // One of two constants or of two strings, chosen on the spot.
    [GeneratedRegex(@"\bvar\s+(\w+)\s*=[^;?]+\?\s*(?:(\w+)|""[^""]*"")\s*:\s*(?:(\w+)|""[^""]*"")\s*;")]
    private static partial Regex Choice();

    [GeneratedRegex(@"^[A-Z]\w*\.[A-Z]\w*$")]
    private static partial Regex ConstantElsewhere();

    [GeneratedRegex(
        @"\bselect\b.*\bfrom\b|\binsert into\b|\bupdate \w+ set\b|\bdelete from\b|^\s*(from|where|and|order by|set|values) .*@\w|\bfrom \w+ where\b|(?<!<)\bselect\s|\bwhere \w+ =",
        RegexOptions.Singleline
    )]
    private static partial Regex Sql();

    [GeneratedRegex(@"\G[""\s]*\+\s*([A-Za-z_][\w.]*)")]
    private static partial Regex Joined();
}
