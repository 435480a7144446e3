using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Ledger;

/// <summary>The trial balance of a government's ledger, by account, and what lies on every budget line.</summary>
public static class ShowLedger
{
    public sealed record Request(RegionCode Region);

    /// <param name="Balance">Sum of all postings: nought, or the ledger is damaged.</param>
    public sealed record Answer(
        Rupiah Balance,
        IReadOnlyList<TrialLine> Trial,
        IReadOnlyDictionary<Guid, LineBalance> Lines,
        IReadOnlyList<MonthLine> Months
    );

    /// <summary>Everything that ever entered and left an account.</summary>
    public sealed record TrialLine(LedgerAccount Account, Rupiah Debit, Rupiah Credit, Rupiah Balance);

    /// <summary>What lies on an account for one month, over all budget lines.</summary>
    public sealed record MonthLine(int Month, LedgerAccount Account, Rupiah Balance);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "ledger.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var sums = await LedgerTables.Sums(session, request.Region, stop);
        return new Answer(Total(sums, sum => sum.Amount), Trial(sums), ByLine(sums), ByMonth(sums));
    }

    /// <summary>Sum of all postings, without the rest.</summary>
    public static async Task<Rupiah> Balance(RegionCode region, Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await LedgerTables.Balance(session, region, stop);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "ledger show",
            "Neraca percobaan buku besar iuran",
            "naungan ledger show --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var answer = await Handle(new Request(region), await run.Actor(db, region), db, run.Stop);
                    return run.Answer(
                        answer,
                        Print,
                        exitWhenDone: value => value.Balance == Rupiah.Zero ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    internal static IReadOnlyDictionary<Guid, LineBalance> ByLine(IEnumerable<AccountSum> sums) =>
        sums.GroupBy(sum => sum.BudgetLineId)
            .ToDictionary(
                line => line.Key,
                line => new LineBalance(
                    line.GroupBy(sum => LedgerAccounts.Named(sum.Account))
                        .ToDictionary(account => account.Key, account => Total(account, sum => sum.Amount))
                )
            );

    private static List<TrialLine> Trial(List<AccountSum> sums) =>
        [
            .. LedgerAccounts.All.Select(account =>
            {
                var mine = sums.Where(sum => sum.Account == account.Key()).ToList();
                var (debit, credit) = (Total(mine, sum => sum.Debit), Total(mine, sum => sum.Credit));
                return new TrialLine(account, debit, credit, debit - credit);
            }),
        ];

    private static List<MonthLine> ByMonth(List<AccountSum> sums) =>
        [
            .. sums.Where(sum => sum.Month > 0)
                .GroupBy(sum => (sum.Month, sum.Account))
                .OrderBy(group => group.Key)
                .Select(group => new MonthLine(
                    group.Key.Month,
                    LedgerAccounts.Named(group.Key.Account),
                    Total(group, sum => sum.Amount)
                )),
        ];

    private static Rupiah Total(IEnumerable<AccountSum> sums, Func<AccountSum, Rupiah> of) =>
        sums.Aggregate(Rupiah.Zero, (total, sum) => total + of(sum));

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var line in answer.Trial)
            output.WriteLine($"{line.Account.Title(), -38} {line.Debit, 22} {line.Credit, 22} {line.Balance, 22}");
        output.WriteLine(
            answer.Balance == Rupiah.Zero
                ? "Buku besar seimbang."
                : $"Buku besar TIDAK seimbang: selisih {answer.Balance}."
        );
    }
}
