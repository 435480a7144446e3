namespace Naungan.Tidy.Tests;

/// <summary>Something a tidy rule does not accept: where, what, and how to mend it.</summary>
internal sealed record Finding(string Path, int Line, string What, string Mend)
{
    public override string ToString() => string.Create(null, $"{Path}:{Line}: {What} -> {Mend}");

    /// <summary>Fails with every finding on a line of its own, in the order of the tree.</summary>
    internal static void AssertNone(IEnumerable<Finding> findings)
    {
        var all = findings
            .OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .Select(finding => finding.ToString())
            .ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
