using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Reconciliation;

/// <summary>
/// What the insurer's files left to do: each difference with who must act and by when. A refusal ends when the person
/// is accepted, sent again or closed; anything else ends with a note.
/// </summary>
public static class ListDifferences
{
    /// <param name="On">The day that decides what is late.</param>
    public sealed record Request(RegionCode Region, DateOnly On);

    /// <param name="Open">All; the list is cut at its limit, earliest deadline first.</param>
    /// <param name="Because">How many days there are to act on a file of that day: a rule of the house.</param>
    public sealed record Answer(
        int Open,
        int Late,
        Rupiah AtStake,
        IReadOnlyList<Difference> Differences,
        Explanation Because
    );

    /// <param name="Owner">Code of the agency that must act.</param>
    public sealed record Difference(
        Guid Run,
        Month Month,
        string Programme,
        Guid File,
        int Row,
        string? Name,
        string Outcome,
        string Code,
        Rupiah Amount,
        string Owner,
        DateOnly DueOn,
        bool IsLate
    );

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "reconciliation.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, "reconciliation.read");
        var rows = await DifferenceTables.Open(session, request.Region, scope.Agency, stop);
        if (!DifferenceDue.After(law, request.On).TryGet(out var today, out var noRule))
            return noRule;
        var all = new List<Difference>(rows.Count);
        foreach (var row in rows)
        {
            if (!DifferenceDue.After(law, row.CameOn).TryGet(out var due, out var unruled))
                return unruled;
            all.Add(row.DueOn(due.On, request.On));
        }

        return new Answer(
            all.Count,
            all.Count(one => one.IsLate),
            all.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Amount),
            [.. all.OrderBy(one => one.DueOn).ThenBy(one => one.Row).Take(DifferenceTables.ShownMax)],
            today.Because
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "reconcile tasks",
            "Selisih yang belum selesai: siapa harus bertindak dan paling lambat kapan",
            "naungan reconcile tasks --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var today = DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var answer = await Handle(
                        new(region, today),
                        await run.Actor(db, region),
                        db,
                        LawFiles.Shipped,
                        run.Stop
                    );
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var group in answer.Differences.GroupBy(one => (one.Owner, one.Outcome, one.DueOn)))
            output.WriteLine(
                $"{group.Key.Owner, -20} {group.Key.Outcome, -12} {group.Count(), 6}  paling lambat {group.Key.DueOn:yyyy-MM-dd}"
            );
        output.WriteLine($"{answer.Open} selisih, {answer.Late} terlambat, {answer.AtStake}.");
    }
}
