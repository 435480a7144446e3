using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Scenarios.Job;

/// <summary>
/// What the steps of one scenario run share. Each step acts as the officials would, through the same use cases as the
/// pages, on the days of the scenario; nothing is written past them.
/// </summary>
internal sealed class ScenarioJob(
    Scenario scenario,
    Db db,
    Lawbook law,
    string folder,
    ulong seed,
    double scale,
    TextWriter progress
)
{
    /// <summary>
    /// Kutai Kartanegara keeps Central Indonesian Time; the hour of an act matters to nobody but the audit trail.
    /// </summary>
    private static readonly TimeSpan _wita = TimeSpan.FromHours(8);

    internal Scenario Scenario => scenario;

    /// <summary>Day of the last file; deciding begins after it.</summary>
    internal DateOnly LastFileOn { get; set; } = scenario.DataReceivedOn;

    internal Db Db => db;

    internal Lawbook Law => law;

    /// <summary>Where the agencies' files lie.</summary>
    internal string Folder => folder;

    internal ulong Seed => seed;

    internal double Scale => scale;

    internal RegionCode Region { get; } = RegionCode.Parse(scenario.Government);

    internal Actor Console => Actor.AtConsole(Region, "skenario");

    internal Actor Administrator => As(Role.Administrator);

    internal Actor Verifier => As(Role.Verifier);

    internal Actor BudgetOfficer => As(Role.BudgetOfficer);

    internal Actor Treasurer => As(Role.Treasurer);

    internal Actor ClaimsOfficer => As(Role.ClaimsOfficer);

    internal Actor Auditor => As(Role.Auditor);

    internal Actor OperatorOf(string agency) => new("operator." + agency, Role.AgencyOperator, Region, agency);

    internal static DateTimeOffset At(DateOnly day, int hour = 9) => new(day, new TimeOnly(hour, 0), _wita);

    internal void Say(string line) => progress.WriteLine(line);

    /// <summary>The value, or the end of the scenario with the step's own refusal.</summary>
    internal static T Must<T>(Result<T> result) =>
        result.TryGet(out var value, out var refusal) ? value : throw new ScenarioStoppedException(refusal);

    internal static string UserNameOf(Role role) =>
        role switch
        {
            Role.Administrator => "admin",
            Role.Verifier => "verifikator",
            Role.BudgetOfficer => "anggaran",
            Role.Treasurer => "bendahara",
            Role.ClaimsOfficer => "klaim",
            Role.Leader => "pimpinan",
            Role.Auditor => "inspektorat",
            Role.VillageOperator => "operator.desa",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has one account per agency."),
        };

    private Actor As(Role role) => new(UserNameOf(role), role, Region);
}

/// <summary>A step was refused; the scenario ends with that refusal, and says which step.</summary>
internal sealed class ScenarioStoppedException(Refusal refusal) : Exception(refusal.Message)
{
    internal Refusal Refusal => refusal;
}
