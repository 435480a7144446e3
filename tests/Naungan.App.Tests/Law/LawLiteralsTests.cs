using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Naungan.App.Law;
using Naungan.Core.Law;

namespace Naungan.App.Tests.Law;

/// <summary>No amount or rate of the law may stand in the code: it would outlive the decree that changes it.</summary>
public sealed partial class LawLiteralsTests
{
    [Fact]
    public void No_source_file_holds_an_amount_or_a_rate_of_the_law()
    {
        var found =
            from file in SourceFiles()
            from number in NumbersIn(File.ReadAllText(file))
            where _legal.Contains(number)
            select $"{Path.GetFileName(file)}: {number}";
        Assert.Empty(found);
    }

    [Fact]
    public void The_search_finds_what_it_must_find()
    {
        Assert.Contains(Rational.Parse("6800"), _legal);
        Assert.Contains(Rational.Parse("0.24"), _legal);
        Assert.Contains(Rational.Parse("10547400"), _legal);
        Assert.Equal(
            [Rational.Parse("6800"), Rational.Parse("0.24")],
            NumbersIn("var a = 6_800; /* 5 */ var b = 0.24m; // 99")
        );
        Assert.NotEmpty(SourceFiles());
    }

    // Round numbers (1,000,000), small whole ones (3, 15, 50) and tenths below one are everywhere for other reasons.
    private static readonly HashSet<Rational> _legal =
    [
        .. LawFiles.Shipped.Parameters.SelectMany(p => p.Values).SelectMany(v => Numbers(v.Value)).Where(IsDistinctive),
    ];

    private static bool IsDistinctive(Rational value) =>
        value.IsWhole
            ? value.Numerator >= 1000 && value.ToString().TrimEnd('0').Length > 1
            : value > 1 || value.Denominator > 10;

    private static IEnumerable<Rational> Numbers(LawValue? value) =>
        value switch
        {
            LawValue.Quantity quantity => [quantity.Amount],
            LawValue.Table table => table.Rows.SelectMany(row => row.Cells.Values.Append(row.From)),
            _ => [],
        };

    private static IEnumerable<Rational> NumbersIn(string code) =>
        Numeral()
            .Matches(Ignored().Replace(code, " "))
            .Select(match => match.Value.Replace("_", ""))
            .Where(text => Rational.TryParse(text, out _))
            .Select(Rational.Parse);

    private static IEnumerable<string> SourceFiles([CallerFilePath] string here = "")
    {
        var src = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src"));
        return Directory
            .EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            // Record linkage and the platform know no law; their weights and colours are fractions of their own.
            .Where(file => !file.Contains("Naungan.Linkage", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Platform{Path.DirectorySeparatorChar}"))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
    }

    // Strings and comments may quote the law; only code computes with it.
    [GeneratedRegex("""(?s)"{3}.*?"{3}|"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/""", RegexOptions.None, 5000)]
    private static partial Regex Ignored();

    [GeneratedRegex(@"(?<![\w.])\d[\d_]*(?:\.\d+)?(?![\w.]*x)", RegexOptions.None, 5000)]
    private static partial Regex Numeral();
}
