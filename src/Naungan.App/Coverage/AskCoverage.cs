using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Coverage;

/// <summary>Is this person covered on this day, by what, and why. Every question is kept in the audit trail.</summary>
public static class AskCoverage
{
    /// <param name="Nik">As typed; it goes no further than the blind index.</param>
    public sealed record Request(RegionCode Region, string Nik, DateOnly On);

    /// <param name="Programmes">jkk, jkm, ... that cover the person on the day.</param>
    /// <param name="Jkm">full, funeral-only or none.</param>
    /// <param name="Reasons">In words: what was paid, what is missing, what the insurer refused.</param>
    /// <param name="Because">The law behind it.</param>
    public sealed record Answer(
        bool Covered,
        IReadOnlyList<string> Programmes,
        int PaidMonths,
        DateOnly? MemberSince,
        string Jkm,
        int UnpaidMonths,
        DateOnly? CoverEnds,
        IReadOnlyList<string> Reasons,
        IReadOnlyList<LawBecause> Because
    );

    /// <summary>The same with what a page needs besides.</summary>
    public sealed record Found(Answer Answer, string? Name, Explanation Because);

    public static async Task<Result<Found>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "coverage.ask", request.Region) is { } refusal)
            return refusal;
        if (!Nik.TryParse(request.Nik, out var nik))
            return Refusal.Invalid("nik-invalid", "NIK harus 16 angka dengan susunan yang benar. Periksa kembali.");
        await using var session = await db.Write(stop);
        var index = db.Vault.Index("nik", nik.Digits)!;
        var person = await CoverageTables.ByNik(session, request.Region, index, stop);
        var months = person is null ? [] : await CoverageTables.Months(session, request.Region, person.Id, stop);
        var paid = months.Where(month => month.IsAccepted).Select(month => month.ToPaid()).ToList();
        if (!Cover.On(law, request.On, paid).TryGet(out var cover, out var noLaw))
            return noLaw;
        var subject = person is null ? "person not in the register" : $"person {person.Id}";
        await AuditTrail.Append(session, actor, "coverage.ask", subject, $"{request.On:yyyy-MM-dd}", now, stop);
        await session.Commit(stop);
        var reasons = CoverReasons.Of(person is not null, cover, months, request.On);
        return new Found(AnswerOf(cover, reasons), person?.Name, cover.Because);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "coverage ask",
            "Apakah seseorang terlindungi pada suatu hari, dan mengapa",
            "naungan coverage ask --nik 6402061508809001 --on 2021-12-15 --government 64.02",
            verb =>
            {
                var nik = verb.Option<string>("--nik", "NIK 16 angka", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari yang ditanyakan", required: true);
                var government = verb.Option<RegionCode>(
                    "--government",
                    "Kode daerah; boleh kosong bila hanya ada satu"
                );
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Has(government) ? run.Get(government) : await OnlyGovernment(db, run.Stop);
                    var request = new Request(region, run.Get(nik)!, run.Get(on));
                    var actor = await run.Actor(db, region);
                    var asked = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return asked.TryGet(out var found, out var refusal)
                        ? run.Answer<Answer>(found.Answer, (answer, output) => Print(answer, found.Because, output))
                        : run.Refused(refusal);
                });
            }
        );

    /// <summary>An embedded database usually holds one government, which then need not be named.</summary>
    private static async Task<RegionCode> OnlyGovernment(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var all = await session.List<RegionCode>("select region_code from government limit 2", stop: stop);
        return all.Count == 1 ? all[0] : throw new WrongUsageException("--government");
    }

    private static Answer AnswerOf(Cover cover, IReadOnlyList<string> reasons) =>
        new(
            cover.IsCovered,
            [.. cover.Programmes.Each().Select(one => one.Key())],
            cover.PaidMonths,
            cover.MemberSince,
            Platform.Files.Kebab.Of(cover.Jkm),
            cover.UnpaidMonths,
            cover.CoverEnds,
            reasons,
            LawBecause.All(cover.Because)
        );

    private static void Print(Answer answer, Explanation because, TextWriter output)
    {
        output.WriteLine(answer.Covered ? "TERLINDUNGI" : "TIDAK TERLINDUNGI");
        foreach (var reason in answer.Reasons)
            output.WriteLine("  " + reason);
        LawBecause.Write(because, output);
    }
}
