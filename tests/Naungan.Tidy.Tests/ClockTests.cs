using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>
/// Time and chance come in as arguments. The compiler refuses the banned calls (BannedSymbols.txt); this looks at what
/// it cannot: the real clock is taken in one place only, and the list of banned calls is whole.
/// </summary>
public sealed partial class ClockTests
{
    private const string Edge = "src/Naungan.App/Program.cs";

    [Fact]
    public void Only_the_program_takes_the_real_clock() => Finding.AssertNone(Repository.Source.SelectMany(Clocks));

    [Fact]
    public void Every_way_to_an_unasked_clock_or_unseeded_chance_is_banned()
    {
        string[] banned =
        [
            "P:System.DateTime.Now;",
            "P:System.DateTime.UtcNow;",
            "P:System.DateTime.Today;",
            "P:System.DateTimeOffset.Now;",
            "P:System.DateTimeOffset.UtcNow;",
            "P:System.Random.Shared;",
            "M:System.Random.#ctor;",
        ];
        var lines = System.IO.File.ReadAllLines(Path.Combine(Repository.Root, "BannedSymbols.txt"));
        Assert.All(banned, call => Assert.Contains(lines, line => line.StartsWith(call, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rule_finds_a_planted_fault()
    {
        const string Text =
            "var a = TimeProvider.System;\n// DateTime.Now\nvar b = DateTime\n    .UtcNow;\nnew Random();";
        Assert.Equal([1, 3, 5], Clocks(new TextFile("src/A.cs", Text)).Select(found => found.Line));
        Assert.Empty(Clocks(new TextFile(Edge, "var a = TimeProvider.System;")));
    }

    private static IEnumerable<Finding> Clocks(TextFile file) =>
        from Match use in Clock().Matches(file.CSharp.Code)
        where file.Path != Edge || !use.Value.StartsWith("TimeProvider", StringComparison.Ordinal)
        select new Finding(file.Path, file.LineAt(use.Index), use.Value, "take now (or a seed) as an argument");

    [GeneratedRegex(
        @"\bTimeProvider\s*\.\s*System\b|\bDateTime(Offset)?\s*\.\s*(Utc)?(Now|Today)\b|\bRandom\s*\.\s*Shared\b|\bnew\s+Random\s*\(\s*\)"
            + @"|\bGuid\s*\.\s*CreateVersion7\s*\(\s*\)"
    )]
    private static partial Regex Clock();
}
