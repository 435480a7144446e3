namespace Naungan.Tidy.Tests;

/// <summary>The two commands themselves: when they build, what they say, how they count.</summary>
public sealed class CommandsTests
{
    [Fact]
    public void Naungan_builds_only_when_a_source_changed_and_runs_where_the_user_stands()
    {
        using var shop = new Workshop("naungan");
        shop.Answer("*naungan.dll*) echo \"run $PWD $*\" >>\"$log\" ;;\n*) echo \"$1\" >>\"$log\" ;;");
        var stands = shop.Root + "/law";
        Assert.Equal(0, shop.Run("naungan", stands, "law", "show").Code);
        var program = shop.Root + "/src/Naungan.App/bin/Release/net10.0/naungan.dll";
        Assert.Equal(["build", $"run {stands} {program} law show"], shop.TakeLog());
        Assert.Empty(shop.Run("naungan", stands).Output);
        Assert.Single(shop.TakeLog());
        shop.Write("src/Naungan.App/obj/made.cs", "");
        shop.Write("src/Naungan.App/web/node_modules/a.js", "");
        shop.Run("naungan", stands);
        Assert.True(shop.TakeLog().Length <= 2, "what tools make is no source");
        foreach (
            var change in new[] { "law/a.yaml", "law/new/b.yaml", "src/Naungan.App/A.cs", "Directory.Build.props" }
        )
        {
            Thread.Sleep(20);
            shop.Write(change, "changed");
            shop.Run("naungan", stands);
            Assert.Equal("build", shop.TakeLog()[0]);
        }

        shop.Delete("law/new/b.yaml");
        shop.Run("naungan", stands);
        Assert.Equal("build", shop.TakeLog()[0]);
        shop.Run("naungan", stands);
        Assert.Single(shop.TakeLog());
    }

    [Fact]
    public void Naungan_says_in_a_line_what_is_missing_and_shows_the_errors_of_a_failed_build()
    {
        using var shop = new Workshop("naungan");
        shop.Answer("build*) for i in $(seq 90); do echo \"A.cs($i): error X\"; echo noise; done; exit 1 ;;");
        var (code, output) = shop.Run("naungan", shop.Root);
        Assert.Equal(1, code);
        Assert.Contains("A.cs(1): error X", output, StringComparison.Ordinal);
        Assert.DoesNotContain("noise", output, StringComparison.Ordinal);
        Assert.InRange(output.Split('\n').Length, 20, 25);
        shop.Tool("dotnet", "echo 9.0.100");
        Assert.EndsWith(
            "naungan: .NET SDK 10 is missing (dotnet.microsoft.com/download).\n",
            shop.Run("naungan", "/").Output
        );
    }

    [Theory]
    [InlineData("total=\"7\" executed=\"7\" passed=\"7\" failed=\"0\"", 0, "7 passed, 0 failed", 0)]
    [InlineData("total=\"7\" executed=\"6\" passed=\"4\" failed=\"2\"", 1, "4 passed, 2 failed, 1 skipped", 1)]
    [InlineData("total=\"0\" executed=\"0\" passed=\"0\" failed=\"0\"", 0, "0 passed, 1 failed", 1)]
    [InlineData("total=\"7\" executed=\"7\" passed=\"7\" failed=\"0\"", 134, "7 passed, 1 failed", 1)]
    [InlineData(null, 1, "0 passed, 1 failed", 1)]
    public void Check_ends_with_the_sum_over_all_projects(string? counters, int testCode, string sum, int code)
    {
        using var shop = new Workshop("check");
        shop.Write("tests/A.Tests/A.Tests.csproj", "<Project/>");
        var trx = counters is null ? ":" : $"echo '<Counters {counters} />' >TestResults/A.Tests.trx";
        shop.Answer($"test*) {trx}; exit {testCode} ;;\n*) exit 0 ;;");
        var (ended, output) = shop.Run("check", "/", "fast");
        Assert.Equal(sum, output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal(code, ended);
    }

    [Fact]
    public void Check_stops_at_a_failed_build_and_counts_it()
    {
        using var shop = new Workshop("check");
        shop.Write("tests/A.Tests/A.Tests.csproj", "<Project/>");
        shop.Answer("csharpier*) echo unformed; exit 1 ;;\nbuild*) echo 'A.cs(1): error X'; exit 1 ;;\n*) exit 0 ;;");
        var (code, output) = shop.Run("check", "/", "fast");
        Assert.Equal(1, code);
        Assert.Contains("unformed", output, StringComparison.Ordinal);
        Assert.Contains("A.cs(1): error X", output, StringComparison.Ordinal);
        Assert.Equal("0 passed, 2 failed", output.TrimEnd('\n').Split('\n')[^1]);
    }
}
