using Naungan.Core.Money;

namespace Naungan.Core.Ledger;

/// <summary>What lies where on one budget line. Only sums of postings, never stored.</summary>
public sealed record LineBalance(IReadOnlyDictionary<LedgerAccount, Rupiah> Of)
{
    public Rupiah this[LedgerAccount account] => Of.GetValueOrDefault(account);

    public Rupiah Ceiling => -this[LedgerAccount.Appropriation];

    /// <summary>Money that a run has taken, wherever it is now.</summary>
    public Rupiah Committed => Ceiling - this[LedgerAccount.Available];

    /// <summary>Money that has left the treasury for good.</summary>
    public Rupiah Realised => this[LedgerAccount.Paid] + this[LedgerAccount.Reconciled] + this[LedgerAccount.Credit];

    /// <summary>Nought, or the ledger is damaged.</summary>
    public Rupiah Sum => Of.Values.Aggregate(Rupiah.Zero, (sum, amount) => sum + amount);

    /// <summary>No account but the appropriation may be below nought: money cannot leave where it never was.</summary>
    public IEnumerable<LedgerAccount> Overdrawn =>
        Of.Where(pair => pair.Key != LedgerAccount.Appropriation && pair.Value < Rupiah.Zero).Select(pair => pair.Key);
}
