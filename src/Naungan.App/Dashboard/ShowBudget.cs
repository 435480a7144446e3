using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>A year's money: ceilings, taken, paid, months bought, and how many more the rest would buy.</summary>
public static class ShowBudget
{
    /// <param name="Year">Null for the newest with a ceiling.</param>
    public sealed record Request(RegionCode Region, int? Year);

    /// <param name="Years">Years with a ceiling, the newest first, each beside the others.</param>
    internal sealed record Answer(int Year, IReadOnlyList<YearOfMoney> Years, IReadOnlyList<Programme> Programmes)
    {
        internal YearOfMoney? Shown => Years.FirstOrDefault(one => one.Year == Year);
    }

    /// <param name="Paid">By month of contribution.</param>
    internal sealed record YearOfMoney(
        int Year,
        Rupiah Ceiling,
        Rupiah Committed,
        IReadOnlyList<PartTables.PaidMonth> Paid
    )
    {
        internal Rupiah PaidSum => Paid.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Amount);
    }

    /// <param name="Bought">Months whose run was billed or paid.</param>
    /// <param name="Last">What the newest of them cost; zero before the first.</param>
    internal sealed record Programme(
        string Code,
        string Name,
        Rupiah Ceiling,
        Rupiah Committed,
        int Bought,
        Rupiah Last,
        IReadOnlyList<PartTables.Line> Lines
    )
    {
        /// <summary>How many more months like the last the rest would buy; null while no month has a price.</summary>
        internal long? More => Last == Rupiah.Zero ? null : (Ceiling - Committed).Amount / Last.Amount;
    }

    internal static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "dashboard.read", request.Region) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Read(stop);
        var sums = await PartTables.Ceilings(session, region, stop);
        var paid = (await PartTables.Paid(session, region, stop)).ToLookup(one => one.Year);
        var years = sums.GroupBy(one => one.Year)
            .OrderByDescending(year => year.Key)
            .Select(year => new YearOfMoney(year.Key, Ceiling(year), Committed(year), [.. paid[year.Key]]))
            .ToList();
        if (request.Year is { } asked && !years.Exists(year => year.Year == asked))
            return Refusal.NotFound("Tahun anggaran");
        var shown = request.Year ?? (years.Count > 0 ? years[0].Year : now.Year);
        var runs = await PartTables.RunsOf(session, region, shown, stop);
        var lines = await PartTables.Lines(session, region, null, stop);
        var programmes = sums.Where(one => one.Year == shown)
            .Select(one =>
            {
                var own = runs.FindAll(run => run.ProgrammeCode == one.Programme);
                var last = own.Count == 0 ? default(Month?) : own.Max(run => run.Month);
                return new Programme(
                    one.Programme,
                    one.Name,
                    one.Ceiling,
                    one.Committed,
                    own.Select(run => run.Month).Distinct().Count(),
                    own.Where(run => run.Month == last).Aggregate(Rupiah.Zero, (sum, run) => sum + run.Amount),
                    lines.FindAll(line => line.Year == shown && line.Programme == one.Programme)
                );
            })
            .ToList();
        return new Answer(shown, years, programmes);
    }

    private static Rupiah Ceiling(IEnumerable<PartTables.CeilingSum> sums) =>
        sums.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Ceiling);

    private static Rupiah Committed(IEnumerable<PartTables.CeilingSum> sums) =>
        sums.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Committed);
}
