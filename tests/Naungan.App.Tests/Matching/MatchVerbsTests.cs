using System.Globalization;
using System.Text.Json;
using Naungan.App.Platform.Cli;

namespace Naungan.App.Tests.Matching;

/// <summary>The verbs that link lists: what they find, write and say, and what they refuse.</summary>
public sealed class MatchVerbsTests : IDisposable
{
    private const int People = 150;
    private const int Again = 25;
    private const string Heading = "id,nik,name,birth_date,sex,mother,village,phone";
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-match-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Dedupe_finds_the_repeated_and_writes_pairs_and_clusters()
    {
        var list = Write("warga.csv", [Heading, .. Rows("a", 0, People), .. Rows("b", 0, Again)]);
        var (pairs, clusters) = (Path.Combine(_folder, "p.csv"), Path.Combine(_folder, "c.csv"));

        var done = await Done(
            "match",
            "dedupe",
            list,
            "--settings",
            "person-id",
            "--pairs",
            pairs,
            "--clusters",
            clusters
        );

        Assert.Equal(People + Again, done.GetProperty("records").GetInt32());
        Assert.Equal(Again, done.GetProperty("matches").GetInt32());
        Assert.Equal(People, done.GetProperty("clusters").GetInt32());
        Assert.True(done.GetProperty("candidate_pairs").GetInt64() >= Again);
        Assert.True(done.GetProperty("peak_bytes").GetInt64() > 0);
        foreach (var phase in new[] { "read", "block", "train", "score", "cluster", "total" })
            Assert.True(done.GetProperty("seconds").GetProperty(phase).GetDouble() >= 0);
        var found = File.ReadAllLines(pairs);
        Assert.Equal("id_left,id_right,probability,weight", found[0]);
        Assert.All(
            Enumerable.Range(0, Again),
            i => Assert.Contains(found, line => line.StartsWith($"a{i},b{i},", StringComparison.Ordinal))
        );
        var groups = File.ReadAllLines(clusters)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(f => f[0], f => f[1]);
        Assert.Equal(People + Again, groups.Count);
        Assert.Equal(groups["a3"], groups["b3"]);
        Assert.NotEqual(groups["a3"], groups["a4"]);
    }

