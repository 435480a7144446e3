using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>Names say what a thing is; an interface stands only where two things stand behind it.</summary>
public sealed partial class NamesTests
{
    private const string Telling = "name it by what it does or what it is";

    [Fact]
    public void No_type_has_a_name_that_tells_nothing() =>
        Finding.AssertNone(Repository.Source.Concat(Repository.Tests).SelectMany(EmptyNames));

    [Fact]
    public void No_file_or_folder_has_a_name_that_tells_nothing() =>
        Finding.AssertNone(
            from file in Repository.Files
            where file.Path.Split('/').Any(part => EmptyName().IsMatch(part.Split('.')[0]))
            select new Finding(file.Path, 1, "the name tells nothing", Telling)
        );

    [Fact]
    public void Every_interface_of_ours_has_two_implementations() =>
        Finding.AssertNone(LonelyInterfaces([.. Repository.Source]));

    [Fact]
    public void Each_rule_finds_a_planted_fault()
    {
        var file = new TextFile("a.cs", "interface IThing;\nclass RunManager : IThing { }\nrecord RunUtils(int A);\n");
        Assert.Equal([2, 3], EmptyNames(file).Select(found => found.Line));
        Assert.Equal(1, Assert.Single(LonelyInterfaces([file])).Line);
        Assert.Empty(EmptyNames(new TextFile("b.cs", "class Database; // class XHelper\n")));
        Assert.Empty(LonelyInterfaces([file, new TextFile("b.cs", "class Other(int a) : Base<int>, IThing;")]));
    }

    private static IEnumerable<Finding> EmptyNames(TextFile file) =>
        from Match type in TypeName().Matches(file.CSharp.Code)
        where EmptyName().IsMatch(type.Groups[2].Value)
        select new Finding(
            file.Path,
            file.LineAt(type.Index),
            $"the name {type.Groups[2].Value} tells nothing",
            Telling
        );

    private static IEnumerable<Finding> LonelyInterfaces(IReadOnlyList<TextFile> files) =>
        from file in files
        from Match type in TypeName().Matches(file.CSharp.Code)
        where type.Groups[1].Value == "interface"
        let name = type.Groups[2].Value
        let uses = files.Sum(other =>
            Regex.Count(other.CSharp.Code, $@"(:|,)\s*{name}\b(<[^>]*>)?\s*(,|\{{|;|where\b)")
        )
        where uses < 2
        select new Finding(
            file.Path,
            file.LineAt(type.Index),
            $"{name} has {uses} implementation",
            "call the type itself; an interface is for two that ship"
        );

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(Helpers?|Utils?|Utilit(y|ies)|Manager|Service|Base|Common|Misc|Info|Data)$")]
    private static partial Regex EmptyName();
}
