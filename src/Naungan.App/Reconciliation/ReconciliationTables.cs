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

    /// <summary>The people of a run under the blind index of their NIK.</summary>
    internal static async Task<Dictionary<UInt128, Awaited>> Awaited(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    )
    {
        var rows = await session.List<AwaitedRow>(
            "select x.person_id, x.amount, x.state, p.nik_index from (select l.region_code, l.person_id, "
                + "cast(sum(l.amount) as bigint) as amount, min(l.state) as state from run_line l "
                + "where l.region_code = @region and l.run_id = @run group by l.region_code, l.person_id) x "
                + "join person p on p.region_code = x.region_code and p.id = x.person_id where p.nik_index is not null",
            new { region, run },
            stop
        );
        return rows.ToDictionary(
            row => ReturnRows.Key(row.NikIndex),
            row => new Awaited(row.PersonId, row.Amount, _states[row.State])
        );
    }

    internal static async Task<RunCounts> People(Session session, RegionCode region, Guid run, CancellationToken stop)
    {
        var counts = await session.List<StateCount>(
            "select x.state, count(*) as people from (select person_id, min(state) as state from run_line "
                + "where region_code = @region and run_id = @run group by person_id) x group by x.state",
            new { region, run },
            stop
        );
        int Of(string state) => counts.Where(row => row.State == state).Sum(row => row.People);
        var all = counts.Sum(row => row.People);
        return new RunCounts(all, Of("accepted"), Of("rejected"), Of("resubmitted"), Of("open"));
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
    /// What moved between accounts is the difference of sums before and after each set.
    /// </summary>
    internal static async Task Apply(
        Session session,
        RegionCode region,
        Guid run,
        Guid file,
        IReadOnlyList<MatchedRow> matched,
        IReadOnlyDictionary<UInt128, Awaited> awaited,
        Func<EntryKind, IReadOnlyList<LedgerShare>, Task> post,
        CancellationToken stop
    )
    {
        await KeepRows(session, region, file, matched, stop);
        var chosen = await Stage(session, matched, awaited, stop);
        var at = new Place(session, region, run, file, chosen, stop);
        await at.Begin();
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
        var acceptedAreFewer = accepted.Count < awaited.Count - accepted.Count;
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

    /// <summary>
    /// Changes lines in sets and tells what each set moved, as the difference of sums before and after it.
    /// </summary>
    private sealed class Place(
        Session session,
        RegionCode region,
        Guid run,
        Guid file,
        string chosen,
        CancellationToken stop
    )
    {
        private const string Refuse =
            "update run_line set state = 'rejected', answer_file_id = @file, "
            + "answer_code = (select a.code from answer a where a.person_id = run_line.person_id) "
            + "where region_code = @region and run_id = @run "
            + "and person_id in (select person_id from answer where code is not null) and state = ";

        private Dictionary<(Guid Line, string State), Rupiah> _sums = [];

        internal async Task Begin() => _sums = await Sums();

        /// <summary>Accepts those chosen who are in one of the states.</summary>
        internal Task<IReadOnlyList<LedgerShare>> Accept(string states) =>
            Changed(
                "update run_line set state = 'accepted', answer_code = null, answer_file_id = @file "
                    + $"where region_code = @region and run_id = @run and state in ({states}) and {chosen}",
                "accepted"
            );

        /// <summary>Refuses those with a code. Money of somebody refused a second time is credit already.</summary>
        internal async Task<IReadOnlyList<LedgerShare>> Reject()
        {
            if (await Run(Refuse + "'resubmitted'") > 0)
                _sums = await Sums();
            return await Changed(Refuse + "'open'", "rejected");
        }

        private async Task<IReadOnlyList<LedgerShare>> Changed(string sql, string state)
        {
            if (await Run(sql) == 0)
                return [];
            var before = _sums;
            _sums = await Sums();
            return
            [
                .. _sums
                    .Where(sum => sum.Key.State == state)
                    .Select(sum => new LedgerShare(sum.Key.Line, null, sum.Value - before.GetValueOrDefault(sum.Key)))
                    .Where(share => share.Amount > Rupiah.Zero),
            ];
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

        private async Task<Dictionary<(Guid Line, string State), Rupiah>> Sums() =>
            (await RunTables.LineSums(session, region, run, stop)).ToDictionary(
                sum => (sum.BudgetLineId, sum.State),
                sum => sum.Amount
            );
    }

    private sealed record AwaitedRow
    {
        public Guid PersonId { get; init; }
        public Rupiah Amount { get; init; }
        public string State { get; init; } = "";
        public byte[] NikIndex { get; init; } = [];
    }

    private sealed record StateCount
    {
        public string State { get; init; } = "";
        public int People { get; init; }
    }
}
