using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>
/// Which feature may use which, as borders.csv says, and which names of other features a file speaks of.
/// </summary>
internal static partial class Borders
{
    public static Dictionary<string, HashSet<string>> Read(TextFile table) =>
        table
            .Lines.Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1].Split(' ').Where(name => name.Length > 0).ToHashSet());

    /// <summary>
    /// Uses that no row allows. Files beside the feature folders wire everything together and are free.
    /// </summary>
    public static IEnumerable<Finding> Crossed(
        TextFile file,
        IReadOnlyCollection<string> features,
        Dictionary<string, HashSet<string>> allowed
    )
    {
        if (file.Feature.Length == 0)
            yield break;
        var everyone = file.Feature == "Platform" ? [] : allowed.GetValueOrDefault("*", []);
        var own = allowed.GetValueOrDefault(file.Feature, []);
        foreach (var (name, line) in Uses(file, features))
        {
            if (name != file.Feature && !everyone.Contains(name) && !own.Contains(name))
                yield return new Finding(
                    file.Path,
                    line,
                    $"{file.Feature} uses {name}",
                    $"pass the value in, read your own tables, or add {name} to borders.csv and say why"
                );
        }
    }

    private static IEnumerable<(string Name, int Line)> Uses(TextFile file, IReadOnlyCollection<string> features)
    {
        var code = file.Kind == ".cs" ? file.CSharp.Code : file.Text;
        return FullName()
            .Matches(code)
            .Concat(ShortName().Matches(code))
            .Select(use => (Name: use.Groups[1].Value, Line: file.LineAt(use.Index)))
            .Where(use => use.Name == "Platform" || features.Contains(use.Name))
            .Distinct();
    }

    [GeneratedRegex(@"\bNaungan\.App\.([A-Z]\w+)\b")]
    private static partial Regex FullName();

    // Inside namespace Naungan.App.X the name Y.Z reaches the feature Y without a using.
    [GeneratedRegex(@"(?<![\w.@""])([A-Z]\w+)\.[A-Z]\w*(?:\.[A-Z]|\.\w+\(|\()")]
    private static partial Regex ShortName();
}
