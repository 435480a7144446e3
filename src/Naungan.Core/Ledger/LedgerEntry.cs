using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Ledger;

/// <summary>
/// A share of an entry: so much of one budget line, for one month (null when for no month, as an appropriation).
/// </summary>
public sealed record LedgerShare(Guid BudgetLine, Month? Month, Rupiah Amount);

/// <summary>One side of a share. Debit is positive, credit negative.</summary>
public sealed record Posting(int Number, LedgerAccount Account, Guid BudgetLine, Month? Month, Rupiah Amount);

/// <summary>Something that happened to money, once: its key is unique in a government's ledger.</summary>
public sealed record LedgerEntry
{
    /// <exception cref="ArgumentException">
    /// No share, or a share that moves nothing or backwards: a mistake of ours.
    /// </exception>
    public LedgerEntry(string key, EntryKind kind, int fiscalYear, string document, IReadOnlyList<LedgerShare> shares)
    {
        if (shares.Count == 0 || shares.Any(share => share.Amount <= Rupiah.Zero))
            throw new ArgumentException("An entry moves more than nought in every share.", nameof(shares));
        (Key, Kind, FiscalYear, Document) = (key, kind, fiscalYear, document);
        Postings = [.. shares.SelectMany((share, i) => Sides(kind, share, i))];
    }

    public string Key { get; }

    public EntryKind Kind { get; }

    public int FiscalYear { get; }

    /// <summary>Number of the paper behind it: DPA, kode iuran, SP2D, return file.</summary>
    public string Document { get; }

    public Guid? RunId { get; init; }

    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>What the entry moves, counted once.</summary>
    public Rupiah Amount =>
        Postings
            .Where(posting => posting.Amount > Rupiah.Zero)
            .Aggregate(Rupiah.Zero, (sum, posting) => sum + posting.Amount);

    private static IEnumerable<Posting> Sides(EntryKind kind, LedgerShare share, int index) =>
        [
            new((2 * index) + 1, kind.To(), share.BudgetLine, share.Month, share.Amount),
            new((2 * index) + 2, kind.From(), share.BudgetLine, share.Month, -share.Amount),
        ];
}
