using Naungan.Core.Law.Contributions;

namespace Naungan.Core.Ledger;

/// <summary>A source of money as the budget names it, and what it is to a tariff.</summary>
/// <remarks>
/// Shares of palm-oil and tobacco revenue and help from the province pass through the APBD as revenue of the region,
/// hence the tariff of the APBD (regulation.md 1.4 calls this a presumption; no text decides it).
/// </remarks>
public sealed record Fund(string Code, string Title, Funding Funding)
{
    public static IReadOnlyList<Fund> All { get; } =
    [
        new("apbd", "APBD", Funding.Apbd),
        new("dbh-sawit", "DBH Sawit", Funding.Apbd),
        new("dbhcht", "DBHCHT", Funding.Apbd),
        new("apbd-provinsi", "Bantuan APBD provinsi", Funding.Apbd),
        new("apbdes", "APBDes", Funding.Apbdes),
        new("csr", "Tanggung jawab sosial perusahaan", Funding.Csr),
    ];

    public static Fund? Find(string code) => All.FirstOrDefault(fund => fund.Code == code);
}
