using Naungan.App.Law;
using Naungan.Core.Law;

namespace Naungan.App.Tests.Law;

/// <summary>The files of law/ as they are shipped, and what the reader makes of files that are wrong.</summary>
public class LawFilesTests
{
    private static readonly Dictionary<string, DateOnly?> _sources = new() { ["pp-1"] = new DateOnly(2020, 5, 1) };

    public static TheoryData<string> Paths => [.. LawFiles.ParameterFiles(LawFiles.ShippedFolder)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_value_says_where_it_comes_from_and_when_it_was_checked(string path)
    {
        var parameter = LawFiles.Shipped.Find(path)!;
        Assert.NotEmpty(parameter.Values);
        Assert.NotEmpty(parameter.Title);
        Assert.All(
            parameter.Values,
            value =>
            {
                Assert.NotEmpty(value.Article);
                Assert.True(value.CheckedOn >= new DateOnly(2026, 1, 1), "checked before this lawbook existed");
                Assert.NotNull(LawFiles.Shipped.Source(value.Source));
                // A value said to be read needs a text to read it in; one nobody decided is never surer than
                // unverified.
                var kind = LawFiles.Shipped.Source(value.Source).Kind;
                Assert.False(value.Confidence == Confidence.Read && kind == SourceKind.Report);
                Assert.True(kind != SourceKind.Reading || value.Confidence == Confidence.Unverified);
            }
        );
    }

    [Fact]
    public void Every_source_is_used()
    {
        var used = LawFiles
            .Shipped.Parameters.SelectMany(p => p.Values)
            .SelectMany(v => v.SeenIn.Append(v.Source))
            .ToHashSet();
        Assert.All(LawFiles.Shipped.Sources, source => Assert.Contains(source.Key, used));
    }

    [Fact]
    public void Both_band_tables_have_the_same_limits_and_their_nominal_rate()
    {
        var jkk = Rows("bpu/jkk/bands");
        var jht = Rows("bpu/jht/bands");
        Assert.Equal(33, jkk.Count);
        Assert.Equal(jkk.Select(r => (r.From, r["base"])), jht.Select(r => (r.From, r["base"])));
        Assert.All(jkk, row => Assert.Equal(row["base"].DividedBy(100), row["amount"]));
        Assert.All(jht, row => Assert.Equal(row["base"].DividedBy(50), row["amount"]));
        Assert.All(jkk, row => Assert.True(row.From <= row["base"]));
    }

    [Theory]
    [InlineData("unit: rupiah", "unit: dollar", "unit")]
    [InlineData("value: 10", "value: 1,5", "bukan bilangan")]
    [InlineData("value: 10", "val: 10", "'value' hilang")]
    [InlineData("source: pp-1", "source: pp-9", "pp-9")]
    [InlineData("article: Pasal 1", "article: ''", "article")]
    [InlineData("checked: 2026-11-21", "checked: 21-11-2026", "bukan tanggal")]
    [InlineData("confidence: read", "confidence: sure", "confidence")]
    [InlineData("title: Judul", "title: [", "YAML rusak")]
    [InlineData("title: Judul", "titel: Judul", "title")]
    [InlineData("from: 2020-01-01", "from: 2021-06-01", "harus naik")]
    [InlineData("unit: rupiah", "unit: choice", "choices")]
    [InlineData("unit: rupiah", "unit: choice\nchoices:\n  ten: Sepuluh", "tidak ada dalam choices")]
    [InlineData("confidence: read", "confidence: read\n    extra: 1", "extra")]
    public void A_slip_in_a_file_is_named_and_stops_the_reading(string right, string wrong, string told)
    {
        Assert.Equal(2, LawYaml.Parameter(Good, "a/b", _sources).Values.Count);
        var at = Good.IndexOf(right, StringComparison.Ordinal);
        var broken = Good[..at] + wrong + Good[(at + right.Length)..];
        var problem = Assert.Throws<InvalidDataException>(() => LawYaml.Parameter(broken, "a/b", _sources));
        Assert.Contains("a/b", problem.Message);
        Assert.Contains(told, problem.Message);
    }

    [Fact]
    public void Publication_is_when_a_value_became_known_unless_it_says_otherwise()
    {
        var values = LawYaml.Parameter(Good, "a/b", _sources).Values;
        Assert.Equal(new DateOnly(2020, 5, 1), values[0].KnownFrom);
        Assert.Equal(new DateOnly(2021, 2, 1), values[1].KnownFrom);
        Assert.Null(values[1].Value);
    }

    private const string Good = """
        title: Judul
        title_en: Title
        unit: rupiah
        values:
          - from: 2020-01-01
            value: 10
            source: pp-1
            article: Pasal 1
            checked: 2026-11-21
            confidence: read
          - from: 2021-01-01
            value: null
            source: pp-1
            article: not found
            checked: 2026-11-21
            confidence: reported
            known_from: 2021-02-01
        """;

    private static IReadOnlyList<Band> Rows(string path) =>
        ((LawValue.Table)LawFiles.Shipped.Find(path)!.Values[0].Value!).Rows;
}
