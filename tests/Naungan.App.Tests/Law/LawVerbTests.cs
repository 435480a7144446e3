using System.Text.Json;
using Naungan.App.Platform.Cli;

namespace Naungan.App.Tests.Law;

/// <summary>The law commands as scripts call them.</summary>
public class LawVerbTests
{
    private const string Bpu = "law contribution --segment bpu --programmes jkk,jkm --month 2024-08 --income 1000000";
    private const string Death = "law benefit --event death --segment bpu --wage 1000000";

    [Fact]
    public async Task Show_gives_the_value_with_its_source()
    {
        var shown = await Json("law show bpu/jkm/amount --on 2024-08-19", Exit.Done);
        Assert.Equal(6800, shown.GetProperty("value").GetInt64());
        Assert.Equal(
            ("rupiah", "2015-07-01", "pp-44-2015", "not found", "reported"),
            (
                Text(shown, "unit"),
                Text(shown, "from"),
                Text(shown, "source"),
                Text(shown, "article"),
                Text(shown, "confidence")
            )
        );
    }

    [Theory]
    [InlineData("law show bpu/jkm/amount --on 2015-06-30", "no-law-on")]
    [InlineData("law show bpu/jkm/nothing --on 2024-08-19", "not-found")]
    [InlineData("law show bpu/discount/other --on 2026-05-01 --known-at 2025-12-21", null)]
    [InlineData("law show bpu/discount/funding/apbd --on 2026-05-01 --known-at 2025-12-21", "no-law-on")]
    [InlineData(
        "law contribution --segment bpu --programmes jp --month 2024-08 --income 1 --funding self",
        "programme-not-for-segment"
    )]
    [InlineData(
        "law contribution --segment pu --programmes jkk --month 2024-08 --wage 1 --funding csr",
        "risk-class-needed"
    )]
    [InlineData(
        "law contribution --segment pu --programmes jkk --month 2024-08 --wage 1 --risk 6 --funding apbd",
        "risk-class-needed"
    )]
    [InlineData(Death + " --on 2024-01-01 --member-since 2024-01-02 --paid-months 1", "event-before-membership")]
    public async Task A_refusal_ends_with_one_and_its_reason(string line, string? reason)
    {
        var answer = await Json(line, reason is null ? Exit.Done : Exit.Refused);
        if (reason is not null)
            Assert.Equal(reason, answer.GetProperty("refusal").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("law show bpu/jkm/amount")]
    [InlineData("law show bpu/jkm/amount --on 19-08-2024")]
    [InlineData("law contribution --segment xyz --programmes jkk --month 2024-08 --income 1 --funding self")]
    [InlineData("law contribution --segment bpu --programmes jkk,,jkm --month 2024-08 --income 1 --funding self")]
    [InlineData("law contribution --segment bpu --programmes 3 --month 2024-08 --income 1 --funding self")]
    [InlineData("law contribution --segment bpu --programmes jkk --month 2024-13 --income 1 --funding self")]
    [InlineData("law contribution --segment bpu --programmes jkk --month 2024-08 --income 1,5 --funding self")]
    [InlineData("law contribution --segment bpu --programmes jkk --month 2024-08 --income 1 --wage 1 --funding self")]
    [InlineData("law contribution --segment bpu --programmes jkk --month 2024-08 --funding self")]
    [InlineData(
        "law benefit --event nothing --on 2024-01-01 --segment bpu --wage 1 --member-since 2024-01-01 --paid-months 1"
    )]
    [InlineData(Death + " --on 2024-01-01 --member-since 2024-01-01 --paid-months 1 --children sd:x")]
    [InlineData(Death + " --on 2024-01-01 --member-since 2024-01-01 --paid-months 1 --costs boat:1")]
    public async Task Wrong_usage_ends_with_two(string line) => Assert.Equal(Exit.WrongUsage, (await Run(line)).Exit);

    [Fact]
    public async Task A_contribution_has_lines_that_explain_themselves()
    {
        var answer = await Json(Bpu + " --funding apbd", Exit.Done);
        Assert.Equal(16800, answer.GetProperty("total").GetInt64());
        var lines = answer.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(["jkk", "jkm"], lines.Select(line => Text(line, "programme")));
        Assert.Equal([10000, 6800], lines.Select(line => line.GetProperty("amount").GetInt64()));
        Assert.All(lines, line => Assert.NotEmpty(Text(line.GetProperty("because")[0], "source")));
    }

    [Fact]
    public async Task A_benefit_names_what_a_failing_condition_withholds()
    {
        var answer = await Json(Death + " --on 2025-09-15 --member-since 2025-07-16 --paid-months 2", Exit.Done);
        Assert.Equal(10000000, answer.GetProperty("total").GetInt64());
        var withheld = Assert.Single(answer.GetProperty("withheld").EnumerateArray());
        Assert.Equal("jkm-death", Text(withheld, "name"));
        Assert.Contains(
            "permenaker-1-2025",
            withheld.GetProperty("because").EnumerateArray().Select(b => Text(b, "source"))
        );
    }

    [Fact]
    public async Task Every_option_of_a_benefit_is_heard()
    {
        const string since =
            " --on 2024-08-19 --segment bpu --income 1000000 --member-since 2024-08-01 --paid-months 1";
        await Total("law benefit --event temporary-inability --months-unable 14" + since, 13000000);
        await Total("law benefit --event accident-partial-disability --disability 10" + since, 8000000);
        await Total(
            "law benefit --event accident-functional-disability --disability 10 --function-loss 50" + since,
            4000000
        );
        await Total(
            "law benefit --event accident-costs --costs transport-land:6000000,glasses:800000" + since,
            5800000
        );
        await Total("law benefit --event accident-death --children sd,sd" + since, 244000000);
    }

    [Fact]
    public async Task Unverified_values_are_shouted_in_plain_text()
    {
        Assert.Contains("BELUM DIVERIFIKASI", (await Run("law show contribution/rounding --on 2024-01-01")).Output);
        Assert.Contains("BELUM DIVERIFIKASI", (await Run(Bpu.Replace("2024-08", "2026-05") + " --funding csr")).Output);
        Assert.Contains("Rp16.800", (await Run(Bpu + " --funding apbd")).Output);
        Assert.Contains("dasar 1.000.000", (await Run("law show bpu/jkk/bands --on 2024-01-01")).Output);
        Assert.Contains("jkk, jkm, jht", (await Run("law show bpu/programmes --on 2024-01-01")).Output);
    }

    private static async Task Total(string line, long total) =>
        Assert.Equal(total, (await Json(line, Exit.Done)).GetProperty("total").GetInt64());

    private static async Task<JsonElement> Json(string line, int exit)
    {
        var (code, output) = await Run(line + " --json");
        Assert.True(exit == code, $"{line}: {code} {output}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Exit, string Output)> Run(string line)
    {
        var output = new StringWriter();
        var code = await CommandLine.Run(line.Split(' '), output, TextWriter.Null, TimeProvider.System, default);
        return (code, output.ToString());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
