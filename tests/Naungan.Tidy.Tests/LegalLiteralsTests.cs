using System.Globalization;
using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>
/// No amount and no day of the law stands in source code: not as a number, not in a string, not in a page. A power of
/// ten also counts rows and bytes, so it is looked at only on lines that speak of money. Linkage knows no law and is
/// left out.
/// </summary>
public sealed partial class LegalLiteralsTests
{
    private const string Mend = "ask the lawbook for it; if it means something else, name it in plain-numbers.csv";
    private const string Exceptions = "tests/Naungan.Tidy.Tests/plain-numbers.csv";

    // Sums people know by heart: JKK + JKM of the lowest band, and the grants of JKM. They follow from law/, and stand
    // in no file.
    private static readonly long[] _knownSums = [16_800, 8_400, 42_000_000, 50_400];

    [Fact]
    public void No_legal_number_or_day_stands_in_source_code()
    {
        var law = LawValues.From(Repository.Files.Where(IsParameter));
        law.Amounts.UnionWith(_knownSums);
        Assert.True(law.Amounts.Count > 50 && law.Days.Count > 10, "law/ was not read");
        var allowed = Repository.File(Exceptions).Lines.Skip(1).Select(line => line.Split(',')).ToList();
        Finding.AssertNone(
            Repository
                .Files.Where(file =>
                    (file.IsUnder("src/Naungan.App/") || file.IsUnder("src/Naungan.Core/"))
                    && file.Kind is ".cs" or ".cshtml" or ".sql" or ".txt" or ".js"
                )
                .SelectMany(file => Literals(file, law))
                .Where(found => !allowed.Any(row => row[0] == found.Path && found.What.Split(' ')[0] == row[1]))
        );
    }

    [Fact]
    public void The_rule_finds_planted_faults()
    {
        var law = LawValues.From([
            new TextFile("law/a.yaml", "unit: rupiah\nvalues:\n  - from: 2019-12-02\n    value: 20_000_000\n"),
            new TextFile(
                "law/b.yaml",
                "values:\n  - from: 2015-07-01\n    value:\n      - { base: 1000000, amount: 6800 }\n"
            ),
        ]);
        Assert.Equal([6800, 1_000_000], law.Amounts.Where(amount => amount < 2_000_000).Order());
        law.Amounts.Add(20_000_000);
        const string Text = """
            var a = 20_000_000L;
            var b = "bayar 6.800 rupiah";
            var c = new DateOnly(2019, 12, 2);
            var d = "2015-07-01";
            var e = 201912;
            var rows = 1_000_000;
            var f = new Rupiah(1_000_000);
            var g = 6801; // 6800
            """;
        var found = Literals(new TextFile("src/A.cs", Text), law).Select(one => one.Line);
        Assert.Equal([1, 2, 3, 4, 5, 7], found.Order());
        Assert.Single(Literals(new TextFile("src/A.cshtml", "<p>Rp6.800 sebulan</p>"), law));
    }

    private static bool IsParameter(TextFile file) =>
        file.IsUnder("law/") && !file.IsUnder("law/cases/") && file.Kind == ".yaml";

    private static IEnumerable<Finding> Literals(TextFile file, LawValues law)
    {
        var text = file.Kind == ".cs" ? WithoutComments(file) : file.Text;
        foreach (Match number in Number().Matches(text))
        {
            var digits = Separator().Replace(number.Value, "");
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                continue;
            var line = file.LineAt(number.Index);
            if (
                (law.Amounts.Contains(value) || law.Months.Contains(value))
                && !IsPlainCount(value, file.Lines[line - 1])
            )
                yield return new Finding(file.Path, line, $"{value} is a number of law/", Mend);
        }

        foreach (Match day in Day().Matches(text))
        {
            var parts = day.Groups.Values.Skip(1).Where(part => part.Success).Select(part => part.Value).ToList();
            if (DateOnly.TryParseExact(string.Join('-', parts), "yyyy-M-d", out var date) && law.Days.Contains(date))
                yield return new Finding(
                    file.Path,
                    file.LineAt(day.Index),
                    $"{date:yyyy-MM-dd} is a day of law/",
                    Mend
                );
        }
    }

    private static bool IsPlainCount(long value, string line) =>
        PowerOfTen().IsMatch(value.ToString(CultureInfo.InvariantCulture))
        && !line.Contains("Rupiah", StringComparison.Ordinal)
        && !line.Contains("Rp", StringComparison.Ordinal);

    private static string WithoutComments(TextFile file)
    {
        var text = file.Text.ToCharArray();
        foreach (var comment in file.CSharp.Comments)
            Array.Fill(text, ' ', comment.Start, comment.Text.Length);
        return new string(text);
    }

    [GeneratedRegex(@"(?<![\w.,#-])(?:Rp ?)?(\d{1,3}([._,]\d{3})+|\d{4,})(?=[lLmM]?\b)(?![.,]\d|-\d)")]
    private static partial Regex Number();

    [GeneratedRegex("Rp|[ ._,]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^10+$")]
    private static partial Regex PowerOfTen();

    [GeneratedRegex(@"new(?:\s+DateOnly)?\(\s*(\d{4}),\s*(\d{1,2}),\s*(\d{1,2})\s*\)|\b(\d{4})-(\d{2})-(\d{2})\b")]
    private static partial Regex Day();
}
