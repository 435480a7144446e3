using System.Diagnostics;
using Naungan.App.Tests.Platform.Web;

namespace Naungan.App.Tests;

/// <summary>What the README shows is what happens: its commands are run and their output is compared.</summary>
public sealed class ReadmeTests
{
    private static string Text => File.ReadAllText(Repository.Path("README.md"));

    public static TheoryData<string> Shown => [.. Readme.Commands(Text).Select(one => one.Command)];

    [Theory, MemberData(nameof(Shown))]
    public async Task The_command_answers_as_shown(string command)
    {
        var shown = Readme.Commands(Text).First(one => one.Command == command);
        var actual = await Run(command);
        var difference = Readme.FirstDifference(shown.Output, actual);
        Assert.True(
            difference is null,
            $"README shows:\n{difference}\nbut '{command}' answers:\n{string.Join('\n', actual)}"
        );
    }

    [Fact]
    public void Every_file_the_README_links_to_exists()
    {
        var links = Text.Split("](").Skip(1).Select(part => part.Split(')')[0]);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.Path(link)), $"README links to {link}."));
    }

    [Fact]
    public void A_difference_in_the_output_is_found()
    {
        var shown = Readme.Commands("```console\n$ a b\none 1,5 s\n...\nfour\n$ c\n```\n```sh\n$ d\n```\n");
        Assert.Equal(["a b", "c"], shown.Select(one => one.Command));
        Assert.Null(Readme.FirstDifference(shown[0].Output, ["one 20 s", "two", "three", "four"]));
        Assert.Equal("four", Readme.FirstDifference(shown[0].Output, ["one 2 s", "two"]));
        Assert.NotNull(Readme.FirstDifference(shown[0].Output, ["one 2 s", "four", "five"]));
        Assert.NotNull(Readme.FirstDifference(shown[1].Output, ["something"]));
    }

    /// <summary>
    /// Runs the program these tests were built with, in an empty folder; both kinds of output, as a terminal shows
    /// them.
    /// </summary>
    private static async Task<IReadOnlyList<string>> Run(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("./naungan", words[0]);
        var program = Path.Combine(AppContext.BaseDirectory, "naungan.dll");
        var folder = Directory.CreateTempSubdirectory("naungan-readme-");
        var start = new ProcessStartInfo("dotnet", [program, .. words[1..]])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        return output.TrimEnd('\n').Split('\n');
    }
}
