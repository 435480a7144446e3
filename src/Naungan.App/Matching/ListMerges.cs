using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Matching;

/// <summary>Merges that wait for a second person, that stand, and that were split; and matching by agency.</summary>
public static class ListMerges
{
    public sealed record Request(RegionCode Government);

    public sealed record Answer(IReadOnlyList<Shown> Merges, IReadOnlyList<Quality> Agencies);

    public sealed record Shown(
        Guid Id,
        Guid Kept,
        string KeptName,
        string AbsorbedName,
        string State,
        string Why,
        string AskedBy,
        DateTimeOffset AskedAt
    );

    /// <summary>
    /// Of one agency: rows joined to someone by likeness without a person's decision, rows that wait for one, and what
    /// was decided.
    /// </summary>
    public sealed record Quality
    {
        public string Agency { get; init; } = "";
        public long Rows { get; init; }
        public long ByRule { get; init; }
        public long Open { get; init; }
        public long Same { get; init; }
        public long Different { get; init; }

        /// <summary>Of the doubtful rows, how many a person looked at; null when none was doubtful.</summary>
        public decimal? ShareReviewed =>
            Open + Same + Different == 0 ? null : (decimal)(Same + Different) / (Open + Same + Different);
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "matching.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        var merges = await MergeTables.Of(session, government, null, stop);
        var agencies = await session.List<Quality>(
            """
            select a.name as agency, sum(s.rows_read) as rows,
                sum((select count(*) from submission_row r where r.region_code = s.region_code
                    and r.submission_id = s.id and r.outcome = 'merged'
                    and r.reason in ('same-person', 'nik-slip', 'nik-corrected'))) as by_rule,
                sum((select count(*) from submission_row r where r.region_code = s.region_code
                    and r.submission_id = s.id and r.outcome = 'waiting'
                    and r.reason in ('possible-duplicate', 'nik-of-another'))) as open,
                sum((select count(*) from row_decision d where d.region_code = s.region_code
                    and d.submission_id = s.id and d.decision = 'same')) as same,
                sum((select count(*) from row_decision d where d.region_code = s.region_code
                    and d.submission_id = s.id and d.decision = 'different')) as different
            from submission s join agency a on a.region_code = s.region_code and a.code = s.agency_code
            where s.region_code = @government group by a.name order by a.name
            """,
            new { government },
            stop
        );
        return new Answer(
            merges.ConvertAll(merge => new Shown(
                merge.Id,
                merge.KeptId,
                merge.KeptName,
                merge.AbsorbedName,
                merge.State,
                merge.Why,
                merge.AskedBy,
                merge.AskedAt
            )),
            agencies
        );
    }
}
