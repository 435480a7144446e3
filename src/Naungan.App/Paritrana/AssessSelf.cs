using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.App.Reports;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Paritrana;

/// <summary>The self-assessment of a year: what there is, what is missing and what to do about it.</summary>
public static class AssessSelf
{
    public const string Action = "paritrana.read";
    private const long Whole = 10_000;

    public sealed record Request(RegionCode Region, int Year);

    /// <param name="Share">Hundredths of a per cent of the item's weight; null when the evidence is missing.</param>
    /// <param name="Evidence">What it rests on, or what to do to get it.</param>
    public sealed record Item(string Aspect, string Key, string Name, int Weight, long? Share, string Evidence);

    public sealed record Answer(
        int Year,
        long Score,
        int WeightMissing,
        IReadOnlyList<Item> Items,
        IReadOnlyList<PolicyLine> Policies,
        IReadOnlyList<NoteLine> Notes,
        ReportTable Segments
    );

    public sealed record PolicyLine(string Kind, string Number, string Title, DateOnly SignedOn, string Source);

    public sealed record NoteLine(DateOnly HeldOn, string Topic, string Text);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var query = await MakeReport.Usual(db, actor, new DateOnly(request.Year, 12, 31), stop);
        var made = await MakeReport.Handle(new("indicators", query with { Year = request.Year }), actor, db, law, stop);
        if (!made.TryGet(out var indicators, out var noReport))
            return noReport;
        await using var session = await db.Read(stop);
        var policies = await ParitranaTables.Policies(session, request.Region, stop);
        var notes = await ParitranaTables.Notes(session, request.Region, stop);
        var counts = await ParitranaTables.Of(session, request.Region, request.Year, stop);
        var valid = policies.FindAll(policy => policy.SignedOn.Year <= request.Year);
        var facts = new Facts(valid, notes, counts, indicators.Tables[0]);
        var items = Aspect.All.Select(facts.Judged).ToList();
        return new Answer(
            request.Year,
            items.Sum(item => item.Weight * (item.Share ?? 0)) / Whole,
            items.Where(item => item.Share is null).Sum(item => item.Weight),
            items,
            [.. policies.Select(one => new PolicyLine(one.Kind, one.Number, one.Title, one.SignedOn, one.Source))],
            [.. notes.Select(one => new NoteLine(one.HeldOn, one.Topic, one.Text))],
            indicators.Tables[0]
        );
    }

    private sealed record Facts(
        List<ParitranaTables.Policy> Policies,
        List<ParitranaTables.Note> Notes,
        ParitranaTables.Counts Counts,
        ReportTable Segments
    )
    {
        internal Item Judged(Aspect aspect)
        {
            var (share, evidence) = aspect.Key switch
            {
                "law" => Paper("regional-law"),
                "regulation" => Paper("head-regulation"),
                "instruction" => Paper("instruction", "circular"),
                "agreement" => Some(Counts.Agreements, "kesepakatan berlaku"),
                "budget" => Counts.Ceiling > 0 ? (Whole, "Pagu " + new Rupiah(Counts.Ceiling)) : None,
                "realisation" => Realised(),
                "decree" => Some(Counts.Decrees, "SK disahkan"),
                "agencies" => Agencies(),
                "bpu" => Covered(0),
                "pu" => Covered(1),
                "vulnerable" => Covered(2),
                "growth" => Growth(),
                "interview" => Some(Notes.Count, "catatan"),
                _ => None,
            };
            return new(aspect.Name, aspect.Key, aspect.Item, aspect.Weight, share, evidence ?? aspect.Missing);
        }

        private static (long?, string?) None => (null, null);

        private (long?, string?) Paper(params string[] kinds)
        {
            var found = Policies.FindAll(policy => kinds.Contains(policy.Kind));
            return found.Count == 0
                ? None
                : (Whole, string.Join("; ", found.Select(one => $"{one.Number}, {Indonesian.Day(one.SignedOn)}")));
        }

        private static (long?, string?) Some(long count, string what) =>
            count > 0 ? (Whole, $"{Indonesian.Number(count)} {what}") : None;

        private (long?, string?) Realised() =>
            Counts.Ceiling > 0 && Counts.Paid > 0
                ? (
                    Math.Min(Whole, Counts.Paid * Whole / Counts.Ceiling),
                    $"Dibayar {new Rupiah(Counts.Paid)} dari {new Rupiah(Counts.Ceiling)}"
                )
                : None;

        private (long?, string?) Agencies() =>
            Counts.Agencies > 0 && Counts.Proposing > 0
                ? (
                    Counts.Proposing * Whole / Counts.Agencies,
                    $"{Indonesian.Number(Counts.Proposing)} dari {Indonesian.Number(Counts.Agencies)} perangkat daerah"
                )
                : None;

        private (long?, string?) Covered(int row)
        {
            var cells = Segments.Rows[row];
            if (cells[5] is not long share)
                return None;
            var evidence =
                $"{Indonesian.Number((long)cells[1]!)} dari {Indonesian.Number((long)cells[4]!)} pekerja ({cells[6]})";
            return share > Whole
                ? (Whole, evidence + "; lebih dari seratus persen: perbaiki pembaginya")
                : (share, evidence);
        }

        private (long?, string?) Growth()
        {
            var (now, before) = (
                Segments.Rows.Take(2).Sum(row => (long)row[1]!),
                Segments.Rows.Take(2).Sum(row => (long)row[2]!)
            );
            return before == 0
                ? None
                : (now > before ? Whole : 0, $"{Indonesian.Number(before)} menjadi {Indonesian.Number(now)} orang");
        }
    }
}
