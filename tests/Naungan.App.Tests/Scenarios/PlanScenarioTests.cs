using Naungan.App.Law;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios;
using Naungan.App.Scenarios.Paper;

namespace Naungan.App.Tests.Scenarios;

/// <summary>The planning side of every scenario gives the figures its article publishes.</summary>
public sealed class PlanScenarioTests
{
    private static readonly Actor _console = Actor.AtConsole(default, "uji");

    public static TheoryData<string> Names() => [.. PlanScenario.Names().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_figure_comes_out(string name)
    {
        var scenario = PlanScenario.Find(name)!;
        var figures = PlanFigures.Of(scenario, _console, LawFiles.Shipped);
        Assert.Null(figures.Refusal);
        var checks = PlanFigures.Compare(scenario, figures.Value).ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.True(check.Ok, $"{check.Name}: {check.Actual}, not {check.Expected}"));
    }

    [Fact]
    public void The_five_programmes_and_the_published_cases_are_all_there() =>
        Assert.Equal(
            [
                "kaltara-2022-non-asn",
                "kukar-2021-paritrana",
                "kukar-2021-preparation",
                "kukar-2022-budget",
                "kutim-2024-expansion",
                "published-cases",
            ],
            ScenarioFolder.Names()
        );

    [Fact]
    public void What_does_not_reconcile_says_why()
    {
        var cases = PlanScenario.Find("published-cases")!.Cases;
        Assert.All(cases.Where(one => one.Fits == "none"), one => Assert.NotEmpty(one.Why));
        Assert.Contains(cases, one => one.Fits == "exact");
    }

    [Fact]
    public void A_scenario_on_paper_has_no_files_to_make()
    {
        Assert.Equal("scenario-on-paper", ScenarioFolder.Load("published-cases").Refusal?.Reason);
        Assert.True(ScenarioFolder.Load(MadeScenario.Kukar).Value.Programmes.Count > 0);
    }

    [Theory]
    [InlineData("fits: exact", "fits: kira-kira")]
    [InlineData("fits: exact", "fits: none")]
    [InlineData("people: 1", "people: satu")]
    public void A_case_that_says_nonsense_stops_the_program(string good, string bad)
    {
        const string Text = """
            name: x
            title: x
            source: x
            cases:
              - { name: a, people: 1, start: 2024-01, months: 1, published: 5, fits: exact, seen: x }
            """;
        Assert.Throws<InvalidDataException>(() => PlanScenario.Read(Text.Replace(good, bad), "uji"));
    }
}
