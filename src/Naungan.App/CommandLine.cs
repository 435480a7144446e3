using Naungan.App.Accounts;
using Naungan.App.Agencies;
using Naungan.App.Agreements;
using Naungan.App.Audit;
using Naungan.App.AuditPack;
using Naungan.App.Backups;
using Naungan.App.Budgets;
using Naungan.App.Claims;
using Naungan.App.Coverage;
using Naungan.App.Dashboard;
using Naungan.App.Eligibility;
using Naungan.App.Enrolments;
using Naungan.App.Governments;
using Naungan.App.Grievances;
using Naungan.App.Handovers;
using Naungan.App.Insurer.Simulator;
using Naungan.App.Intake;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Ledger;
using Naungan.App.Lists;
using Naungan.App.Matching;
using Naungan.App.OpenCounts;
using Naungan.App.Paritrana;
using Naungan.App.People;
using Naungan.App.Plans;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
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
        Demo.Verb(cli);
        Serve.Verb(cli);
        DescribeGroups(cli);
        AddRegister(cli);
        AddMoney(cli);
        AddEvidence(cli);
        return cli;
    }

    /// <summary>From lists to sealed decrees.</summary>
    private static void AddRegister(Verbs cli)
    {
        AddGovernment.Verb(cli);
        CreateAccount.Verb(cli);
        AddAgency.Verb(cli);
        SendFile.Verb(cli);
        LookAgainAtWaiting.Verb(cli);
        ShowSubmission.Verb(cli);
        ExportOutcomes.Verb(cli);
        ExportErrors.Verb(cli);
        SearchPeople.Verb(cli);
        TypePerson.Verb(cli);
        LoadList.Verb(cli);
        VerifyChain.Verb(cli);
        ExportEvents.Verb(cli);
        Migrate.Verb(cli);
        CheckDatabase.Verb(cli);
        MakeBackup.Verb(cli);
        RestoreBackup.Verb(cli);
        DistributeTables.Verb(cli);
        AssessProgramme.Verb(cli);
        VerifyProgramme.Verb(cli);
        SetQuota.Verb(cli);
        SetParameters.Verb(cli);
        ChooseRules.Verb(cli);
        FollowStates.Verb(cli);
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
    }

    /// <summary>From budgets to reconciled months and cover.</summary>
    private static void AddMoney(Verbs cli)
    {
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
    }

    /// <summary>What people, juries and auditors are shown; scenarios, law and plans.</summary>
    private static void AddEvidence(Verbs cli)
    {
        MakeSlips.Verb(cli);
        CheckSlip.Verb(cli);
        RotateKey.Verb(cli);
        ClaimVerbs.AddTo(cli);
        ExportReport.Verb(cli);
        ShowReadiness.Verb(cli);
        CountFigures.Verb(cli);
        EscalateGrievances.Verb(cli);
        QueueDaily.Verb(cli);
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
        ShowLaw.Verb(cli);
        AskContribution.Verb(cli);
        AskBenefit.Verb(cli);
        AskPlan.Verb(cli);
        AskBreak.Verb(cli);
        MatchVerbs.Verb(cli);
    }

    /// <summary>What the first words mean, so that the list of commands can be read by somebody new.</summary>
    private static void DescribeGroups(Verbs cli)
    {
        cli.Group("government", "Pemerintah daerah yang memakai sistem ini");
        cli.Group("account", "Akun pengguna");
        cli.Group("agency", "Dinas dan instansi pengusul");
        cli.Group("people", "Orang dalam daftar induk: dicari menurut nama, diketik satu per satu");
        cli.Group("intake", "Berkas usulan dari instansi: masuk, hasil tiap baris, lembar perbaikan");
        cli.Group("list", "Daftar dari luar: Dukcapil, BPJS, ASN, DTSEN");
        cli.Group("audit", "Jejak audit dan berkas auditor");
        cli.Group("db", "Basis data: susunan tabel, pemeriksaan, pembagian ke beberapa server");
        cli.Group("eligibility", "Syarat peserta, pengesahan, dan urutan bila kuota kurang");
        cli.Group("programme", "Program perlindungan: kuota dan angka syarat");
        cli.Group("target", "Populasi sasaran dan cakupan");
        cli.Group("agreement", "Nota kesepakatan dan PKS");
        cli.Group("roster", "SK penetapan dan mutasi, dengan lampirannya");
        cli.Group("budget", "Baris DPA dan pagu iuran");
        cli.Group("ledger", "Buku besar iuran");
        cli.Group("run", "Iuran satu bulan: hitung, setujui, ajukan, tagih, bayar");
        cli.Group("credit", "Kelebihan bayar pada BPJS Ketenagakerjaan");
        cli.Group("simulator", "SIMULATOR BPJS Ketenagakerjaan untuk latihan; bukan lembaga yang sebenarnya");
        cli.Group("coverage", "Siapa terlindungi pada suatu hari, dan siapa akan kehilangan perlindungan");
        cli.Group("slip", "Kartu perlindungan dengan QR");
        cli.Group("claim", "Klaim: kejadian, berkas, ahli waris, langkah");
        cli.Group("readiness", "Apa yang akan kurang bila klaim terjadi hari ini");
        cli.Group("figures", "Angka dasbor pimpinan");
        cli.Group("grievance", "Pengaduan");
        cli.Group("handover", "Acara penyerahan santunan");
        cli.Group("open-data", "Data terbuka");
        cli.Group("paritrana", "Berkas Paritrana Award");
        cli.Group("scenario", "Skenario dari berita, dijalankan dan dibandingkan");
        cli.Group("law", "Ketentuan hukum: iuran dan manfaat pada suatu tanggal");
        cli.Group("match", "Mencari orang yang sama dalam satu atau dua daftar");
    }
}
