using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Reconciliation;

/// <summary>Differences are asked of the answers themselves; only what somebody noted is stored.</summary>
internal static class DifferenceTables
{
    internal const int ShownMax = 500;

    /// <summary>
    /// Refusals that still stand, once a person and run, by the newest file; and rows that only a note can settle.
    /// </summary>
    internal static Task<List<Row>> Open(Session session, RegionCode region, string? agency, CancellationToken stop) =>
        session.List<Row>(
            """
            select r.id as run_id, r.month, r.programme_code, t.file_id, t.row_number, p.name, t.outcome, t.code,
                t.amount, coalesce(e.agency_code, r.agency_code) as owner, f.recorded_at
            from insurer_file f
            join run r on r.region_code = f.region_code and r.id = f.run_id
            join return_line t on t.region_code = f.region_code and t.file_id = f.id
            left join person p on p.region_code = t.region_code and p.id = t.person_id
            left join enrolment e on e.region_code = t.region_code and e.programme_code = r.programme_code
                and e.person_id = t.person_id
            where f.region_code = @region and f.direction = 'in'
                and (cast(@agency as text) is null or coalesce(e.agency_code, r.agency_code) = @agency)
                and ((t.outcome in ('rejected', 'differing') and exists (select 1 from run_line l
                        where l.region_code = f.region_code and l.run_id = f.run_id and l.person_id = t.person_id
                            and l.state = 'rejected' and l.correction = 0 and l.answer_file_id = f.id))
                    or t.outcome in ('unknown', 'conflicting'))
                and not exists (select 1 from difference_note n where n.region_code = t.region_code
                    and n.file_id = t.file_id and n.row_number = t.row_number)
            """,
            new { region, agency },
            stop
        );

    internal static Task<int> Note(
        Session session,
        ResolveDifference.Request request,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into difference_note (region_code, file_id, row_number, note, recorded_by, recorded_at) "
                + "select t.region_code, t.file_id, t.row_number, @Note, @by, @now from return_line t "
                + "where t.region_code = @Region and t.file_id = @File and t.row_number = @Row "
                + "on conflict do nothing",
            new
            {
                request.Region,
                request.File,
                request.Row,
                request.Note,
                by,
                now,
            },
            stop
        );

    internal sealed record Row
    {
        public Guid RunId { get; init; }
        public Month Month { get; init; }
        public string ProgrammeCode { get; init; } = "";
        public Guid FileId { get; init; }
        public int RowNumber { get; init; }
        public string? Name { get; init; }
        public string Outcome { get; init; } = "";
        public string Code { get; init; } = "";
        public Rupiah Amount { get; init; }
        public string Owner { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }

        internal DateOnly CameOn => DateOnly.FromDateTime(RecordedAt.UtcDateTime);

        internal ListDifferences.Difference DueOn(DateOnly due, DateOnly today) =>
            new(RunId, Month, ProgrammeCode, FileId, RowNumber, Name, Outcome, Code, Amount, Owner, due, today > due);
    }
}
