using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>Nothing half done stays: no marks for later, no switched-off code or warning, no region.</summary>
public sealed partial class LeftoversTests
{
    [Fact]
    public void Nothing_is_left_for_later() => Finding.AssertNone(Repository.Files.SelectMany(MarksForLater));

    [Fact]
    public void No_code_is_commented_out() =>
        Finding.AssertNone(Repository.Source.Concat(Repository.Tests).SelectMany(CodeInComments));

    [Fact]
    public void No_region_and_no_banner() => Finding.AssertNone(Repository.Files.SelectMany(Decorations));

    [Fact]
    public void No_warning_is_switched_off_without_a_reason_on_its_line() =>
        Finding.AssertNone(Repository.Source.Concat(Repository.Tests).SelectMany(SilencedWarnings));

    [Fact]
    public void Each_rule_finds_a_planted_fault()
    {
        var mark = "TO" + "DO";
        Assert.Equal(2, Assert.Single(MarksForLater(new TextFile("a.md", $"fine\n{mark} later"))).Line);
        var code = new TextFile("a.cs", "// Adds one; then two.\n// x = y;\n// if (x) {\n/// <c>x = y;</c>\nint z;");
        Assert.Equal([2, 3], CodeInComments(code).Select(found => found.Line));
        Assert.Equal(2, Decorations(new TextFile("a.cs", "class A;\n#reg" + "ion B\n")).Single().Line);
        Assert.Single(Decorations(new TextFile("a.cs", "// ==== people ====\n")));
        var off = "#pragma warning disable CA1 ";
        Assert.Single(SilencedWarnings(new TextFile("a.cs", off + "\nint a;")));
        Assert.Empty(SilencedWarnings(new TextFile("a.cs", off + "// the format is older than the rule\nint a;")));
        Assert.Single(SilencedWarnings(new TextFile("a.cs", off + "// R" + "S0030: the clock\nint a;")));
    }

    private static IEnumerable<Finding> MarksForLater(TextFile file) =>
        Matches(file, ForLater(), "a mark for later", "do it now, or write an issue")
            .Where(found => !found.Path.EndsWith(nameof(LeftoversTests) + ".cs", StringComparison.Ordinal))
            .Where(found => found.Path is not ("CONTRIBUTING.md" or ".editorconfig"));

    private static IEnumerable<Finding> CodeInComments(TextFile file) =>
        from comment in file.CSharp.Comments
        where !comment.Text.StartsWith("///", StringComparison.Ordinal) && LooksLikeCode().IsMatch(comment.Text)
        select new Finding(file.Path, file.LineAt(comment.Start), "code in a comment", "delete it, the history has it");

    private static IEnumerable<Finding> Decorations(TextFile file) =>
        file.Kind is not (".cs" or ".cshtml" or ".css" or ".js" or ".mjs" or ".sql")
            ? []
            : Matches(file, Decoration(), "a region or banner", "a file of its own says it better");

    /// <summary>Banned calls (RS0030: clock, unseeded chance) may not be allowed again even with a reason.</summary>
    private static IEnumerable<Finding> SilencedWarnings(TextFile file) =>
        from line in file.Lines.Index()
        let silences = Silenced().IsMatch(line.Item)
        let hasReason = line.Item.Contains("//", StringComparison.Ordinal) || line.Item.Contains("Justification")
        where silences && (!hasReason || line.Item.Contains("RS0030", StringComparison.Ordinal))
        where file.Name != nameof(LeftoversTests)
        select new Finding(file.Path, line.Index + 1, "a warning switched off", "mend it, or say why on the line");

    private static IEnumerable<Finding> Matches(TextFile file, Regex pattern, string what, string mend) =>
        from line in file.Lines.Index()
        where pattern.IsMatch(line.Item)
        select new Finding(file.Path, line.Index + 1, what, mend);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex ForLater();

    [GeneratedRegex(
        @"^//\s*(\w[\w.]*\s*(\+|-)?=\s.*;|(var|return|await|using)\s.*;|(if|for|foreach|while)\s*\(.*[{;)])\s*$"
    )]
    private static partial Regex LooksLikeCode();

    [GeneratedRegex(@"^\s*#(end)?region\b|^\s*(//|/\*|--)\s*[=*#-]{4,}")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"#pragma\s+warning\s+disable|\bSuppressMessage\s*\(")]
    private static partial Regex Silenced();
}
