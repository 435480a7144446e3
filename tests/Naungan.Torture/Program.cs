using System.Diagnostics;
using System.Reflection;
using Naungan.Torture;
using Naungan.Torture.Faults;
using Naungan.Torture.Golden;
using Naungan.Torture.Kill;
using Naungan.Torture.Race;
using Naungan.Torture.Simulate;

// The money under fire. Prints seed, commit and counts; ends with 1 when anything that must hold did not.
if (args is ["child", .. var work])
    return await Child.Run(work);

var commit = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>();
Console.WriteLine($"commit {commit?.InformationalVersion ?? "unknown"}");
var clock = Stopwatch.StartNew();
var failed = 0;
switch (args)
{
    case ["simulate", .. var rest]:
        await Show(SimulateCampaign.Run, Options.Read(rest, 100_000));
        break;
    case ["race", .. var rest]:
        await Show(RaceCampaign.Run, Options.Read(rest, 10_000));
        break;
    case ["kill", .. var rest]:
        await Show(KillCampaign.Run, Options.Read(rest, 200));
        break;
    case ["faults", .. var rest]:
        await Show(FaultsCampaign.Run, Options.Read(rest, 100));
        break;
    case ["golden", .. var rest]:
        await Show(GoldenCampaign.Run, Options.Read(rest, 0));
        break;
    case ["canary", .. var rest]:
        await Show(Canaries.Run, Options.Read(rest, 1));
        break;
    case ["check", .. var rest]:
        await Show(FailedSeeds.Run, Options.Read(rest, 0));
        await Show(GoldenCampaign.Run, Options.Read(rest, 0));
        await Show(SimulateCampaign.Run, Options.Read(rest, 100_000));
        await Show(RaceCampaign.Run, Options.Read(rest, 10_000));
        await Show(KillCampaign.Run, Options.Read(rest, 220));
        await Show(FaultsCampaign.Run, Options.Read(rest, 100));
        await Show(Canaries.Run, Options.Read(rest, 1));
        break;
    default:
        Console.Error.WriteLine(
            "simulate | race | kill | faults | golden | canary | check  [--seed N] [--count N] [--database sqlite|postgres] [--lanes N]"
        );
        return 2;
}

Console.WriteLine(
    $"{(failed == 0 ? "everything held" : $"{failed} campaigns FAILED")}, {clock.Elapsed.TotalSeconds:0} s"
);
return failed == 0 ? 0 : 1;

async Task Show(Func<Options, Task<Outcome>> campaign, Options options)
{
    var from = clock.Elapsed;
    var outcome = await campaign(options);
    var took = (clock.Elapsed - from).TotalSeconds;
    var verdict = outcome.Violations.Count == 0 ? "0 violations" : $"{outcome.Violations.Count} VIOLATIONS";
    Console.WriteLine($"{outcome.Campaign}: seed {options.Seed}, {outcome.Count} done, {verdict}, {took:0.0} s");
    Console.WriteLine("  " + string.Join(", ", outcome.Figures.Select(figure => $"{figure.Key} {figure.Value}")));
    foreach (var violation in outcome.Violations)
        Console.WriteLine("  VIOLATION " + violation);
    failed += outcome.Violations.Count == 0 ? 0 : 1;
}
