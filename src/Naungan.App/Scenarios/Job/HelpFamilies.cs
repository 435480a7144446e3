using Naungan.App.Claims;
using Naungan.App.Dashboard;
using Naungan.App.Grievances;
using Naungan.App.Handovers;
using Naungan.App.Platform.Security;
using Naungan.App.Readiness;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Scenarios.Job;

/// <summary>
/// What the programme exists for: some members of the scenario have an accident or die, their cases go to the insurer,
/// and the grants are handed over. The people, events and days are ours; the amounts are the law's.
/// </summary>
internal static class HelpFamilies
{
    private const int Members = 5;
    private static readonly Case[] _cases =
    [
        new(BenefitEvent.AccidentDeath, 50, "Perahu terbalik saat mencari ikan.", "paid", SchoolLevel.Sd),
        new(BenefitEvent.Death, 65, "Meninggal karena sakit.", "paid", null),
        new(BenefitEvent.TemporaryInability, 40, "Jatuh dari pohon saat memanen.", "accepted", null, MonthsUnable: 2),
        new(BenefitEvent.Death, 70, "Meninggal karena sakit.", "refused", null),
        new(BenefitEvent.AccidentCosts, 80, "Terluka parang saat merintis.", "open", null),
    ];

    /// <returns>How many cases were taken up.</returns>
    internal static async Task<int> Run(ScenarioJob job, CancellationToken stop)
    {
        if (job.Scenario.Handover is not { } handover)
            return 0;
        var people = await Covered(job, stop);
        var paid = new List<Guid>();
        foreach (var (one, person) in _cases.Zip(people))
        {
            var claim = await Take(job, one, person, stop);
            if (one.Ends == "paid")
                paid.Add(claim);
        }

        await HandOver(job, handover, paid, stop);
        await Promise(job, stop);
        await Complain(job, stop);
        return Math.Min(people.Count, _cases.Length);
    }

    /// <summary>The first members by name whose every month was accepted.</summary>
    private static async Task<List<Guid>> Covered(ScenarioJob job, CancellationToken stop)
    {
        await using var session = await job.Db.Read(stop);
        return await session.List<Guid>(
            "select x.id from (select p.id, p.region_code, p.name_key from enrolment e "
                + "join person p on p.region_code = e.region_code and p.id = e.person_id "
                + "where e.region_code = @region and e.programme_code = @programme and e.category = @category "
                + "and e.state in ('decreed', 'registered') order by p.name_key, p.id limit 100) x "
                + "where (select count(*) from run_line l where l.region_code = x.region_code and l.person_id = x.id "
                + "and l.state = 'accepted') = @lines order by x.name_key, x.id limit @Members",
            new
            {
                region = job.Region,
                programme = job.Scenario.Programmes[0].Code,
                category = job.Scenario.Programmes[0].Sectors.MaxBy(sector => sector.People)!.Code,
                lines = job.Scenario.Months.Count * job.Scenario.Programmes[0].Protections.Count,
                Members,
            },
            stop
        );
    }

    private static async Task<Guid> Take(ScenarioJob job, Case one, Guid person, CancellationToken stop)
    {
        var day = job.Scenario.Months[0].FirstDay.AddDays(one.Day);
        var officer = job.ClaimsOfficer;
        if (one.What.IsDeath())
        {
            var heir = new MendPerson.Request(job.Region, person, HeirKind.Spouse, "Istri (contoh)");
            ScenarioJob.Must(await MendPerson.Handle(heir, officer, job.Db, ScenarioJob.At(day), stop));
        }

        var report = new ReportClaim.Request(
            job.Region,
            null,
            person,
            one.What,
            day,
            "Di desa (contoh)",
            one.Story,
            "family",
            "Keluarga (contoh)",
            day.AddDays(1)
        )
        {
            MonthsUnable = one.MonthsUnable,
            Costs = one.What == BenefitEvent.AccidentCosts ? "transport-sea:900000" : "",
        };
        var at = ScenarioJob.At(day.AddDays(1));
        var claim = ScenarioJob.Must(await ReportClaim.Handle(report, officer, job.Db, job.Law, at, stop)).Id;
        if (one.School is { } level)
        {
            var child = new AddHeir.Request(job.Region, claim, HeirKind.Child, "Anak (contoh)", School: level);
            ScenarioJob.Must(await AddHeir.Handle(child, officer, job.Db, job.Law, at, stop));
        }

        await Follow(job, one, claim, day, stop);
        return claim;
    }

