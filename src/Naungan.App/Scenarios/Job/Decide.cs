using Naungan.App.Agreements;
using Naungan.App.Eligibility;
using Naungan.App.Roster;

namespace Naungan.App.Scenarios.Job;

/// <summary>From the register to sealed decrees: assess, verify, sign the agreement, draft, seal.</summary>
internal static class Decide
{
    internal static async Task<DecreeCounts> Run(ScenarioJob job, CancellationToken stop)
    {
        var counts = new DecreeCounts([], []);
        var scenario = job.Scenario;
        await Agree(job, stop);
        // Programmes of position come first, because they outrank those of occupation.
        foreach (var programme in scenario.Programmes.OrderBy(programme => programme.Groups.Count == 0))
        {
            var assess = new AssessProgramme.Request(job.Region, programme.Code, scenario.EnrolledOn);
            var proposer = job.OperatorOf(programme.Agency);
            var assessed = ScenarioJob.Must(
                await AssessProgramme.Handle(assess, proposer, job.Db, job.Law, Day(job, 1), stop)
            );
            counts.Assessed.Add(programme.Code, assessed);
            var verify = new VerifyProgramme.Request(job.Region, programme.Code);
            ScenarioJob.Must(await VerifyProgramme.Handle(verify, job.Verifier, job.Db, Day(job, 2), stop));
            counts.Decreed.Add(programme.Code, await Decree(job, programme, stop));
        }

        return counts;
    }

    private static async Task<SealDecree.Answer> Decree(
        ScenarioJob job,
        ScenarioProgramme programme,
        CancellationToken stop
    )
    {
        var year = job.Scenario.EnrolledOn.Year;
        var number = $"{programme.Code.ToUpperInvariant()}/SK/{year}";
        var draft = new DraftDecree.Request(
            job.Region,
            programme.Code,
            number,
            $"Penetapan Penerima {programme.Name} Tahun {year}",
            job.Scenario.Agreement.SignedOn,
            job.Scenario.EnrolledOn
        );
        ScenarioJob.Must(await DraftDecree.Handle(draft, job.OperatorOf(programme.Agency), job.Db, Day(job, 3), stop));
        var seal = new SealDecree.Request(job.Region, number);
        return ScenarioJob.Must(await SealDecree.Handle(seal, job.Verifier, job.Db, Day(job, 4), stop));
    }

    private static async Task Agree(ScenarioJob job, CancellationToken stop)
    {
        var agreement = job.Scenario.Agreement;
        var year = job.Scenario.EnrolledOn.Year;
        var request = new RecordAgreement.Request(
            job.Region,
            $"NK/JAMSOSTEK/{job.Scenario.Government}/{year}",
            agreement.Title,
            "nota-kesepakatan",
            agreement.Parties[^1],
            agreement.SignedOn,
            job.Scenario.EnrolledOn,
            new DateOnly(year + 1, 1, 1),
            [.. job.Scenario.Programmes.Select(programme => programme.Code)]
        );
        var signed = ScenarioJob.At(agreement.SignedOn);
        ScenarioJob.Must(await RecordAgreement.Handle(request, job.Administrator, job.Db, signed, stop));
    }

    private static DateTimeOffset Day(ScenarioJob job, int days) => ScenarioJob.At(job.LastFileOn.AddDays(days));
}

/// <summary>What was decided, programme by programme.</summary>
internal sealed record DecreeCounts(
    Dictionary<string, AssessProgramme.Answer> Assessed,
    Dictionary<string, SealDecree.Answer> Decreed
);
