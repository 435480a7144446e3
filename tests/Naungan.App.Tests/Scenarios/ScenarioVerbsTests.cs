using System.Text.Json;
using Naungan.App.Platform.Cli;
using Naungan.App.Scenarios;

namespace Naungan.App.Tests.Scenarios;

public sealed class ScenarioVerbsTests
{
    [Fact]
    public async Task List_names_every_file_of_the_folder()
    {
        var (code, output, _) = await Run("scenario", "list", "--json");
        using var json = JsonDocument.Parse(output);
        var names = json
            .RootElement.GetProperty("scenarios")
            .EnumerateArray()
            .Select(s => s.GetProperty("name").GetString());
        Assert.Equal(Exit.Done, code);
        Assert.Equal(ScenarioFolder.Names(), names);
        Assert.Contains(MadeScenario.Kukar, ScenarioFolder.Names());
    }

    [Fact]
    public async Task Show_prints_the_published_figures_and_the_assumptions()
    {
        var (code, output, _) = await Run("scenario", "show", MadeScenario.Kukar);
        Assert.Equal(Exit.Done, code);
        foreach (var expected in new[] { "35.440", "10.633", "13.107", "Rp1.070.000.000", "Anggapan", "Oktober 2021" })
            Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_scenario_is_refused_with_the_names_there_are()
    {
        var (code, _, error) = await Run("scenario", "show", "tidak-ada");
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("scenario-unknown", error, StringComparison.Ordinal);
        Assert.Contains(MadeScenario.Kukar, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_written_where_asked()
    {
        var folder = Directory.CreateTempSubdirectory("naungan-scenario-");
        try
        {
            var (code, output, _) = await Run(
                "scenario",
                "files",
                MadeScenario.Kukar,
                "--out",
                folder.FullName,
                "--scale",
                "0.01",
                "--seed",
                "5",
                "--json"
            );
            using var json = JsonDocument.Parse(output);
            Assert.Equal(Exit.Done, code);
            foreach (var file in json.RootElement.GetProperty("files").EnumerateArray())
                Assert.True(File.Exists(Path.Combine(folder.FullName, file.GetProperty("file").GetString()!)));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "truth.csv")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The ceilings must hold what the scenario asks for, under every reading, at the contribution the article implies.
    [Fact]
    public void The_scenario_adds_up()
    {
        var scenario = ScenarioFolder.Load(MadeScenario.Kukar).Value;
        var workers = scenario.Programme("pekerja-rentan").Sectors.Sum(sector => sector.People);
        var officials = scenario.Programme("ppnpn").Groups.Sum(group => group.People);
        Assert.Equal(scenario.Published.VulnerableWorkers, workers);
        Assert.Equal(scenario.Published.Ppnpn, officials);
        Assert.Equal(scenario.Published.People, workers + officials);
        Assert.Equal(14, scenario.Programme("pekerja-rentan").Sectors.Count);
        Assert.All(scenario.Programmes, programme => Assert.Contains(programme.Reading, programme.Readings));
        Assert.All(
            scenario.Programmes,
            programme => Assert.Contains(programme.Agency, scenario.Agencies.Select(a => a.Code))
        );
        Assert.Equal(20, scenario.Districts.Count);
        var needed = scenario.Checks.Single(check => check.Name == "bpu_quarter_amount").Expected;
        Assert.True(
            scenario.Budget.Where(line => line.Agency == "distransnaker").Sum(line => line.CeilingRupiah) >= needed
        );
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(
            args,
            output,
            error,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), error.ToString());
    }
}
