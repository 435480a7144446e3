using Naungan.App.Enrolments;
using Naungan.App.Law;
using Naungan.App.Ledger;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// Recomputes every sum and seal of a government's money from scratch and names what does not fit. Nothing stored is
/// believed
/// because another stored figure says so.
/// </summary>
public static class VerifyMoney
{
    public sealed record Request(RegionCode Region);

    /// <param name="Faults">Empty when everything fits; otherwise what and where, without personal data.</param>
    public sealed record Answer(int Entries, int BudgetLines, int Runs, long Lines, IReadOnlyList<string> Faults)
    {
        /// <summary>The states of enrolment, counted again with the money by the command.</summary>
        public VerifyStates.Answer? States { get; init; }
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.verify", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var faults = new List<string>();
        var entries = await VerifyTables.Entries(session, request.Region, stop);
        faults.AddRange(
            entries.Where(entry => entry.Sum != Rupiah.Zero).Select(entry => $"entry {entry.Id} unbalanced")
        );
        var lines = await BudgetLines(session, request.Region, faults, stop);
        var runs = await RunTables.All(session, request.Region, new Scope(null, null), stop);
        long count = 0;
        foreach (var run in runs)
            count += await OneRun(session, request.Region, run, faults, stop);
        var twice = await VerifyTables.PaidTwice(session, request.Region, stop);
        if (twice > 0)
            faults.Add($"{twice} person-months are paid more than once");
        return new Answer(entries.Count, lines, runs.Count, count, faults);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "verify",
            "Menghitung ulang seluruh buku besar, pagu, dan sidik tagihan dari awal",
            "naungan verify --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var answer = await Handle(new Request(region), await run.Actor(db, region), db, run.Stop);
                    return run.Answer(
                        answer.IsRefused ? answer : await WithStates(answer.Value, region, db, run.Stop),
                        Print,
                        exitWhenDone: value => value.Faults.Count == 0 ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    private static async Task<Result<Answer>> WithStates(Answer money, RegionCode region, Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var counted = await VerifyStates.Of(session, region, LawFiles.Shipped, stop);
        return counted.TryGet(out var states, out var refusal)
            ? money with
            {
                States = states,
                Faults = [.. money.Faults, .. states.Faults],
            }
            : refusal;
    }

    private static void Print(Answer answer, TextWriter output)
    {
        output.WriteLine(
            $"{answer.Entries} jurnal, {answer.BudgetLines} pagu, {answer.Runs} tagihan, "
                + $"{answer.Lines} baris dihitung ulang."
        );
        if (answer.States is { On: { } on } states)
            output.WriteLine(
                states.IsOutdated
                    ? $"Keadaan peserta per {on:yyyy-MM-dd} perlu diperbarui: naungan enrolment follow."
                    : $"{states.People} keadaan peserta per {on:yyyy-MM-dd} dihitung ulang."
            );
        foreach (var fault in answer.Faults)
            output.WriteLine("TIDAK COCOK: " + fault);
        if (answer.Faults.Count == 0)
            output.WriteLine("Semua cocok.");
    }

    private static async Task<int> BudgetLines(
        Session session,
        RegionCode region,
        List<string> faults,
        CancellationToken stop
    )
    {
        var balances = ShowLedger.ByLine(await LedgerTables.Sums(session, region, stop));
        var lines = await Budgets.BudgetTables.Lines(session, region, null, new Scope(null, null), stop);
        foreach (var line in lines)
        {
            var balance = balances.GetValueOrDefault(line.Id) ?? new(new Dictionary<LedgerAccount, Rupiah>());
            if (balance.Ceiling != line.Ceiling || balance.Committed != line.Committed)
                faults.Add($"budget-line {line.Id} says other sums than its postings");
            faults.AddRange(
                balance.Overdrawn.Select(account => $"budget-line {line.Id} has less than nought on {account.Key()}")
            );
            if (await CreditTables.Free(session, region, line.Id, stop) < Rupiah.Zero)
                faults.Add($"budget-line {line.Id} used or returned more credit than was free");
        }

        return lines.Count;
    }

    private static async Task<long> OneRun(
        Session session,
        RegionCode region,
        RunRow run,
        List<string> faults,
        CancellationToken stop
    )
    {
        var seal = await RunLines.Digest(session, region, run, stop);
        if (!seal.AsSpan().SequenceEqual(run.LinesSha256))
            faults.Add($"run {run.Id}: lines are not those that were sealed");
        var sums = await RunTables.LineSums(session, region, run.Id, stop);
        if (Total(sums, _ => true) != run.Amount || sums.Sum(sum => sum.Lines) != run.LinesCount)
            faults.Add($"run {run.Id}: amount or count differs from its lines");
        var held = await VerifyTables.OfRun(session, region, run.Id, stop);
        Rupiah On(params LedgerAccount[] accounts) =>
            accounts.Aggregate(Rupiah.Zero, (sum, account) => sum + held.GetValueOrDefault(account));
        var fits =
            On(LedgerAccount.Reserved, LedgerAccount.Payable, LedgerAccount.Paid) == Total(sums, s => s == "open")
            && On(LedgerAccount.Reconciled) == Total(sums, s => s == "accepted")
            && On(LedgerAccount.Credit) == await Credit(session, region, run, sums, stop);
        if (!fits)
            faults.Add($"run {run.Id}: the ledger holds other sums than the states of its lines");
        return sums.Sum(sum => (long)sum.Lines);
    }

    /// <summary>
    /// Refused people and those taken off a paid month leave credit; a bill may have used that of other runs.
    /// </summary>
    private static async Task<Rupiah> Credit(
        Session session,
        RegionCode region,
        RunRow run,
        List<LineSum> sums,
        CancellationToken stop
    )
    {
        var used = await CreditTables.Of(session, region, run.Id, stop);
        var left = Total(sums, s => s is "rejected" or "resubmitted" || (s == "reversed" && run.State != "reversed"));
        return used.Values.Aggregate(left, (sum, one) => sum - one);
    }

    private static Rupiah Total(List<LineSum> sums, Func<string, bool> isMeant) =>
        sums.Where(sum => isMeant(sum.State)).Aggregate(Rupiah.Zero, (total, sum) => total + sum.Amount);
}
