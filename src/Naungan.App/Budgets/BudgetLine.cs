using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>
/// One line of a DPA: the money of one agency, programme and insurance, out of one fund, for one year.
/// </summary>
public sealed record BudgetLine
{
    public Guid Id { get; init; }
    public int FiscalYear { get; init; }
    public string AgencyCode { get; init; } = "";
    public string ProgrammeCode { get; init; } = "";

    /// <summary>jkk, jkm, ...: each has an account of its own.</summary>
    public string Insurance { get; init; } = "";
    public string AccountCode { get; init; } = "";
    public string AccountName { get; init; } = "";
    public string Fund { get; init; } = "";
    public string Document { get; init; } = "";
    public Rupiah Ceiling { get; init; }
    public Rupiah Committed { get; init; }

    public Rupiah Available => Ceiling - Committed;

    /// <summary>How refusals and pages name it.</summary>
    public string Title =>
        $"{Insurance.ToUpperInvariant()} {AgencyCode} {FiscalYear} ({AccountCode}, {Core.Ledger.Fund.Find(Fund)?.Title ?? Fund})";
}
