using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>
/// Writes the insurer's answers to the lines of a run, in sets. When a file accepts most of those who wait, it is kept
/// once that the run was accepted, and lines are written only where they differ.
/// </summary>
internal sealed class AnswerTables(Session session, RegionCode region, RunRow run, Guid file, CancellationToken stop)
{
    private const string OfRun = " where region_code = @region and run_id = @run ";

    private const string Refuse =
        "update stored_line set state = 'rejected', answer_file_id = @file, "
        + "answer_code = (select a.code from answer a where a.person_id = stored_line.person_id)";

    private const string Take = "update stored_line set state = 'accepted', answer_code = null, answer_file_id = @file";

    // Once the run was accepted, an open line that names no file is accepted with it.
    private string _open = "'open'";

    /// <summary>
    /// Keeps the rows that did not plainly accept somebody and the new state of everybody answered about. What moved
    /// between accounts is the sum of each set, handed to <paramref name="post"/>.
    /// </summary>
    internal async Task Apply(
        FileAnswers answers,
        IReadOnlyDictionary<UInt128, Awaited> awaited,
        Func<EntryKind, IReadOnlyList<LedgerShare>, Task> post
    )
    {
        await KeepRows(answers);
        var isAccepted = await IsAccepted();
        if (isAccepted)
            _open = "'open' and answer_file_id is not null";
        var mayAcceptAll = !isAccepted && awaited.Count == run.People;
        var acceptsAllOthers = mayAcceptAll && answers.AcceptsMost(awaited);
        await Stage(answers.Lines(awaited, acceptsAllOthers));
        await post(EntryKind.Resubmission, await Changed(Take, Who("in ('resubmitted', 'rejected')", "accepted")));
        await post(
            EntryKind.Reconciliation,
            acceptsAllOthers ? await AcceptAllOthers() : await Changed(Take, Who($"= {_open}", "accepted"))
        );
        // Money of somebody refused a second time is credit already.
        await Run(Refuse + Who("= 'resubmitted'", "refused"));
        await post(EntryKind.Credit, await Changed(Refuse, Who($"= {_open}", "refused")));
        await session.Run("drop table answer", stop: stop);
    }

    private Task<long> KeepRows(FileAnswers answers) =>
        session.BulkInsert(
            "return_line",
            ["region_code", "file_id", "row_number", "person_id", "outcome", "code", "amount"],
            answers.Others.Select(row =>
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

    private async Task<bool> IsAccepted() =>
        await session.Maybe<int>("select 1 from run_acceptance" + OfRun, new { region, run = run.Id }, stop) == 1;

    private async Task Stage(IEnumerable<FileAnswers.Line> lines)
    {
        var uuid = session.Kind == DbKind.Sqlite ? "blob" : "uuid";
        await session.Run(
            $"create temporary table answer (person_id {uuid} primary key, said text not null, code text)",
            stop: stop
        );
        await session.BulkInsert(
            "answer",
            ["person_id", "said", "code"],
            lines.Select(line => new object?[] { line.Person, line.Said, line.Code }),
            stop
        );
    }

    /// <summary>Those left out are marked as still waiting; everybody else who is open follows the run.</summary>
    private async Task<IReadOnlyList<LedgerShare>> AcceptAllOthers()
    {
        await Run("update stored_line set answer_file_id = @file" + Who("= 'open'", "nothing"));
        var moved = await Sums(OfRun + "and state = 'open' and person_id not in (select person_id from answer)");
        await Run("insert into run_acceptance (region_code, run_id, file_id) values (@region, @run, @file)");
        return Shares(moved);
    }

    private static string Who(string state, string said) =>
        OfRun + $"and state {state} and person_id in (select person_id from answer where said = '{said}')";

    private async Task<IReadOnlyList<LedgerShare>> Changed(string change, string which)
    {
        var sums = await Sums(which);
        if (sums.Count == 0)
            return [];
        var changed = await Run(change + which);
        if (changed != sums.Sum(sum => sum.Lines))
            throw new InvalidDataException($"Lines of run {run.Id} changed while they were summed.");
        return Shares(sums);
    }

    private Task<List<LineSum>> Sums(string which) =>
        session.List<LineSum>(
            "select budget_line_id, count(*) as lines, cast(sum(amount) as bigint) as amount from stored_line"
                + which
                + " group by budget_line_id order by budget_line_id",
            new { region, run = run.Id },
            stop
        );

    private static IReadOnlyList<LedgerShare> Shares(List<LineSum> sums) =>
        [.. sums.Select(sum => new LedgerShare(sum.BudgetLineId, null, sum.Amount))];

    private Task<int> Run(string sql) =>
        session.Run(
            sql,
            new
            {
                region,
                run = run.Id,
                file,
            },
            stop
        );
}
