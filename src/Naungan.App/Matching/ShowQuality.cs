using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.People;

namespace Naungan.App.Matching;

/// <summary>
/// How well each agency's lists are matched, estimated from what people decided and, where that is too little, from
/// what the engine says; and the rows behind a number.
/// </summary>
public static class ShowQuality
{
    private const double Millionths = 1_000_000;

    /// <param name="Agency">Whose rows to list; none when empty.</param>
    /// <param name="Kind">Which of them: rule, open, same, different.</param>
    public sealed record Request(
        RegionCode Government,
        string Agency = "",
        string Kind = "",
        long Skip = 0,
        int Take = 50
    );

    public sealed record Answer(
        IReadOnlyList<AgencyQuality> Agencies,
        IReadOnlyList<MatchQuality.Range> Ranges,
        IReadOnlyList<Row> Rows,
        long RowCount
    );

    /// <param name="Rows">Rows the agency sent.</param>
    /// <param name="ByRule">Joined to somebody for likeness, without a person.</param>
    /// <param name="Found">People its lists made who turned out to be others, merged by hand.</param>
    public sealed record AgencyQuality(
        string Code,
        string Name,
        long Rows,
        long ByRule,
        long Open,
        long Same,
        long Different,
        long Found,
        MatchQuality.Estimate Precision,
        MatchQuality.Estimate Recall
    )
    {
        /// <summary>Of the doubtful rows, how many a person decided about; null when none was doubtful.</summary>
        public double? ShareReviewed =>
            Open + Same + Different == 0 ? null : (double)(Same + Different) / (Open + Same + Different);
    }

    /// <param name="Person">Whom the row was joined to, or resembles most.</param>
    public sealed record Row(
        Guid Submission,
        string FileName,
        string Sheet,
        int Number,
        Guid? Person,
        string? Name,
        double? Probability
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "matching.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        var groups = await QualityTables.Groups(session, government, stop);
        var ranges = groups
            .Where(group => group.Kind is "same" or "different")
            .GroupBy(group => group.Range)
            .Select(range => new MatchQuality.Range(range.Key, Sum(range, "same"), Sum(range, "different")))
            .OrderBy(range => range.Number)
            .ToList();
        var quality = new MatchQuality(ranges);
        var agencies = (await QualityTables.Agencies(session, government, stop)).ConvertAll(agency =>
            Of(agency, groups.FindAll(group => group.Agency == agency.Code), quality)
        );
        var isAsked = request.Agency.Length > 0 && QualityTables.Kinds.Contains(request.Kind);
        var rows = isAsked
            ? await QualityTables.Rows(
                session,
                government,
                request.Agency,
                request.Kind,
                request.Skip,
                request.Take,
                stop
            )
            : [];
        var count = Sum(groups.Where(group => group.Agency == request.Agency), request.Kind);
        return new Answer(agencies, ranges, rows.ConvertAll(Shown), count);
    }

    private static AgencyQuality Of(QualityTables.Agency agency, List<QualityTables.Group> groups, MatchQuality quality)
    {
        var (byRule, open) = (Pairs(groups, "rule"), Pairs(groups, "open"));
        var same = Sum(groups, "same");
        return new(
            agency.Code,
            agency.Name,
            agency.Rows,
            Sum(groups, "rule"),
            Sum(groups, "open"),
            same,
            Sum(groups, "different"),
            agency.Found,
            quality.Precision(byRule, same),
            quality.Recall(byRule, open, same, agency.Found)
        );
    }

    private static long Sum(IEnumerable<QualityTables.Group> groups, string kind) =>
        groups.Where(group => group.Kind == kind).Sum(group => group.Rows);

    private static List<MatchQuality.Pairs> Pairs(List<QualityTables.Group> groups, string kind) =>
        [
            .. groups
                .Where(group => group.Kind == kind)
                .Select(group => new MatchQuality.Pairs(group.Range, group.Rows, group.Millionths / Millionths)),
        ];

    private static Row Shown(QualityTables.Row row) =>
        new(
            row.SubmissionId,
            row.FileName,
            row.Sheet,
            row.RowNumber,
            row.PersonId,
            row.PersonName,
            row.Millionths / Millionths
        );
}
