using System.Globalization;
using System.Reflection;
using Naungan.App.Platform;

namespace Naungan.App.Tests.Platform;

public sealed class LimitsTests
{
    [Fact]
    public void The_document_and_the_program_hold_the_same_limits()
    {
        var inProgram = typeof(Limits)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field =>
                $"{field.Name} {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"
            );
        var inDocument = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "limits.md"))
            .Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| limit", StringComparison.Ordinal)
            )
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1]} {cells[2]}");
        Assert.Equal(inProgram.Order(), inDocument.Order());
    }

    [Fact]
    public void Every_limit_says_why()
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "limits.md"));
        var reasons = lines
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[3].Trim());
        Assert.All(reasons, reason => Assert.True(reason.Length > 10 || reason == "why"));
    }
}
