using Dapper;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Law;

namespace Naungan.App.Reports;

/// <summary>The database as a report asks it: a query, and columns that say how to read what comes back.</summary>
/// <param name="Session">Open for reading.</param>
/// <param name="Agency">The only agency the reader may see, or null.</param>
/// <param name="MyVillage">The only village the reader may see, or null.</param>
public sealed record ReportSource(
    Session Session,
    Vault Vault,
    Lawbook Law,
    ReportQuery Query,
    bool IsMasked,
    string? Agency,
    string? MyVillage,
    CancellationToken Stop
)
{
    private object Values =>
        new
        {
            region = Query.Region,
            year = Query.Year,
            month = Query.Month,
            first = Query.Year * 100,
            last = (Query.Year * 100) + 12,
            on = Query.On,
            begins = new DateOnly(Query.Year, 1, 1),
            after = new DateOnly(Query.Year + 1, 1, 1),
            within = Query.Village + "%",
            agency = Agency ?? "",
            village = MyVillage ?? "",
        };

    /// <summary>
    /// A table from a query that may use @region, @year, @month, @first and @last (months of the year), @begins and
    /// @after (its days), @on, @within (a place), and for readers bound to one: @agency, @village ('' when free).
    /// </summary>
    public async Task<ReportTable> Table(string title, string sql, params ReportColumn[] columns)
    {
        var command = new CommandDefinition(sql, Values, cancellationToken: Stop);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await Session.Connection.QueryAsync(command))
        {
            var cells = (IDictionary<string, object?>)row;
            rows.Add([.. columns.Select(column => ReportCells.Read(cells, column, Vault, IsMasked))]);
        }
        return new ReportTable(title, columns, rows);
    }

    public Task<List<string>> Lines(string sql) => Session.List<string>(sql, Values, Stop);
}

/// <summary>One entry of the catalogue.</summary>
/// <param name="Name">As in <c>naungan report NAME</c> and in addresses.</param>
/// <param name="About">What it is for, in one sentence.</param>
/// <param name="Action">The right it needs; with persons in it, the one that is bound to villages and agencies.</param>
public sealed record ReportKind(
    string Name,
    string Title,
    string About,
    string Action,
    Func<ReportSource, Task<IReadOnlyList<ReportTable>>> Tables
)
{
    /// <summary>Sentences below the title that depend on the data.</summary>
    public Func<ReportSource, IReadOnlyList<ReportTable>, Task<IReadOnlyList<string>>>? Remarks { get; init; }

    /// <summary>Who signs the paper, where it is one that two sides sign.</summary>
    public IReadOnlyList<string> Signers { get; init; } = [];
}
