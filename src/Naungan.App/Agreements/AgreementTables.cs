using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Agreements;

/// <summary>An agreement with the insurer as stored.</summary>
public sealed record AgreementRow
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>nota-kesepakatan or pks.</summary>
    public string Kind { get; init; } = "";
    public string Partner { get; init; } = "";
    public DateOnly SignedOn { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly ValidUntil { get; init; }
}

/// <summary>One insurance of one programme that an agreement speaks of.</summary>
public sealed record AgreementPart
{
    public Guid AgreementId { get; init; }
    public string ProgrammeCode { get; init; } = "";
    public string Insurance { get; init; } = "";
}

/// <summary>One clause of an agreement.</summary>
public sealed record AgreementClause
{
    public Guid AgreementId { get; init; }
    public int Number { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>The rows behind agreements.</summary>
internal static class AgreementTables
{
    private const string Columns = "id, number, title, kind, partner, signed_on, valid_from, valid_until";

    internal static Task<List<AgreementRow>> Of(Session session, RegionCode region, CancellationToken stop) =>
        session.List<AgreementRow>(
            $"select {Columns} from agreement where region_code = @region order by valid_from desc, number",
            new { region = region.Code },
            stop
        );

    internal static Task<List<AgreementPart>> Parts(Session session, RegionCode region, CancellationToken stop) =>
        session.List<AgreementPart>(
            "select agreement_id, programme_code, insurance from agreement_programme where region_code = @region "
                + "order by programme_code, insurance",
            new { region = region.Code },
            stop
        );

    internal static Task<List<AgreementClause>> Clauses(Session session, RegionCode region, CancellationToken stop) =>
        session.List<AgreementClause>(
            "select agreement_id, number, text from agreement_clause where region_code = @region order by agreement_id, number",
            new { region = region.Code },
            stop
        );

    internal static Task<long> InsertClauses(
        Session session,
        RegionCode region,
        Guid agreement,
        IReadOnlyList<string> clauses,
        CancellationToken stop
    ) =>
        session.BulkInsert(
            "agreement_clause",
            ["region_code", "agreement_id", "number", "text"],
            clauses.Select((text, i) => new object?[] { region.Code, agreement, i + 1, text.Trim() }),
            stop
        );

    internal static async Task<bool> NumberTaken(
        Session session,
        RegionCode region,
        string number,
        CancellationToken stop
    ) =>
        await session.One<long>(
            "select count(*) from agreement where region_code = @region and number = @number",
            new { region = region.Code, number },
            stop
        ) > 0;

    internal static async Task Insert(
        Session session,
        RegionCode region,
        AgreementRow row,
        IEnumerable<(string Programme, string Insurance)> parts,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await session.Run(
            $"insert into agreement (region_code, {Columns}, recorded_at) values (@region, @Id, @Number, @Title, @Kind, "
                + "@Partner, @SignedOn, @ValidFrom, @ValidUntil, @now)",
            new
            {
                region = region.Code,
                row.Id,
                row.Number,
                row.Title,
                row.Kind,
                row.Partner,
                row.SignedOn,
                row.ValidFrom,
                row.ValidUntil,
                now,
            },
            stop
        );
        await session.BulkInsert(
            "agreement_programme",
            ["region_code", "agreement_id", "programme_code", "insurance"],
            parts.Select(part => new object?[] { region.Code, row.Id, part.Programme, part.Insurance }),
            stop
        );
    }
}
