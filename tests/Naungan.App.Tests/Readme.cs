using System.Text.RegularExpressions;

namespace Naungan.App.Tests;

/// <summary>A command the README shows, and the output it shows below it.</summary>
internal sealed record ShownCommand(string Command, IReadOnlyList<string> Output);

/// <summary>
/// The examples of a document: fenced blocks marked <c>console</c>, commands after "$ ", their output below.
/// </summary>
internal static partial class Readme
{
    public static IReadOnlyList<ShownCommand> Commands(string text)
    {
        var shown = new List<ShownCommand>();
        foreach (Match block in Block().Matches(text))
        {
            foreach (var part in block.Groups[1].Value.Split("$ ").Skip(1))
            {
                var lines = part.TrimEnd('\n').Split('\n');
                shown.Add(new ShownCommand(lines[0], lines[1..]));
            }
        }

        return shown;
    }

    /// <summary>
    /// Null when the output is as shown, otherwise the first shown line that does not come. A shown line of three dots
    /// stands for any number of lines; how long something took may differ.
    /// </summary>
    public static string? FirstDifference(IReadOnlyList<string> shown, IReadOnlyList<string> actual)
    {
        var at = 0;
        var mayskip = false;
        foreach (var line in shown)
        {
            if (line.Trim() == "...")
            {
                mayskip = true;
                continue;
            }

            while (mayskip && at < actual.Count && Plain(actual[at]) != Plain(line))
                at++;
            if (at >= actual.Count || Plain(actual[at]) != Plain(line))
                return line;
            at++;
            mayskip = false;
        }

        return mayskip || at == actual.Count ? null : "(end), but there follows: " + actual[at];
    }

    private static string Plain(string line) => Duration().Replace(line.TrimEnd(), "#");

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\b\d+([.,]\d+)? ?(ms|s|detik|menit)\b|(?<=seconds"": )[\d.]+")]
    private static partial Regex Duration();
}
