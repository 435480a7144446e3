using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>Core is pure, Linkage stands alone, and features use each other only as borders.csv allows.</summary>
public sealed partial class BordersTests
{
    private const string Table = "tests/Naungan.Tidy.Tests/borders.csv";

    [Fact]
    public void Features_use_only_what_the_table_allows()
    {
        var allowed = Borders.Read(Repository.File(Table));
        Finding.AssertNone(
            Repository
                .Files.Where(file => file.Kind is ".cs" or ".cshtml")
                .SelectMany(file => Borders.Crossed(file, Repository.Features, allowed))
        );
    }

    [Fact]
    public void Every_feature_is_in_the_table() =>
        Finding.AssertNone(
            Repository
                .Features.Except(Borders.Read(Repository.File(Table)).Keys)
                .Select(name => new Finding(Table, 1, $"{name} is missing", $"add a row: {name},what it may use,why"))
        );

    [Theory, InlineData("Naungan.Core"), InlineData("Naungan.Linkage")]
    public void Core_and_Linkage_depend_on_nothing(string project) =>
        Finding.AssertNone(References(Repository.File($"src/{project}/{project}.csproj")));

    [Theory, InlineData("Naungan.Core"), InlineData("Naungan.Linkage")]
    public void Core_and_Linkage_name_nobody_else(string project) =>
        Finding.AssertNone(
            Repository.Source.Where(file => file.IsUnder($"src/{project}/")).SelectMany(file => Foreign(file, project))
        );

    [Fact]
    public void Core_has_no_clock_no_input_and_no_waiting() =>
        Finding.AssertNone(Repository.Source.Where(file => file.IsUnder("src/Naungan.Core/")).SelectMany(Impure));

    [Fact]
    public void Each_rule_finds_a_planted_fault()
    {
        var allowed = Borders.Read(new TextFile("t", "feature,may use,why\n*,Platform,\nRuns,Law,because\n"));
        var file = new TextFile(
            "src/Naungan.App/Runs/Open.cs",
            "using Naungan.App.Law;\nusing Naungan.App.Platform.Database;\nusing Naungan.App.Intake;\nvar a = Intake.B.C();"
        );
        var found = Borders.Crossed(file, ["Runs", "Law", "Intake"], allowed).Select(one => one.Line);
        Assert.Equal([3, 4], found);
        Assert.Single(References(new TextFile("a.csproj", "<Project>\n<PackageReference Include=\"Dapper\" />\n")));
        Assert.Single(Foreign(new TextFile("a.cs", "using Naungan.App.Law;"), "Naungan.Core"));
        Assert.Equal(
            [1, 2],
            Impure(new TextFile("a.cs", "async Task A() {\nFile.Delete(b); }")).Select(one => one.Line)
        );
    }

    private static IEnumerable<Finding> References(TextFile project) =>
        from line in project.Lines.Index()
        where line.Item.Contains("Reference Include", StringComparison.Ordinal)
        select new Finding(project.Path, line.Index + 1, line.Item.Trim(), "this project stands on .NET alone");

    private static IEnumerable<Finding> Foreign(TextFile file, string project) =>
        from Match use in Used().Matches(file.CSharp.Code)
        let name = use.Groups[1].Value
        where name != project && !name.StartsWith(project + '.', StringComparison.Ordinal)
        where
            name is not ("System" or "Microsoft.Win32.SafeHandles")
            && !name.StartsWith("System.", StringComparison.Ordinal)
        select new Finding(file.Path, file.LineAt(use.Index), $"uses {name}", "only System and its own names");

    private static IEnumerable<Finding> Impure(TextFile file) =>
        from Match use in World().Matches(file.CSharp.Code)
        select new Finding(
            file.Path,
            file.LineAt(use.Index),
            use.Value.Trim(),
            "the caller does this and passes the value"
        );

    [GeneratedRegex(@"^\s*using\s+(?:static\s+)?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(
        @"\b(async|await)\s|\bTask<|(?<![\w.])(File|Directory|Console|Environment|HttpClient|Thread|TimeProvider|Stopwatch)\.\w+"
    )]
    private static partial Regex World();
}
