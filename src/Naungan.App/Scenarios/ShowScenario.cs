using System.Globalization;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Money;

namespace Naungan.App.Scenarios;

/// <summary>Shows one scenario: what was published, what is assumed, how many people where.</summary>
public static class ShowScenario
{
    public static Result<Scenario> Handle(string name, Actor actor) =>
        Access.Check(actor, "scenario.read", actor.Government) is { } refusal ? refusal : ScenarioFolder.Load(name);

    public static void Verb(Verbs cli) =>
        cli.Add(
            "scenario show",
            "Menampilkan satu skenario: angka yang diberitakan, anggapan, jumlah orang",
            "naungan scenario show kukar-2021-paritrana",
            verb =>
            {
                var name = verb.Argument("NAME", "Nama skenario, lihat naungan scenario list");
                verb.Run(run =>
                    Task.FromResult(run.Answer(Handle(run.Get(name), ScenarioFolder.ConsoleActor()), Print))
                );
            }
        );

    private static void Print(Scenario scenario, TextWriter output)
    {
        output.WriteLine($"{scenario.Name}: {scenario.Title}");
        output.WriteLine($"Sumber: {scenario.Source}");
        output.WriteLine($"Bulan: {string.Join(", ", scenario.Months.Select(month => month.ToWords()))}");
        foreach (var programme in scenario.Programmes)
        {
            var reading = programme.Reading.ToUpperInvariant();
            output.WriteLine();
            output.WriteLine(
                $"{programme.Name} ({programme.Code}), dinas {programme.Agency}, dihitung sebagai {reading}"
            );
            var counts = programme
                .Sectors.Select(sector => (sector.Name, sector.People))
                .Concat(programme.Groups.Select(group => (group.Name, group.People)))
                .ToList();
            foreach (var (name, people) in counts)
                output.WriteLine(Line(name, people));
            output.WriteLine(Line("Jumlah", counts.Sum(count => count.People)));
        }
        output.WriteLine();
        foreach (var line in scenario.Budget)
            output.WriteLine($"  {line.Agency, -14} {line.Account}  {new Rupiah(line.CeilingRupiah), 18}  {line.Name}");
        output.WriteLine($"Anggapan: {scenario.BudgetAssumption}");
    }

    private static string Line(string name, int people) =>
        string.Create(CultureInfo.GetCultureInfo("id-ID"), $"  {name, -32} {people, 9:N0}");
}
