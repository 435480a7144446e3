using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>Each feature folder explains itself, and each use case says who may call it.</summary>
public sealed partial class FeaturesTests
{
    private const int ReadmeLinesMax = 40;

    [Fact]
    public void Each_feature_has_a_short_readme() => Finding.AssertNone(Repository.Features.SelectMany(Readme));

    [Fact]
    public void Each_use_case_takes_an_actor() => Finding.AssertNone(Repository.Source.SelectMany(WithoutActor));

    [Fact]
    public void Each_rule_finds_a_planted_fault()
    {
        const string Text = """
            static Task<Result<int>> Handle(Request request, Actor actor, Db db) => null;
            static Task<Result<int>> Handle(Request request, Db db, CancellationToken stop) => null;
            var a = Handle(request, db);
            """;
        Assert.Equal(2, Assert.Single(WithoutActor(new TextFile("src/Naungan.App/Runs/A.cs", Text))).Line);
    }

    private static IEnumerable<Finding> Readme(string feature)
    {
        var path = $"src/Naungan.App/{feature}/README.md";
        var readme = Repository.Files.SingleOrDefault(file => file.Path == path);
        if (readme is null)
            yield return new Finding(
                path,
                1,
                "missing",
                $"say what {feature} is for, in at most {ReadmeLinesMax} lines"
            );
        else if (readme.Lines.Length > ReadmeLinesMax)
            yield return new Finding(path, ReadmeLinesMax, $"{readme.Lines.Length} lines", $"at most {ReadmeLinesMax}");
    }

    private static IEnumerable<Finding> WithoutActor(TextFile file) =>
        from Match handle in Handle().Matches(file.CSharp.Code)
        where file.IsUnder("src/Naungan.App/") && !handle.Groups[1].Value.Contains("Actor ", StringComparison.Ordinal)
        select new Finding(file.Path, file.LineAt(handle.Index), "Handle takes no Actor", "who asks is an argument");

    [GeneratedRegex(@"\bstatic\b[^;{}=]*\bHandle\s*\(([^)]*)\)")]
    private static partial Regex Handle();
}
