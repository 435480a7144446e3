using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>One decree: what it says, its totals, and one page of its annex with NIKs masked.</summary>
public static class ShowDecree
{
    public const string Action = "roster.read";
    private const int LinesMax = 200;

    /// <param name="Category">Only lines of this category.</param>
    /// <param name="Village">Only lines of this village or district.</param>
    public sealed record Request(
        RegionCode Region,
        string Number,
        int Skip = 0,
        int Take = 50,
        string? Category = null,
        string? Village = null
    );

    /// <param name="Lines">One page of the annex; of a draft none, because only sealing writes it.</param>
    /// <param name="LinesFound">Lines that fit the filter.</param>
    public sealed record Answer(
        DecreeRow Decree,
        string ProgrammeName,
        string AnnexSha256,
        AnnexTotals Totals,
        IReadOnlyList<Line> Lines,
        long LinesFound
    );

    public sealed record Line(
        int Number,
        Guid Person,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string Address,
        string Village,
        string Category,
        string Change,
        DateOnly? EffectiveOn,
        string? Reason
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (!(await Visible(db, actor, request.Region, request.Number, Action, stop)).TryGet(out var seen, out var no))
            return no;
        await using var session = await db.Read(stop);
        var (decree, programme) = seen;
        var totals = decree.IsSealed
            ? await AnnexTotals.OfSealed(session, request.Region, decree, stop)
            : await AnnexTotals.Of(
                session,
                request.Region,
                programme.Code,
                DraftLines(session, db, request, decree),
                stop
            );
        var names = await AnnexTotals.RegionNames(session, request.Region, stop);
        var rows = await AnnexPage.Of(session, request.Region, decree.Id, request, LinesMax, stop);
        var lines = rows.ConvertAll(row => row.ToLine(db.Vault, names, totals));
        return new Answer(
            decree,
            programme.Name,
            Convert.ToHexStringLower(decree.AnnexSha256),
            totals,
            lines,
            await AnnexPage.Count(session, request.Region, decree.Id, request, stop)
        );
    }

    /// <summary>The decree with its programme, when the actor may see it; otherwise it does not exist.</summary>
    internal static async Task<Result<(DecreeRow Decree, ProgrammeRow Programme)>> Visible(
        Db db,
        Actor actor,
        RegionCode region,
        string number,
        string action,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, action, region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var decree = await DecreeTables.ByNumber(session, region, number.Trim(), stop);
        var programme = decree is null ? null : await ProgrammeTables.Find(session, region, decree.ProgrammeCode, stop);
        if (decree is null || programme is null)
            return Refusal.NotFound("Keputusan dengan nomor ini");
        return Access.ScopeOf(actor, action).Agency is { } own && own != programme.AgencyCode
            ? Refusal.NotFound("Keputusan dengan nomor ini")
            : (decree, programme);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster show",
            "Menampilkan satu SK: jumlah per pekerjaan dan kecamatan, sidik lampiran",
            "naungan roster show 188.45/610/2021 --government 64.02 --json",
            verb =>
            {
                var number = verb.Argument("number", "Nomor SK");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(number));
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        output.WriteLine($"SK {answer.Decree.Number} ({answer.Decree.State}), {answer.ProgrammeName}");
        output.WriteLine($"{answer.Decree.People} orang, berlaku {answer.Decree.EffectiveFrom:yyyy-MM-dd}");
        output.WriteLine($"SHA-256 {answer.AnnexSha256}");
        foreach (var total in answer.Totals.ByCategory.Concat(answer.Totals.ByDistrict))
            output.WriteLine($"  {total.Name, -32} {total.People, 7}");
    }

    private static List<Core.Roster.AnnexLine> DraftLines(Session session, Db db, Request request, DecreeRow decree) =>
        decree.Kind == "mutation"
            ? AnnexRows.OfMutation(session, db.Vault, request.Region, decree.Id)
            : AnnexRows.OfVerified(session, db.Vault, request.Region, decree.ProgrammeCode);
}
