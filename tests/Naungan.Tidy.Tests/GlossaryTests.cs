using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>Every type the glossary names exists in the product.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_type_of_the_glossary_exists()
    {
        var glossary = Repository.File("docs/glossary.md");
        Assert.NotEmpty(Types(glossary));
        Finding.AssertNone(Unknown(glossary, [.. Repository.Source]));
    }

    [Fact]
    public void The_rule_finds_a_planted_fault()
    {
        var glossary = new TextFile(
            "g.md",
            "| term | meaning | from | type |\n|---|---|---|---|\n| a | b | c | `Nik`, `Nop` |\n"
        );
        var found = Unknown(glossary, [new TextFile("a.cs", "public readonly record struct Nik;")]);
        Assert.Equal("Nop", Assert.Single(found).What.Split(' ')[0]);
    }

    private static IEnumerable<Finding> Unknown(TextFile glossary, IReadOnlyList<TextFile> source)
    {
        var declared = source
            .SelectMany(file => Declared().Matches(file.CSharp.Code))
            .Select(found => found.Groups[1].Value)
            .ToHashSet();
        return from named in Types(glossary)
            where !declared.Contains(named.Type)
            select new Finding(glossary.Path, named.Line, $"{named.Type} is no type", "write the name the code uses");
    }

    /// <summary>The last column of each row of the table; several types are separated by commas.</summary>
    private static IEnumerable<(string Type, int Line)> Types(TextFile glossary) =>
        from line in glossary.Lines.Index()
        where line.Item.StartsWith('|')
        from Match name in Quoted().Matches(line.Item.TrimEnd().TrimEnd('|').Split('|')[^1])
        select (name.Groups[1].Value.Split('.')[^1], line.Index + 1);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?(\w+)")]
    private static partial Regex Declared();
}
