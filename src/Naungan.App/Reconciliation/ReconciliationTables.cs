using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>Whom a run waits for, and where its people stand.</summary>
internal static class ReconciliationTables
{
    private static readonly Dictionary<string, LineState> _states = Enum.GetValues<LineState>()
        .ToDictionary(state => state.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>
    /// The people of a run under the blind index of their NIK; when a file names few, only those it names.
    /// </summary>
    internal static async Task<Dictionary<UInt128, Awaited>> Awaited(
        Session session,
        RegionCode region,
        RunRow run,
        IReadOnlyCollection<ReturnRow> rows,
        CancellationToken stop
    )
    {
        if (rows.Count >= run.People / 4)
            return Awaited(session, region, run);
        await Name(session, rows, stop);
        return Awaited(session, AwaitedNamed, region, run);
    }

    /// <summary>Everybody of a run who has a NIK.</summary>
    internal static Dictionary<UInt128, Awaited> Awaited(Session session, RegionCode region, RunRow run) =>
        Awaited(session, AwaitedAll, region, run);

    private static Dictionary<UInt128, Awaited> Awaited(Session session, string sql, RegionCode region, RunRow run)
    {
        var people = new Dictionary<UInt128, Awaited>(run.People);
        var awaited = session.Each(
            sql,
            new { region, run = run.Id },
            row => (Key: ReturnRows.Key(row.Bytes(3)), Person: row.Id(0), Amount: row.Long(1), State: row.Text(2))
        );
        foreach (var row in awaited)
            people.Add(row.Key, new(row.Person, new Rupiah(row.Amount), _states[row.State]));
        return people;
    }

    private static async Task Name(Session session, IReadOnlyCollection<ReturnRow> rows, CancellationToken stop)
    {
        var bytes = session.Kind == DbKind.Sqlite ? "blob" : "bytea";
        await session.Run(
            $"create temp table if not exists named (nik_index {bytes} primary key); delete from named",
            stop: stop
        );
        await session.BulkInsert(
            "named",
            ["nik_index"],
            rows.Select(row => row.Person).Distinct().Select(person => new object?[] { ReturnRows.Index(person) }),
            stop
        );
    }

    // Somebody taken off the month stands as reversed: what the insurer says of him later is for a person to decide.
    private const string Standing = "case when min(l.correction) > 0 then 'reversed' else min(l.state) end as state";

    // The sum by person first: it follows the order the lines are stored in.
    private const string AwaitedAll =
        "select x.person_id, x.amount, x.state, p.nik_index from (select l.region_code, l.person_id, "
        + $"cast(sum(l.amount) as bigint) as amount, {Standing} from run_line l "
        + "where l.region_code = @region and l.run_id = @run group by l.region_code, l.person_id) x "
        + "join person p on p.region_code = x.region_code and p.id = x.person_id where p.nik_index is not null";

    // "cross join" makes SQLite begin with the few people named; PostgreSQL chooses for itself.
    private const string AwaitedNamed =
        $"select l.person_id, cast(sum(l.amount) as bigint), {Standing}, n.nik_index from named n cross join person p "
        + "cross join run_line l where p.region_code = @region and p.nik_index = n.nik_index "
        + "and l.region_code = p.region_code and l.run_id = @run and l.person_id = p.id "
        + "group by l.person_id, n.nik_index";

    internal static async Task<RunCounts> People(Session session, RegionCode region, Guid run, CancellationToken stop)
    {
        var counts = await session.List<StateCount>(
            "select x.state, count(*) as people from (select person_id, "
                + "case when min(correction) > 0 then 'closed' else min(state) end as state from run_line "
                + "where region_code = @region and run_id = @run group by person_id) x group by x.state",
            new { region, run },
            stop
        );
        int Of(string state) => counts.Where(row => row.State == state).Sum(row => row.People);
        var all = counts.Sum(row => row.People);
        return new RunCounts(all, Of("accepted"), Of("rejected"), Of("resubmitted"), Of("open"), Of("closed"));
    }

    /// <summary>Rows of a run's return files that somebody must look at, newest file first.</summary>
    internal static Task<List<ShowReconciliation.OpenRow>> OpenRows(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        session.List<ShowReconciliation.OpenRow>(
            "select t.row_number, p.name, t.outcome, t.code, (select min(l.state) from run_line l "
                + "where l.region_code = t.region_code and l.run_id = f.run_id and l.person_id = t.person_id) as state "
                + "from insurer_file f join return_line t on t.region_code = f.region_code and t.file_id = f.id "
                + "left join person p on p.region_code = t.region_code and p.id = t.person_id "
                + "where f.region_code = @region and f.run_id = @run and f.direction = 'in' "
                + "order by f.recorded_at desc, t.row_number limit 500",
            new { region, run },
            stop
        );

    private sealed record StateCount
    {
        public string State { get; init; } = "";
        public int People { get; init; }
    }
}
