using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Ledger;

public sealed class LedgerEntryTests
{
    private static readonly Guid _line = Guid.Parse("01900000-0000-7000-8000-000000000001");

    public static TheoryData<EntryKind> Kinds => [.. EntryKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_entry_sums_to_nought_and_moves_its_amount_once(EntryKind kind)
    {
        var october = new Month(2021, 10);
        var entry = new LedgerEntry(
            "k",
            kind,
            2021,
            "dokumen",
            [new(_line, october, new Rupiah(10_000)), new(_line, null, new Rupiah(6_800))]
        );

        Assert.Equal(0, entry.Postings.Sum(side => side.Amount.Amount));
        Assert.Equal(new Rupiah(16_800), entry.Amount);
        Assert.Equal([1, 2, 3, 4], entry.Postings.Select(side => side.Number));
        Assert.All(entry.Postings, side => Assert.True(side.Account == kind.To() || side.Account == kind.From()));
        Assert.NotEqual(kind.From(), kind.To());
    }

    [Fact]
    public void Kinds_and_accounts_have_distinct_names_and_titles()
    {
        Assert.Equal(EntryKinds.All.Count, EntryKinds.All.Select(kind => kind.Key()).Distinct().Count());
        Assert.Equal(EntryKinds.All.Count, EntryKinds.All.Select(kind => kind.Title()).Distinct().Count());
        Assert.Equal(
            LedgerAccounts.All.Count,
            LedgerAccounts.All.Select(account => account.Title()).Distinct().Count()
        );
        Assert.All(LedgerAccounts.All, account => Assert.Equal(account, LedgerAccounts.Named(account.Key())));
        Assert.Throws<InvalidDataException>(() => LedgerAccounts.Named("kas"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_share_that_moves_nothing_or_backwards_is_no_entry(long amount) =>
        Assert.Throws<ArgumentException>(() =>
            new LedgerEntry("k", EntryKind.Billing, 2021, "d", [new(_line, null, new Rupiah(amount))])
        );

    [Fact]
    public void An_entry_without_shares_is_no_entry() =>
        Assert.Throws<ArgumentException>(() => new LedgerEntry("k", EntryKind.Billing, 2021, "d", []));

    [Fact]
    public void Any_walk_of_entries_keeps_the_balance_at_nought_and_says_where_the_money_lies()
    {
        const int Seed = 640201;
        var random = new Random(Seed);
        var sums = LedgerAccounts.All.ToDictionary(account => account, _ => Rupiah.Zero);
        for (var step = 0; step < 2_000; step++)
        {
            var kind = EntryKinds.All[random.Next(EntryKinds.All.Count)];
            var amount = new Rupiah(random.NextInt64(1, 1_000_000_000));
            foreach (var side in new LedgerEntry("k", kind, 2021, "d", [new(_line, null, amount)]).Postings)
                sums[side.Account] += side.Amount;
            var balance = new LineBalance(sums);
            Assert.True(balance.Sum == Rupiah.Zero, $"seed {Seed}, step {step}");
            Assert.Equal(balance.Ceiling, sums.Values.Aggregate((a, b) => a + b) - sums[LedgerAccount.Appropriation]);
        }
    }

    [Fact]
    public void A_balance_names_its_overdrawn_accounts()
    {
        var balance = new LineBalance(
            new Dictionary<LedgerAccount, Rupiah>
            {
                [LedgerAccount.Appropriation] = new(-100),
                [LedgerAccount.Available] = new(120),
                [LedgerAccount.Reserved] = new(-20),
            }
        );

        Assert.Equal([LedgerAccount.Reserved], balance.Overdrawn);
        Assert.Equal(new Rupiah(100), balance.Ceiling);
        Assert.Equal(new Rupiah(-20), balance.Committed);
        Assert.Equal(Rupiah.Zero, balance.Realised);
    }
}
