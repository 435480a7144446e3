using Naungan.App.Accounts;
using Naungan.App.Agencies;
using Naungan.App.Agreements;
using Naungan.App.Audit;
using Naungan.App.AuditPack;
using Naungan.App.Budgets;
using Naungan.App.Claims;
using Naungan.App.Coverage;
using Naungan.App.Dashboard;
using Naungan.App.Eligibility;
using Naungan.App.Governments;
using Naungan.App.Grievances;
using Naungan.App.Handovers;
using Naungan.App.Insurer.Simulator;
using Naungan.App.Intake;
using Naungan.App.Law;
using Naungan.App.Ledger;
using Naungan.App.Lists;
using Naungan.App.Matching;
using Naungan.App.OpenCounts;
using Naungan.App.Paritrana;
using Naungan.App.Plans;
using Naungan.App.Platform.Cli;
using Naungan.App.Programmes;
using Naungan.App.Readiness;
using Naungan.App.Reconciliation;
using Naungan.App.Reports;
using Naungan.App.Roster;
using Naungan.App.Runs;
using Naungan.App.Scenarios;
using Naungan.App.Slips;
using Naungan.App.Targets;

namespace Naungan.App;

/// <summary>Every command of the program, and how a run of it ends.</summary>
public static class CommandLine
{
    public static async Task<int> Run(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        try
        {
            return await All(output, error, clock).Invoke(args, stop);
        }
        catch (WrongUsageException problem)
        {
            error.WriteLine(problem.Message);
            return Exit.WrongUsage;
        }
        catch (InvalidDataException problem)
        {
            error.WriteLine("Data rusak: " + problem.Message);
            return Exit.Damaged;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            error.WriteLine("Dihentikan. Pekerjaan yang belum selesai tidak disimpan.");
            return Exit.Refused;
        }
    }

    public static Verbs All(TextWriter output, TextWriter error, TimeProvider clock)
    {
        var cli = new Verbs(output, error, clock);
        Serve.Verb(cli);
        AddGovernment.Verb(cli);
        CreateAccount.Verb(cli);
        AddAgency.Verb(cli);
        SendFile.Verb(cli);
        LookAgainAtWaiting.Verb(cli);
        ShowSubmission.Verb(cli);
        ExportOutcomes.Verb(cli);
        ExportErrors.Verb(cli);
        LoadList.Verb(cli);
        VerifyChain.Verb(cli);
        AssessProgramme.Verb(cli);
        VerifyProgramme.Verb(cli);
        SetQuota.Verb(cli);
        SetParameters.Verb(cli);
        RankProgramme.Verb(cli);
        RecordTarget.Verb(cli);
        ListTargets.Verb(cli);
        RecordAgreement.Verb(cli);
        DraftDecree.Verb(cli);
        DraftMutation.Verb(cli);
        SealDecree.Verb(cli);
        ShowDecree.Verb(cli);
        VerifyDecree.Verb(cli);
        ExportAnnex.Verb(cli);
        RosterOn.Verb(cli);
        RecordBudgetLine.Verb(cli);
        ShowLedger.Verb(cli);
        RunVerbs.AddTo(cli);
        CreditVerbs.AddTo(cli);
        ReconcileFile.Verb(cli);
        ReconcileMonths.Verb(cli);
        ListDifferences.Verb(cli);
        SimulatorVerbs.AddTo(cli);
        VerifyMoney.Verb(cli);
        AskCoverage.Verb(cli);
        FindGaps.Verb(cli);
        FindOverlaps.Verb(cli);
        MakeSlips.Verb(cli);
        CheckSlip.Verb(cli);
        ClaimVerbs.AddTo(cli);
        ExportReport.Verb(cli);
        ShowReadiness.Verb(cli);
        CountFigures.Verb(cli);
        EscalateGrievances.Verb(cli);
        PlanHandover.Verb(cli);
        PrintHandover.Verb(cli);
        PublishCounts.Verb(cli);
        MakePack.Verb(cli);
        MakeAuditPack.Verb(cli);
        CheckAuditPack.Verb(cli);
        ListScenarios.Verb(cli);
        ShowScenario.Verb(cli);
        MakeFiles.Verb(cli);
        RunScenario.Verb(cli);
        Demo.Verb(cli);
        ShowLaw.Verb(cli);
        AskContribution.Verb(cli);
        AskBenefit.Verb(cli);
        AskPlan.Verb(cli);
        AskBreak.Verb(cli);
        MatchVerbs.Verb(cli);
        return cli;
    }
}
