using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>
/// Who loses cover on which day unless which month is paid by when; by programme and district, in time to act.
/// </summary>
public static class FindGaps
{
    public sealed record Request(RegionCode Region, DateOnly On);

    /// <param name="LastPaid">Last month the insurer accepted.</param>
    /// <param name="CoverEnds">First day without cover if nothing more is paid.</param>
    /// <param name="NextMonth">The month that keeps the cover.</param>
    /// <param name="PayBy">Its due day.</param>
    /// <param name="ActBy">
    /// The last day on which acting still keeps the cover: the due day, or the eve of its end.
    /// </param>
    /// <param name="NextState">
    /// State of the run of that month; or what stands in its way: no-agreement, no-money, no-run.
    /// </param>
    public sealed record Gap(
        string Programme,
        string District,
        int People,
        Month LastPaid,
        DateOnly CoverEnds,
        Month NextMonth,
        DateOnly PayBy,
        DateOnly ActBy,
        string NextState,
        bool HasEnded
    );

    /// <param name="PeopleAhead">Covered now, but nothing stands ready to pay their next month.</param>
    public sealed record Answer(
        DateOnly On,
        int PeopleAtRisk,
        int PeopleLost,
        int PeopleAhead,
        IReadOnlyList<Gap> Gaps
    );

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "coverage.gaps", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var rows = await CoverageTables.LastMonths(session, request.Region, Month.Containing(request.On), stop);
        var runs = await RunTables.All(session, request.Region, new Scope(null, null), stop);
        var obstacles = new GapObstacles(session, request.Region, runs, stop);
        var gaps = new List<Gap>();
        foreach (var row in rows)
        {
            var state = await obstacles.Of(row);
            // Whoever is paid for this month is only told of when nothing could pay the next one.
            if (row.Last >= Month.Containing(request.On) && state is not ("no-agreement" or "no-money"))
                continue;
            if (!GapOf(row, state, law, request.On).TryGet(out var gap, out var noLaw))
                return noLaw;
            gaps.Add(gap);
        }

        var thisMonth = Month.Containing(request.On);

        return new Answer(
            request.On,
            gaps.Where(gap => !gap.HasEnded && gap.LastPaid < thisMonth).Sum(gap => gap.People),
            gaps.Where(gap => gap.HasEnded).Sum(gap => gap.People),
            gaps.Where(gap => gap.LastPaid >= thisMonth).Sum(gap => gap.People),
            [.. gaps.OrderBy(gap => gap.CoverEnds).ThenByDescending(gap => gap.People)]
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "coverage gaps",
            "Siapa kehilangan perlindungan, kapan, dan bulan mana yang harus dibayar",
            "naungan coverage gaps --government 64.02 --on 2022-01-20",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari yang ditanyakan; bawaan hari ini");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var day = run.Has(on) ? run.Get(on) : DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var actor = await run.Actor(db, region);
                    var answer = await Handle(new Request(region, day), actor, db, LawFiles.Shipped, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static Result<Gap> GapOf(CoverageTables.LastPaid row, string state, Lawbook law, DateOnly on)
    {
        var segment = row.Reading == "pu" ? Segment.Pu : Segment.Bpu;
        var paid = new PaidMonth(row.Last, Jaminan.Jkm, segment);
        if (!Cover.On(law, row.Last.LastDay, [paid]).TryGet(out var cover, out var noCover))
            return noCover;
        var next = row.Last.Plus(1);
        if (!DueDate.Of(law, segment, next).TryGet(out var due, out var noDay))
            return noDay;
        var lastDay = cover.CoverEnds!.Value.AddDays(-1);
        return new Gap(
            row.ProgrammeCode,
            row.DistrictCode ?? "-",
            row.People,
            row.Last,
            cover.CoverEnds!.Value,
            next,
            due.On,
            due.On < lastDay ? due.On : lastDay,
            state,
            on >= cover.CoverEnds.Value
        );
    }

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var gap in answer.Gaps)
        {
            var ends = gap.HasEnded ? "SUDAH berakhir" : "berakhir";
            output.WriteLine(
                $"{gap.Programme, -20} {gap.District, -10} {gap.People, 8} orang  terakhir {gap.LastPaid}  "
                    + $"{ends} {gap.CoverEnds:yyyy-MM-dd}  bayar {gap.NextMonth} sebelum {gap.ActBy:yyyy-MM-dd} "
                    + $"({gap.NextState})"
            );
        }

        output.WriteLine(
            $"{answer.PeopleAtRisk} orang terancam, {answer.PeopleLost} orang sudah tidak terlindungi, "
                + $"{answer.PeopleAhead} orang belum ada yang dapat membayar bulan berikutnya."
        );
    }
}
