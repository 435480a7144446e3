using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Paritrana;

/// <summary>Evidence as it stands in the tables.</summary>
internal static class ParitranaTables
{
    internal static Task<List<Policy>> Policies(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Policy>(
            "select kind, number, title, signed_on, source from policy_document where region_code = @region "
                + "order by signed_on, kind, number",
            new { region },
            stop
        );

    internal static Task<List<Note>> Notes(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Note>(
            "select held_on, topic, note as text from interview_note where region_code = @region order by held_on, id",
            new { region },
            stop
        );

    internal static Task<Counts> Of(Session session, RegionCode region, int year, CancellationToken stop) =>
        session.One<Counts>(
            """
            select
                (select count(*) from agreement where region_code = @region and valid_from < @after
                    and valid_until > @from) as agreements,
                (select count(*) from decree where region_code = @region and state = 'sealed' and decided_on < @after)
                    as decrees,
                (select count(distinct agency_code) from submission where region_code = @region) as proposing,
                (select count(*) from agency where region_code = @region) as agencies,
                cast((select coalesce(sum(ceiling), 0) from budget_line where region_code = @region
                    and fiscal_year = @year) as bigint) as ceiling,
                cast((select coalesce(sum(p.amount), 0) from posting p join budget_line b on b.region_code = p.region_code
                    and b.id = p.budget_line_id where p.region_code = @region and b.fiscal_year = @year
                    and p.account in ('paid', 'reconciled')) as bigint) as paid
            """,
            new
            {
                region,
                year,
                from = new DateOnly(year, 1, 1),
                after = new DateOnly(year + 1, 1, 1),
            },
            stop
        );

    internal sealed record Policy
    {
        public string Kind { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly SignedOn { get; init; }
        public string Source { get; init; } = "";
    }

    internal sealed record Note
    {
        public DateOnly HeldOn { get; init; }
        public string Topic { get; init; } = "";
        public string Text { get; init; } = "";
    }

    internal sealed record Counts
    {
        public long Agreements { get; init; }
        public long Decrees { get; init; }
        public long Proposing { get; init; }
        public long Agencies { get; init; }
        public long Ceiling { get; init; }
        public long Paid { get; init; }
    }
}
