using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>Cover is never stored: it is asked of the accepted lines of runs.</summary>
internal static class CoverageTables
{
    internal static Task<PersonRow?> ByNik(
        Session session,
        RegionCode region,
        byte[] nikIndex,
        CancellationToken stop
    ) =>
        session.Maybe<PersonRow>(
            "select id, name from person where region_code = @region and nik_index = @nikIndex",
            new { region, nikIndex },
            stop
        );

    /// <summary>Every month of a person that was ever in a run and not reversed, with what the insurer said.</summary>
    internal static async Task<List<LineRow>> Months(
        Session session,
        RegionCode region,
        Guid person,
        CancellationToken stop
    ) =>
        await session.List<LineRow>(
            "select l.month, l.insurance, l.state, l.answer_code, r.reading, r.programme_code, r.state as run_state "
                + "from run_line l join run r on r.region_code = l.region_code and r.id = l.run_id "
                + "where l.region_code = @region and l.person_id = @person and l.correction = 0 "
                + "order by l.month, l.insurance",
            new { region, person },
            stop
        );

    /// <summary>People by programme, district and the last month accepted for them.</summary>
    internal static Task<List<LastPaid>> LastMonths(
        Session session,
        RegionCode region,
        Month until,
        CancellationToken stop
    ) =>
        session.List<LastPaid>(
            """
            select x.programme_code, x.reading, p.district_code, x.last_month as last, count(*) as people
            from (
                select r.programme_code, r.reading, l.region_code, l.person_id, max(l.month) as last_month
                from run r
                join run_line l on l.region_code = r.region_code and l.run_id = r.id
                where r.region_code = @region and r.month <= @until and l.state = 'accepted' and l.correction = 0
                group by r.programme_code, r.reading, l.region_code, l.person_id) x
            join person p on p.region_code = x.region_code and p.id = x.person_id
            group by x.programme_code, x.reading, p.district_code, x.last_month
            order by x.programme_code, x.last_month, p.district_code
            """,
            new { region, until },
            stop
        );

    internal sealed record PersonRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }

    internal sealed record LineRow
    {
        public Month Month { get; init; }
        public string Insurance { get; init; } = "";
        public string State { get; init; } = "";
        public string? AnswerCode { get; init; }
        public string Reading { get; init; } = "";
        public string ProgrammeCode { get; init; } = "";
        public string RunState { get; init; } = "";

        internal bool IsAccepted => State == "accepted";

        internal PaidMonth ToPaid() =>
            new(
                Month,
                LawWords.TryProgrammes(Insurance, out var one)
                    ? one
                    : throw new InvalidDataException($"'{Insurance}' does not name an insurance."),
                Reading == "pu" ? Segment.Pu : Segment.Bpu
            );
    }

    internal sealed record LastPaid
    {
        public string ProgrammeCode { get; init; } = "";
        public string Reading { get; init; } = "";
        public string? DistrictCode { get; init; }
        public Month Last { get; init; }
        public int People { get; init; }
    }
}