    /// <summary>The way to the insurer, as far as this case went; it grants what the law gives.</summary>
    private static async Task Follow(ScenarioJob job, Case one, Guid claim, DateOnly day, CancellationToken stop)
    {
        if (one.Ends == "open")
            return;
        await Step(ClaimStep.Send, 7);
        if (one.Ends == "refused")
        {
            await Step(ClaimStep.Refuse, 12, "Peserta dianggap tidak bekerja saat didaftarkan.");
            return;
        }

        var request = new ShowClaim.Request(job.Region, claim);
        var whole = ScenarioJob.Must(await ShowClaim.Handle(request, job.ClaimsOfficer, job.Db, job.Law, stop));
        var grant = whole.Law.Estimate?.Total ?? Rupiah.Zero;
        await Step(ClaimStep.Accept, 12, amount: grant);
        if (one.Ends == "paid")
            await Step(ClaimStep.Pay, 14, amount: grant);

        async Task Step(ClaimStep step, int days, string words = "", Rupiah? amount = null)
        {
            var on = day.AddDays(days);
            var done = new RecordStep.Request(job.Region, claim, step, on, words, Amount: amount);
            var at = ScenarioJob.At(on);
            ScenarioJob.Must(await RecordStep.Handle(done, job.ClaimsOfficer, job.Db, job.Law, at, stop));
        }
    }

    private static async Task HandOver(
        ScenarioJob job,
        ScenarioHandover handover,
        List<Guid> families,
        CancellationToken stop
    )
    {
        var at = ScenarioJob.At(handover.HeldOn.AddDays(-3));
        var plan = new PlanHandover.Request(
            job.Region,
            "Penyerahan simbolis santunan",
            handover.HeldOn,
            handover.Place,
            handover.Official,
            handover.Office
        );
        var planned = ScenarioJob.Must(await PlanHandover.Handle(plan, job.ClaimsOfficer, job.Db, at, stop));
        foreach (var claim in families)
        {
            var invite = new InviteFamily.Request(job.Region, planned, claim);
            ScenarioJob.Must(await InviteFamily.Handle(invite, job.ClaimsOfficer, job.Db, at, stop));
        }
    }

    private static async Task Promise(ScenarioJob job, CancellationToken stop)
    {
        var promise = new RecordPromise.Request(
            job.Region,
            "Tetap melindungi pekerja rentan dan pegawai non-ASN",
            "protected",
            job.Scenario.EnrolledOn.Year,
            job.Scenario.Published.People,
            job.Scenario.Source
        );
        var at = ScenarioJob.At(job.Scenario.EnrolledOn);
        ScenarioJob.Must(await RecordPromise.Handle(promise, job.Administrator, job.Db, at, stop));
    }

    private static async Task Complain(ScenarioJob job, CancellationToken stop)
    {
        var at = ScenarioJob.At(job.Scenario.Months[^1].LastDay);
        var resident = Actor.Resident(job.Region);
        foreach (var (category, words) in _grievances)
        {
            var request = new ReportGrievance.Request(job.Region, category, words);
            ScenarioJob.Must(await ReportGrievance.Handle(request, resident, job.Db, job.Law, at, stop));
        }
    }

    private static readonly (string Category, string Words)[] _grievances =
    [
        ("not-enrolled", "Suami saya nelayan, tetangga terdaftar tetapi kami tidak."),
        ("wrong-facts", "Nama di kartu salah satu huruf."),
    ];

    /// <param name="Day">Days after the first day of cover.</param>
    /// <param name="Ends">How far it came: open, refused, accepted or paid.</param>
    private sealed record Case(
        BenefitEvent What,
        int Day,
        string Story,
        string Ends,
        SchoolLevel? School,
        int MonthsUnable = 0
    );
}
