using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios.Paper;
using Naungan.Core;

namespace Naungan.App.Scenarios;

/// <summary>Names the scenarios that come with the program.</summary>
public static class ListScenarios
{
    public sealed record Entry(string Name, string Title);

    public sealed record Answer(IReadOnlyList<Entry> Scenarios);

    public static Result<Answer> Handle(Actor actor)
    {
        if (Access.Check(actor, "scenario.read", actor.Government) is { } refusal)
            return refusal;
        var entries = new List<Entry>();
        foreach (var name in ScenarioFolder.Names())
        {
            if (ScenarioFolder.Load(name).TryGet(out var scenario, out _))
                entries.Add(new Entry(scenario.Name, scenario.Title));
            else if (PlanScenario.Find(name) is { } onPaper)
                entries.Add(new Entry(onPaper.Name, onPaper.Title));
        }
        return new Answer(entries);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "scenario list",
            "Menyebut skenario yang tersedia",
            "naungan scenario list",
            verb =>
                verb.Run(run =>
                    Task.FromResult(
                        run.Answer(
                            Handle(ScenarioFolder.ConsoleActor()),
                            (answer, output) =>
                            {
                                foreach (var entry in answer.Scenarios)
                                    output.WriteLine($"{entry.Name, -28} {entry.Title}");
                            }
                        )
                    )
                )
        );
}
