using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>The repository works anywhere: no folder of a developer's machine, no package registry's address.</summary>
public sealed partial class PlacesTests
{
    [Fact]
    public void No_machine_and_no_registry_is_named() => Finding.AssertNone(Repository.Files.SelectMany(Places));

    [Fact]
    public void The_rule_finds_planted_faults()
    {
        var home = "/ho" + "me/budi/naungan";
        var host = "https://registry." + "npmjs.org/x";
        Assert.Equal([2, 3], Places(new TextFile("a.json", $"fine\n{home}\n{host}\n")).Select(found => found.Line));
    }

    private static IEnumerable<Finding> Places(TextFile file) =>
        from line in file.Lines.Index()
        where Place().IsMatch(line.Item)
        select new Finding(file.Path, line.Index + 1, line.Item.Trim(), "take it out; each machine has its own");

    [GeneratedRegex(
        @"(?<![\w.:/])/(work|farm|home|root|Users)/[\w.]|/tmp/(research|bash_jobs)|registry\.npmjs|api\.nuget\.org|deb\.debian\.org|archive\.ubuntu\.com"
    )]
    private static partial Regex Place();
}
