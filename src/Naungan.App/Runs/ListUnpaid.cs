using Naungan.App.Agreements;
using Naungan.App.Audit;
using Naungan.App.Budgets;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>
/// Who of a programme will not be paid for a month and why, whether the month was computed or not: each person has one
/// reason, and the reasons add up.
/// </summary>
public static class ListUnpaid
{
    /// <param name="Reason">Only people with this reason; null: all.</param>
    public sealed record Request(RegionCode Region, string Programme, Month Month, string? Reason, int Skip, int Take);

    public sealed record Answer(
        string Programme,
        Month Month,
        int Total,
        IReadOnlyList<ReasonCount> Reasons,
        IReadOnlyList<Person> People
    );

    /// <param name="Code">The insurer's word when it refused him.</param>
    public sealed record Person(Guid Id, string Name, string? VillageCode, string Reason, string? Code);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        var asked = await Rows(request, actor, db, stop);
        if (!asked.TryGet(out var all, out var refusal))
            return refusal;
        var reasons = all.GroupBy(person => person.Reason)
            .Select(group => new ReasonCount { Reason = group.Key, People = group.Count() })
            .OrderByDescending(row => row.People)
            .ThenBy(row => row.Reason, StringComparer.Ordinal)
            .ToList();
        var chosen = all.Where(person => request.Reason is null || person.Reason == request.Reason).ToList();
        return new Answer(
            request.Programme,
            request.Month,
            chosen.Count,
            reasons,
            [.. chosen.Skip(request.Skip).Take(request.Take)]
        );
    }

    /// <summary>The whole list as CSV for an agency: names and reasons, no NIK.</summary>
    public static async Task<Result<int>> Export(
        Request request,
        Stream output,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var asked = await Rows(request, actor, db, stop);
        if (!asked.TryGet(out var all, out var refusal))
            return refusal;
        using (var csv = new SafeCsvWriter(output, ';'))
        {
            csv.Record(["NAMA", "KODE_DESA", "ALASAN", "KETERANGAN", "KODE_TOLAK"]);
            foreach (var person in all.Where(one => request.Reason is null || one.Reason == request.Reason))
                csv.Record([
                    person.Name,
                    person.VillageCode ?? "",
                    person.Reason,
                    ExclusionReasons.Title(person.Reason),
                    person.Code ?? "",
                ]);
        }

        await using var session = await db.Write(stop);
        var subject = $"programme {request.Programme} {request.Month}";
        await AuditTrail.Append(session, actor, "runs.read", subject, $"unpaid export {all.Count}", now, stop);
        await session.Commit(stop);
        return all.Count;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "run unpaid",
            "Siapa tidak dibayar pada suatu bulan dan mengapa",
            "naungan run unpaid --government 64.02 --programme pekerja-rentan --month 2021-10",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                var month = verb.Option<Month>("--month", "Bulan iuran, misalnya 2021-10", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(region, run.Get(programme)!, run.Get(month), null, 0, 0);
                    var answer = await Handle(request, await run.Actor(db, region), db, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var reason in answer.Reasons)
            output.WriteLine($"{reason.People, 8} orang  {ExclusionReasons.Title(reason.Reason)}");
        output.WriteLine($"{answer.Total} orang tidak dibayar untuk {answer.Month.ToWords()}.");
    }

    private static async Task<Result<List<Person>>> Rows(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var programme = await session.Maybe<ProgrammeRow>(
            "select agency_code, insurance from programme where region_code = @Region and code = @Programme",
            new { request.Region, request.Programme },
            stop
        );
        var scope = Access.ScopeOf(actor, "runs.read");
        if (programme is null || (scope.Agency is { } own && own != programme.AgencyCode))
            return Refusal.NotFound($"Program '{request.Programme}'");
        var missing = await WhatIsMissing(session, request, programme, stop);
        return UnpaidTables
            .Without(session, request.Region, request.Programme, request.Month)
            .Select(row => new Person(
                row.Id,
                row.Name,
                row.VillageCode,
                Why(row, request.Month, missing),
                row.AnswerCode
            ))
            .ToList();
    }

    /// <summary>
    /// What stands in the way of everybody: no agreement, or no money at all; null when nothing does.
    /// </summary>
    private static async Task<string?> WhatIsMissing(
        Session session,
        Request request,
        ProgrammeRow programme,
        CancellationToken stop
    )
    {
        var insurances = StoredInsurance.Read(programme.Insurance).Each().Select(one => one.Key()).ToList();
        var agreement = await AgreementCovering.Ask(
            session,
            request.Region,
            request.Programme,
            insurances,
            request.Month,
            stop
        );
        if (agreement.IsRefused)
            return ExclusionReasons.NoAgreement;
        var lines = await BudgetTables.Lines(session, request.Region, request.Month.Year, new(null, null), stop);
        var money = lines.Where(line => line.ProgrammeCode == request.Programme && line.Available > Rupiah.Zero);
        return insurances.TrueForAll(one => money.Any(line => line.Insurance == one)) ? null : ExclusionReasons.NoMoney;
    }

    private static string Why(UnpaidTables.Row row, Month month, string? missing)
    {
        if (row.LineState is not null)
            return ExclusionReasons.Refused;
        if (row.Reason is { } known)
            return known;
        if (row.State == "candidate" && row.Verdict != "eligible")
            return ExclusionReasons.NotEligible;
        var candidate = new Candidate(
            row.Id,
            row.UsableNik == 1,
            row.IsDecreed == 1 && row.State is not ("candidate" or "verified"),
            row.StartsOn,
            row.EndsOn,
            "",
            null,
            Jaminan.None
        );
        return candidate.WhyNot(month) ?? missing ?? ExclusionReasons.NotOpened;
    }

    private sealed record ProgrammeRow
    {
        public string AgencyCode { get; init; } = "";
        public string Insurance { get; init; } = "";
    }
}
