using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>The insurer's answers on the lines of a run, changed in sets.</summary>
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
        var isShort = rows.Count < run.People / 4;
        if (isShort)
            await Name(session, rows, stop);
        var awaited = session.Each(
            isShort ? AwaitedNamed : AwaitedAll,
            new { region, run = run.Id },
            row =>
                KeyValuePair.Create(
                    ReturnRows.Key(row.Bytes(3)),
                    new Awaited(row.Id(0), new Rupiah(row.Long(1)), _states[row.Text(2)])
                )
        );
        return new(awaited);
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

    /// <summary>
    /// Writes the outcomes: rows that did not plainly accept somebody, and the new state of everybody answered about.
    /// What moved between accounts is the sum of each set.
    /// </summary>
    internal static async Task Apply(
        Session session,
        RegionCode region,
        RunRow run,
        Guid file,
        IReadOnlyList<MatchedRow> matched,
        IReadOnlyDictionary<UInt128, Awaited> awaited,
        Func<EntryKind, IReadOnlyList<LedgerShare>, Task> post,
        CancellationToken stop
    )
    {
        await KeepRows(session, region, file, matched, stop);
        var chosen = await Stage(session, run, matched, awaited, stop);
        var at = new Place(session, region, run.Id, file, chosen, stop);
        await post(EntryKind.Resubmission, await at.Accept("'resubmitted', 'rejected'"));
        await post(EntryKind.Reconciliation, await at.Accept("'open'"));
        await post(EntryKind.Credit, await at.Reject());
        await session.Run("drop table answer", stop: stop);
    }

    private static Task<long> KeepRows(
        Session session,
        RegionCode region,
        Guid file,
        IReadOnlyList<MatchedRow> matched,
        CancellationToken stop
    ) =>
        session.BulkInsert(
            "return_line",
            ["region_code", "file_id", "row_number", "person_id", "outcome", "code", "amount"],
            matched
                .Where(row => row.Outcome != ReturnOutcome.Accepted)
                .Select(row =>
                    new object?[]
                    {
                        region.Code,
                        file,
                        row.Row.Number,
                        row.Person,
                        row.Outcome.ToString().ToLowerInvariant(),
                        row.Code,
                        row.Row.Amount.Amount,
                    }
                ),
            stop
        );

    /// <summary>
    /// Writes down the fewer: those accepted, or those who were not. Returns the condition that picks the accepted.
    /// </summary>
    private static async Task<string> Stage(
        Session session,
        RunRow run,
        IReadOnlyList<MatchedRow> matched,
        IReadOnlyDictionary<UInt128, Awaited> awaited,
        CancellationToken stop
    )
    {
        var uuid = session.Kind == DbKind.Sqlite ? "blob" : "uuid";
        await session.Run($"create temporary table answer (person_id {uuid} primary key, code text)", stop: stop);
        var accepted = matched
            .Where(row => row.Outcome == ReturnOutcome.Accepted)
            .Select(row => row.Person!.Value)
            .ToHashSet();
        var refused = matched
            .Where(row => row.Outcome is ReturnOutcome.Rejected or ReturnOutcome.Differing)
            .ToDictionary(row => row.Person!.Value, row => row.Code);
        // Only when everybody of the run is known may the accepted be "all but".
        var acceptedAreFewer = awaited.Count < run.People || accepted.Count < awaited.Count - accepted.Count;
        await session.BulkInsert(
            "answer",
            ["person_id", "code"],
            awaited
                .Values.Select(person => person.Person)
                .Where(person => accepted.Contains(person) == acceptedAreFewer || refused.ContainsKey(person))
                .Select(person => new object?[] { person, refused.GetValueOrDefault(person) }),
            stop
        );
        return acceptedAreFewer
            ? "person_id in (select person_id from answer where code is null)"
            : "person_id not in (select person_id from answer)";
    }

    /// <summary>Changes lines in sets; what each set moves is summed right before it.</summary>
    private sealed class Place(
        Session session,
        RegionCode region,
        Guid run,
        Guid file,
        string chosen,
        CancellationToken stop
    )
    {
        private const string OfRun = " where region_code = @region and run_id = @run ";

        private const string Refused =
            OfRun + "and person_id in (select person_id from answer where code is not null) and state = ";

        private const string Refuse =
            "update run_line set state = 'rejected', answer_file_id = @file, "
            + "answer_code = (select a.code from answer a where a.person_id = run_line.person_id)";

        private const string Take =
            "update run_line set state = 'accepted', answer_code = null, answer_file_id = @file";

        /// <summary>Accepts those chosen who are in one of the states.</summary>
        internal Task<IReadOnlyList<LedgerShare>> Accept(string states) =>
            Changed(Take, OfRun + $"and state in ({states}) and {chosen}");

        /// <summary>Refuses those with a code. Money of somebody refused a second time is credit already.</summary>
        internal async Task<IReadOnlyList<LedgerShare>> Reject()
        {
            await Run(Refuse + Refused + "'resubmitted'");
            return await Changed(Refuse, Refused + "'open'");
        }

        private async Task<IReadOnlyList<LedgerShare>> Changed(string change, string which)
        {
            var sums = await session.List<LineSum>(
                "select budget_line_id, count(*) as lines, cast(sum(amount) as bigint) as amount from run_line"
                    + which
                    + " group by budget_line_id order by budget_line_id",
                new { region, run },
                stop
            );
            if (sums.Count == 0)
                return [];
            var changed = await Run(change + which);
            if (changed != sums.Sum(sum => sum.Lines))
                throw new InvalidDataException($"Lines of run {run} changed while they were summed.");
            return [.. sums.Select(sum => new LedgerShare(sum.BudgetLineId, null, sum.Amount))];
        }

        private Task<int> Run(string sql) =>
            session.Run(
                sql,
                new
                {
                    region,
                    run,
                    file,
                },
                stop
            );
    }

    private sealed record StateCount
    {
        public string State { get; init; } = "";
        public int People { get; init; }
    }
}
