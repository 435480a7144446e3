namespace Naungan.Core.Ledger;

/// <summary>
/// Where a rupiah of an appropriation is. Each rupiah lies in exactly one of these at a time; <see
/// cref="Appropriation"/> is the other side (minus the ceiling), so that all postings of a government always sum to
/// nought.
/// </summary>
public enum LedgerAccount
{
    Appropriation,
    Available,
    Reserved,
    Payable,
    Paid,
    Reconciled,

    /// <summary>Paid to the insurer for somebody it did not accept; still the government's money.</summary>
    Credit,

    /// <summary>Back in the treasury.</summary>
    Returned,
}

public static class LedgerAccounts
{
    public static IReadOnlyList<LedgerAccount> All { get; } = Enum.GetValues<LedgerAccount>();

    /// <summary>Name in the database and in files.</summary>
    public static string Key(this LedgerAccount account) => account.ToString().ToLowerInvariant();

    /// <summary>Name people read.</summary>
    public static string Title(this LedgerAccount account) =>
        account switch
        {
            LedgerAccount.Appropriation => "Pagu anggaran",
            LedgerAccount.Available => "Tersedia",
            LedgerAccount.Reserved => "Dicadangkan",
            LedgerAccount.Payable => "Ditagih",
            LedgerAccount.Paid => "Dibayar",
            LedgerAccount.Reconciled => "Cocok",
            LedgerAccount.Credit => "Kelebihan bayar pada penyelenggara",
            LedgerAccount.Returned => "Dikembalikan ke kas daerah",
            _ => throw new ArgumentOutOfRangeException(nameof(account), account, "Not an account of the ledger."),
        };

    /// <exception cref="InvalidDataException">
    /// The stored name is not one of ours: the database was changed from outside.
    /// </exception>
    public static LedgerAccount Named(string key) =>
        All.FirstOrDefault(account => account.Key() == key, (LedgerAccount)(-1)) is var found && (int)found >= 0
            ? found
            : throw new InvalidDataException($"'{key}' is not an account of the ledger.");
}
