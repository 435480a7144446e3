using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>A decree (SK) as stored.</summary>
public sealed record DecreeRow
{
    public Guid Id { get; init; }
    public string ProgrammeCode { get; init; } = "";
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>establish or mutation.</summary>
    public string Kind { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public string? Signatory { get; init; }

    /// <summary>draft or sealed.</summary>
    public string State { get; init; } = "";
    public int People { get; init; }
    public byte[] AnnexSha256 { get; init; } = [];
    public string? SealedBy { get; init; }
    public DateTimeOffset? SealedAt { get; init; }
    public string DraftedBy { get; init; } = "";
    public DateTimeOffset DraftedAt { get; init; }

    public bool IsSealed => State == "sealed";

    internal AnnexHead Head(RegionCode region) =>
        new(region.Code, ProgrammeCode, Kind, Number, DecidedOn, EffectiveFrom);
}

/// <summary>The rows behind decrees.</summary>
public static class DecreeTables
{
    private const string Columns =
        "id, programme_code, number, title, kind, decided_on, effective_from, signatory, state, people, annex_sha256, "
        + "sealed_by, sealed_at, drafted_by, drafted_at";

    public static Task<DecreeRow?> ByNumber(
        Session session,
        RegionCode region,
        string number,
        CancellationToken stop
    ) =>
        session.Maybe<DecreeRow>(
            $"select {Columns} from decree where region_code = @region and number = @number",
            new { region = region.Code, number },
            stop
        );

    /// <summary>Decrees the scope may see: those of programmes its agency proposes.</summary>
    public static Task<List<DecreeRow>> Of(
        Session session,
        RegionCode region,
        string? agency,
        CancellationToken stop
    ) =>
        session.List<DecreeRow>(
            $"select {Columns} from decree where region_code = @region and programme_code in (select code from programme "
                + "where region_code = @region and agency_code = coalesce(@agency, agency_code)) "
                + "order by decided_on desc, number desc",
            new { region = region.Code, agency },
            stop
        );

    internal static Task<DecreeRow?> Lock(Session session, RegionCode region, string number, CancellationToken stop) =>
        session.Maybe<DecreeRow>(
            $"select {Columns} from decree where region_code = @region and number = @number" + session.ForUpdate,
            new { region = region.Code, number },
            stop
        );

    /// <summary>Keeps a draft; the same number again replaces what the draft said.</summary>
    internal static Task<int> Keep(Session session, RegionCode region, DecreeRow row, CancellationToken stop) =>
        session.Run(
            $"insert into decree (region_code, {Columns}) values (@region, @Id, @ProgrammeCode, @Number, @Title, @Kind, "
                + "@DecidedOn, @EffectiveFrom, @Signatory, 'draft', @People, @AnnexSha256, null, null, @DraftedBy, "
                + "@DraftedAt) on conflict (region_code, number) do update set title = excluded.title, "
                + "decided_on = excluded.decided_on, effective_from = excluded.effective_from, "
                + "signatory = excluded.signatory, people = excluded.people, annex_sha256 = excluded.annex_sha256, "
                + "drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at where decree.state = 'draft'",
            new
            {
                region = region.Code,
                row.Id,
                row.ProgrammeCode,
                row.Number,
                row.Title,
                row.Kind,
                row.DecidedOn,
                row.EffectiveFrom,
                row.Signatory,
                row.People,
                row.AnnexSha256,
                row.DraftedBy,
                row.DraftedAt,
            },
            stop
        );

    internal static Task<int> Seal(
        Session session,
        RegionCode region,
        Guid id,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "update decree set state = 'sealed', sealed_by = @by, sealed_at = @now "
                + "where region_code = @region and id = @id and state = 'draft'",
            new
            {
                region = region.Code,
                id,
                by,
                now,
            },
            stop
        );
}
