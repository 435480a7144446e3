using System.Security.Cryptography;
using Naungan.App.Accounts;
using Naungan.App.Agencies;
using Naungan.App.Governments;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core.Identity;

namespace Naungan.App.Scenarios.Job;

/// <summary>The government, its agencies, its programmes and one account a role.</summary>
internal static class SetUp
{
    internal static async Task<DemoDoor> Run(ScenarioJob job, CancellationToken stop)
    {
        var scenario = job.Scenario;
        var now = ScenarioJob.At(scenario.DataReceivedOn.AddDays(-7));
        var government = new AddGovernment.Request(job.Region, scenario.GovernmentName);
        ScenarioJob.Must(await AddGovernment.Handle(government, job.Console, job.Db, now, stop));
        foreach (var agency in scenario.Agencies)
        {
            var request = new AddAgency.Request(job.Region, agency.Code, agency.Name);
            ScenarioJob.Must(await AddAgency.Handle(request, job.Console, job.Db, now, stop));
        }

        var door = await Accounts(job, now, stop);
        // Position outranks occupation: a village head who also fishes is insured as a village head.
        var precedence = 1;
        foreach (var programme in scenario.Programmes.OrderBy(programme => programme.Groups.Count == 0))
        {
            var categories = programme
                .Sectors.Select(sector => new CreateProgramme.Category(sector.Code, sector.Name))
                .Concat(programme.Groups.Select(group => new CreateProgramme.Category(group.Code, group.Name)))
                .ToList();
            var request = new CreateProgramme.Request(
                job.Region,
                programme.Code,
                programme.Name,
                programme.Segment,
                programme.Protections,
                programme.Agency,
                precedence++,
                scenario.Source,
                categories
            );
            ScenarioJob.Must(await CreateProgramme.Handle(request, job.Administrator, job.Db, now, stop));
        }

        return door;
    }

    private static async Task<DemoDoor> Accounts(ScenarioJob job, DateTimeOffset now, CancellationToken stop)
    {
        // One password for this demonstration alone, made now and kept only in the running program.
        var password = "peragaan-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 6);
        var guests = new List<CreateAccount.Request>();
        foreach (var role in Roles.All.Where(role => role is not (Role.Console or Role.AgencyOperator)))
            guests.Add(
                new(job.Region, ScenarioJob.UserNameOf(role), role.Title(), role, null, VillageOf(job, role), password)
            );
        foreach (var agency in job.Scenario.Agencies)
        {
            var name = job.OperatorOf(agency.Code).Name;
            guests.Add(
                new(job.Region, name, "Operator " + agency.Name, Role.AgencyOperator, agency.Code, null, password)
            );
        }

        // Hashing a password takes long on purpose; the accounts need not wait for each other.
        await Parallel.ForEachAsync(
            guests,
            stop,
            async (guest, token) => ScenarioJob.Must(await CreateAccount.Handle(guest, job.Console, job.Db, now, token))
        );
        return new DemoDoor(
            [.. guests.Select(g => new DemoDoor.Guest(g.UserName, g.Role.Title()))],
            password,
            job.Scenario.Months[^1].LastDay
        );
    }

    /// <summary>The village operator of a demonstration works in the first village of the first district.</summary>
    private static RegionCode? VillageOf(ScenarioJob job, Role role) =>
        role == Role.VillageOperator
            ? RegionCode.Parse(
                Territory.Load(job.Scenario.Government, job.Scenario.GovernmentName).Villages.First().Code
            )
            : null;
}