    [Fact]
    public async Task Link_finds_the_people_of_one_list_in_another()
    {
        var left = Write("dinas.csv", [Heading, .. Rows("b", 20, Again)]);
        var right = Write("induk.csv", [Heading, .. Rows("a", 0, People)]);
        var pairs = Path.Combine(_folder, "p.csv");

        var done = await Done("match", "link", left, right, "--settings", "person-id", "--pairs", pairs);

        Assert.Equal(Again, done.GetProperty("matches").GetInt32());
        Assert.Contains(File.ReadAllLines(pairs), line => line.StartsWith("b20,a20,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explain_speaks_of_the_last_run_without_naming_its_files()
    {
        var list = Write("warga.csv", [Heading, .. Rows("a", 0, People), .. Rows("b", 0, Again)]);
        await Done("match", "dedupe", list, "--settings", "person-id");

        var told = await Done("match", "explain", "--settings", "person-id", "--left", "a7", "--right", "b7");

        var steps = told.GetProperty("steps").EnumerateArray().ToList();
        var sum = steps.Sum(s => s.GetProperty("weight").GetDouble() + s.GetProperty("frequency_weight").GetDouble());
        Assert.True(told.GetProperty("probability").GetDouble() > 0.95);
        Assert.Equal(told.GetProperty("weight").GetDouble(), sum, 6);
        Assert.Contains(steps, s => s.GetProperty("fact").GetString() == "nik+birth_date");
        Assert.Equal(
            "unknown-id",
            await Refused("match", "explain", "--settings", "person-id", "--left", "a7", "--right", "z")
        );
    }

    [Fact]
    public async Task Encoded_lists_show_no_name_and_link_as_plain_ones_do()
    {
        var key = Write("kunci.txt", ["kunci bersama dua instansi yang panjang"]);
        var left = await Encoded("dinas", [Heading, .. Rows("b", 0, Again)], key);
        var right = await Encoded("induk", [Heading, .. Rows("a", 0, People)], key);
        var pairs = Path.Combine(_folder, "p.csv");

        var done = await Done("match", "link", left, right, "--settings", left + ".json", "--pairs", pairs);

        Assert.DoesNotContain(
            Rows("a", 3, 1)[0].Split(',')[2],
            File.ReadAllText(right),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(File.ReadAllText(left + ".json"), File.ReadAllText(right + ".json"));
        var found = File.ReadAllLines(pairs).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(found, pair => Assert.Equal(pair[0][1..], pair[1][1..]));
        Assert.InRange(done.GetProperty("matches").GetInt32(), Again - 2, Again);
    }

    [Fact]
    public async Task A_key_that_is_too_short_is_refused()
    {
        var list = Write("warga.csv", [Heading, .. Rows("a", 0, 3)]);
        var key = Write("kunci.txt", ["pendek"]);
        string[] to = ["--out", Path.Combine(_folder, "o.csv"), "--link-settings", Path.Combine(_folder, "o.json")];

        Assert.Equal(
            "key-too-short",
            await Refused(["match", "encode", list, "--settings", "person-id", "--key", key, .. to])
        );
    }

    [Theory]
    [InlineData("a1,1,NAMA", "field-count", "3")]
    [InlineData("a0,6402065202800001,NAMA,1980-02-12,P,IBU,64.02.06.2001,0812", "duplicate-id", "3")]
    [InlineData(",6402065202800001,NAMA,1980-02-12,P,IBU,64.02.06.2001,0812", "missing-id", "3")]
    [InlineData("a1,\"6402,NAMA,1980-02-12,P,IBU,64.02.06.2001,0812", "unclosed-quote", "3")]
    public async Task A_bad_line_is_refused_by_its_number_or_set_aside_and_counted(
        string line,
        string reason,
        string place
    )
    {
        var list = Write("warga.csv", [Heading, Rows("a", 0, 1)[0], line, .. Rows("a", 2, 2)]);

        var (_, output, _) = await Run("match", "dedupe", list, "--settings", "person-id", "--json");
        var refusal = JsonDocument.Parse(output).RootElement.GetProperty("refusal");
        Assert.Equal(reason, refusal.GetProperty("reason").GetString());
        Assert.Contains($"line {place}", refusal.GetProperty("message").GetString()!, StringComparison.Ordinal);

        if (reason == "unclosed-quote")
            return; // Everything behind an open quotation mark is inside it.
        var done = await Done("match", "dedupe", list, "--settings", "person-id", "--set-aside");
        Assert.Equal(1, done.GetProperty("set_aside").GetInt32());
        Assert.Equal(3, done.GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named()
    {
        var list = Write("warga.csv", [Heading, .. Rows("a", 0, 3)]);
        var settings = Write("s.json", ["""{ "preset": "person-id", "roles": { "kelurahan": "code" } }"""]);

        var (code, output, _) = await Run("match", "dedupe", list, "--settings", settings, "--json");

        Assert.Equal(Exit.Refused, code);
        Assert.Contains("missing-column", output, StringComparison.Ordinal);
        Assert.Contains("kelurahan", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_settings_that_cannot_be_read_are_refused()
    {
        var list = Write("warga.csv", [Heading, .. Rows("a", 0, 3)]);
        var broken = Write("s.json", ["{ preset: "]);
        var (code, _, _) = await Run("match", "dedupe", list, "--settings", "person-id", "--threshold", "2");

        Assert.Equal("file-not-found", await Refused("match", "dedupe", list + "x", "--settings", "person-id"));
        Assert.Equal("settings-unreadable", await Refused("match", "dedupe", list, "--settings", broken));
        Assert.Equal("settings-unreadable", await Refused("match", "dedupe", list, "--settings", list + "x"));
        Assert.Equal(Exit.WrongUsage, code);
    }

    private async Task<string> Encoded(string name, string[] lines, string key)
    {
        var plain = Write(name + ".csv", lines);
        var to = Path.Combine(_folder, name + ".samar");
        await Done(
            "match",
            "encode",
            plain,
            "--settings",
            "person-id",
            "--key",
            key,
            "--out",
            to,
            "--link-settings",
            to + ".json"
        );
        return to;
    }

    // Row n of list "b" is row n of list "a" with a slip in the name and another way to write the rest.
    private static string[] Rows(string list, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n => list == "a" ? Row(list, n, "") : Row(list, n, "h"))];

    private static string Row(string list, int n, string slip)
    {
        var birth = new DateOnly(1950, 1, 1).AddDays(n * 131);
        var day = birth.Day + (n % 2 == 0 ? 40 : 0);
        var nik = string.Create(CultureInfo.InvariantCulture, $"640206{day:D2}{birth:MMyy}{(n % 7) + 1:D4}");
        var date = birth.ToString(slip.Length == 0 ? "yyyy-MM-dd" : "dd-MM-yyyy", CultureInfo.InvariantCulture);
        var (first, last, mother) = (Word(n * 7), Word((n * 11) + 3), Word((n * 13) + 5));
        var village = string.Create(CultureInfo.InvariantCulture, $"64.02.06.{2001 + (n % 9)}");
        var phone = string.Create(CultureInfo.InvariantCulture, $"0812{(n * 7919) % 100_000_000:D8}");
        return $"{list}{n},{nik},{first}{slip} {last},{date},{(n % 2 == 0 ? "P" : "L")},{mother},{village},{phone}";
    }

    private static string Word(int n)
    {
        string[] parts = ["ba", "ri", "su", "ka", "ne", "to", "mi", "la", "du", "wa", "go"];
        return parts[n % 11] + parts[n / 11 % 11] + parts[(n * 5 / 7) % 11];
    }

    private string Write(string name, string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    private async Task<JsonElement> Done(params string[] args)
    {
        var (code, output, error) = await Run([.. args, "--json"]);
        Assert.True(code == Exit.Done, output + error);
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task<string> Refused(params string[] args)
    {
        var (code, output, _) = await Run([.. args, "--json"]);
        Assert.Equal(Exit.Refused, code);
        return JsonDocument.Parse(output).RootElement.GetProperty("refusal").GetProperty("reason").GetString()!;
    }

    private async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var stop = TestContext.Current.CancellationToken;
        var code = await CommandLine.Run([.. args, "--data", _folder], output, error, TimeProvider.System, stop);
        return (code, output.ToString(), error.ToString());
    }
}
