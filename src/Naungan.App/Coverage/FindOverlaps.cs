using Naungan.App.Insurer;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>
/// Money that may buy nothing: people paid for after they left, people the insurer already covers through somebody
/// else, people paid as members without a wage while the government also has them as wage earners. And deaths whose
/// month was not paid, which costs a family its benefit.
/// </summary>
public static class FindOverlaps
{
    public sealed record Request(RegionCode Region);

    /// <param name="Kind">after-end, elsewhere, two-segments or death-unpaid.</param>
    /// <param name="Detail">The reason of leaving, the insurer's word, or the other programme.</param>
    /// <param name="Amount">Money at stake; nought for a death whose month must still be paid.</param>
    public sealed record Overlap(
        string Kind,
        Guid Person,
        string Name,
        string Programme,
        Month Month,
        Guid? Run,
        string Detail,
        Rupiah Amount
    );

    public sealed record Answer(
        int People,
        Rupiah AtStake,
        IReadOnlyDictionary<string, int> Kinds,
        IReadOnlyList<Overlap> Overlaps
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "coverage.gaps", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        List<Overlap> all =
        [
            .. await OverlapTables.AfterEnd(session, request.Region, stop),
            .. await OverlapTables.TwoSegments(session, request.Region, stop),
            .. await OverlapTables.DeathsUnpaid(session, request.Region, stop),
        ];
        foreach (var code in Layout.Shipped.SelectMany(layout => layout.Elsewhere).Distinct())
            all.AddRange(await OverlapTables.Elsewhere(session, request.Region, code, stop));
        return new Answer(
            all.Select(one => one.Person).Distinct().Count(),
            all.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Amount),
            all.GroupBy(one => one.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()),
            all
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "coverage overlaps",
            "Perlindungan ganda, iuran sesudah keluar, dan kematian yang bulannya belum dibayar",
            "naungan coverage overlaps --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var answer = await Handle(new Request(region), await run.Actor(db, region), db, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var (kind, count) in answer.Kinds)
            output.WriteLine($"{kind, -14} {count, 8}");
        output.WriteLine($"{answer.People} orang, {answer.AtStake} dipertaruhkan.");
    }
}
