using Naungan.App.Platform.Database;

namespace Naungan.App.Matching;

/// <summary>Rows that resemble somebody, by what became of them and by what the engine said.</summary>
internal static class QualityTables
{
    /// <summary>What became of a row: joined by rule, still open, decided to be the same or different.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["rule", "open", "same", "different"];

    internal sealed record Group
    {
        public string Agency { get; init; } = "";
        public string Kind { get; init; } = "";

        /// <summary>-1 when nothing was weighed.</summary>
        public int Range { get; init; }
        public long Rows { get; init; }
        public long Millionths { get; init; }
    }

    internal sealed record Agency
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long Rows { get; init; }

        /// <summary>People its lists made who were merged into others by hand.</summary>
        public long Found { get; init; }
    }

    internal sealed record Row
    {
        public Guid SubmissionId { get; init; }
        public string FileName { get; init; } = "";
        public string Sheet { get; init; } = "";
        public int RowNumber { get; init; }
        public Guid? PersonId { get; init; }
        public string? PersonName { get; init; }
        public int? Millionths { get; init; }
    }

    private const string Kind =
        "case when d.decision is not null then d.decision when r.outcome = 'merged' then 'rule' else 'open' end";

    private const string Range =
        "case when l.probability is null then -1 when l.probability < 500000 then 0 when l.probability < 800000 then 1 "
        + "when l.probability < 950000 then 2 else 3 end";

    // What a sender said of a typed person is no second opinion; rows of the same number say nothing about likeness.
    private const string From = """
         from submission_row r
        join submission s on s.region_code = r.region_code and s.id = r.submission_id
        left join row_likeness l on l.region_code = r.region_code and l.submission_id = r.submission_id
            and l.sheet = r.sheet and l.row_number = r.row_number
        left join row_decision d on d.region_code = r.region_code and d.submission_id = r.submission_id
            and d.sheet = r.sheet and d.row_number = r.row_number and d.was_reason <> 'typed'
        where r.region_code = @government and (d.decision is not null
            or (r.outcome = 'merged' and r.reason in ('same-person', 'nik-slip', 'nik-corrected'))
            or (r.outcome = 'waiting' and r.reason in ('possible-duplicate', 'nik-of-another')))
        """;

    internal static Task<List<Group>> Groups(Session session, string government, CancellationToken stop) =>
        session.List<Group>(
            $"select s.agency_code as agency, {Kind} as kind, {Range} as range, count(*) as rows, "
                + $"coalesce(sum(l.probability), 0) as millionths{From} group by s.agency_code, {Kind}, {Range}",
            new { government },
            stop
        );

    internal static Task<List<Agency>> Agencies(Session session, string government, CancellationToken stop) =>
        session.List<Agency>(
            """
            select a.code, a.name, sum(s.rows_read) as rows,
                (select count(*) from person_merge m
                    join person p on p.region_code = m.region_code and p.id = m.absorbed_id
                    join submission o on o.region_code = p.region_code and o.id = p.created_by_submission
                    where m.region_code = @government and m.state = 'merged' and o.agency_code = a.code) as found
            from agency a join submission s on s.region_code = a.region_code and s.agency_code = a.code
            where a.region_code = @government group by a.code, a.name order by a.name
            """,
            new { government },
            stop
        );

    internal static Task<List<Row>> Rows(
        Session session,
        string government,
        string agency,
        string kind,
        long skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<Row>(
            "select r.submission_id, s.file_name, r.sheet, r.row_number, p.id as person_id, "
                + "p.name as person_name, l.probability as millionths"
                + From.Replace(
                    "where r.region_code",
                    "left join person p on p.region_code = r.region_code "
                        + "and p.id = coalesce(r.person_id, l.person_id) where r.region_code",
                    StringComparison.Ordinal
                )
                + $" and s.agency_code = @agency and {Kind} = @kind "
                + "order by s.submitted_at, s.id, r.sheet, r.row_number limit @take offset @skip",
            new
            {
                government,
                agency,
                kind,
                skip,
                take,
            },
            stop
        );
}
