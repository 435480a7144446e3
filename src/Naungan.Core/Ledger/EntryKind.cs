namespace Naungan.Core.Ledger;

/// <summary>
/// What happened to money. A kind fixes the two accounts, so an entry cannot be unbalanced or go the wrong way.
/// </summary>
public enum EntryKind
{
    /// <summary>The DPA (or its change) gives a budget line money.</summary>
    Appropriation,

    /// <summary>A change of the budget takes money that was still available.</summary>
    AppropriationCut,

    /// <summary>A run was computed.</summary>
    Reservation,

    /// <summary>A run was withdrawn before it was billed.</summary>
    Release,

    /// <summary>The insurer gave a billing code.</summary>
    Billing,

    /// <summary>The SP2D was issued.</summary>
    Payment,

    /// <summary>The insurer accepted the people paid for.</summary>
    Reconciliation,

    /// <summary>The insurer refused some of the people paid for.</summary>
    Credit,

    /// <summary>People refused earlier were sent again and accepted.</summary>
    Resubmission,

    /// <summary>An accepted line turned out to be wrong; its money waits at the insurer.</summary>
    Reversal,

    /// <summary>The insurer paid credit back to the treasury.</summary>
    Return,

    /// <summary>A later bill was settled out of credit.</summary>
    CreditUse,

    /// <summary>A billing code was given up before anything was paid.</summary>
    Cancellation,
}

public static class EntryKinds
{
    public static IReadOnlyList<EntryKind> All { get; } = Enum.GetValues<EntryKind>();

    public static LedgerAccount From(this EntryKind kind) => Move(kind).From;

    public static LedgerAccount To(this EntryKind kind) => Move(kind).To;

    public static string Key(this EntryKind kind) =>
        kind switch
        {
            EntryKind.AppropriationCut => "appropriation-cut",
            EntryKind.CreditUse => "credit-use",
            _ => kind.ToString().ToLowerInvariant(),
        };

    public static string Title(this EntryKind kind) =>
        kind switch
        {
            EntryKind.Appropriation => "Pagu dicatat",
            EntryKind.AppropriationCut => "Pagu dikurangi",
            EntryKind.Reservation => "Dicadangkan untuk iuran",
            EntryKind.Release => "Cadangan dilepas",
            EntryKind.Billing => "Ditagih penyelenggara",
            EntryKind.Payment => "Dibayar (SP2D)",
            EntryKind.Reconciliation => "Dicocokkan",
            EntryKind.Credit => "Ditolak penyelenggara",
            EntryKind.Resubmission => "Diterima setelah diajukan ulang",
            EntryKind.Reversal => "Dibatalkan setelah diterima",
            EntryKind.Return => "Dikembalikan",
            EntryKind.CreditUse => "Kelebihan bayar dipakai",
            EntryKind.Cancellation => "Tagihan dibatalkan",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of entry."),
        };

    private static (LedgerAccount From, LedgerAccount To) Move(EntryKind kind) =>
        kind switch
        {
            EntryKind.Appropriation => (LedgerAccount.Appropriation, LedgerAccount.Available),
            EntryKind.AppropriationCut => (LedgerAccount.Available, LedgerAccount.Appropriation),
            EntryKind.Reservation => (LedgerAccount.Available, LedgerAccount.Reserved),
            EntryKind.Release => (LedgerAccount.Reserved, LedgerAccount.Available),
            EntryKind.Billing => (LedgerAccount.Reserved, LedgerAccount.Payable),
            EntryKind.Payment => (LedgerAccount.Payable, LedgerAccount.Paid),
            EntryKind.Reconciliation => (LedgerAccount.Paid, LedgerAccount.Reconciled),
            EntryKind.Credit => (LedgerAccount.Paid, LedgerAccount.Credit),
            EntryKind.Resubmission => (LedgerAccount.Credit, LedgerAccount.Reconciled),
            EntryKind.Reversal => (LedgerAccount.Reconciled, LedgerAccount.Credit),
            EntryKind.Return => (LedgerAccount.Credit, LedgerAccount.Returned),
            EntryKind.CreditUse => (LedgerAccount.Credit, LedgerAccount.Paid),
            EntryKind.Cancellation => (LedgerAccount.Payable, LedgerAccount.Available),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of entry."),
        };
}
