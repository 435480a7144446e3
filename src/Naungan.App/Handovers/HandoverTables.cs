using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Handovers;

/// <summary>An event at which grants are handed over.</summary>
public sealed record HandoverRow
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public string Place { get; init; } = "";
    public string Official { get; init; } = "";
    public string Office { get; init; } = "";
    public long Families { get; init; }
    public Rupiah Amount { get; init; }
}

/// <summary>
/// A family of an event. There is no cause, no story and no NIK in it: what is read aloud must not shame anybody.
/// </summary>
public sealed record FamilyRow
{
    public int Number { get; init; }
    public Guid ClaimId { get; init; }
    public string ClaimNumber { get; init; } = "";
    public string Recipient { get; init; } = "";
    public string Member { get; init; } = "";
    public string? Village { get; init; }
    public string? District { get; init; }
    public Rupiah Amount { get; init; }
}

/// <summary>A claim whose family may be invited.</summary>
public sealed record Candidate
{
    public Guid ClaimId { get; init; }
    public string Number { get; init; } = "";
    public string Member { get; init; } = "";
    public string? Heir { get; init; }
    public Rupiah Amount { get; init; }
}

internal static class HandoverTables
{
    private const string Columns =
        "h.id, h.title, h.held_on, h.place, h.official, h.office, count(f.number) as families, "
        + "coalesce(sum(coalesce(c.paid_amount, c.decided_amount)), 0) as amount";

    private const string From =
        " from handover h left join handover_family f on f.region_code = h.region_code and f.handover_id = h.id "
        + "left join claim c on c.region_code = f.region_code and c.id = f.claim_id ";

    private const string Grouped = " group by h.id, h.title, h.held_on, h.place, h.official, h.office ";

    internal static Task<List<HandoverRow>> Of(Session session, RegionCode region, CancellationToken stop) =>
        session.List<HandoverRow>(
            $"select {Columns}{From}where h.region_code = @region{Grouped}order by h.held_on desc, h.title",
            new { region },
            stop
        );

    internal static Task<HandoverRow?> Find(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<HandoverRow>(
            $"select {Columns}{From}where h.region_code = @region and h.id = @id{Grouped}",
            new { region, id },
            stop
        );

    internal static Task<List<FamilyRow>> Families(
        Session session,
        RegionCode region,
        Guid handover,
        CancellationToken stop
    ) =>
        session.List<FamilyRow>(
            "select f.number, f.claim_id, c.number as claim_number, f.recipient, p.name as member, v.name as village, "
                + "d.name as district, coalesce(c.paid_amount, c.decided_amount, 0) as amount from handover_family f "
                + "join claim c on c.region_code = f.region_code and c.id = f.claim_id "
                + "join person p on p.region_code = c.region_code and p.id = c.person_id "
                + "left join region v on v.code = p.village_code left join region d on d.code = p.district_code "
                + "where f.region_code = @region and f.handover_id = @handover order by f.number",
            new { region, handover },
            stop
        );

    /// <summary>Accepted or paid claims of no event yet; the first heir stands for the family.</summary>
    internal static Task<List<Candidate>> Candidates(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Candidate>(
            "select c.id as claim_id, c.number, p.name as member, (select h.name from claim_heir h "
                + "where h.region_code = c.region_code and h.claim_id = c.id order by h.number limit 1) as heir, "
                + "coalesce(c.paid_amount, c.decided_amount, 0) as amount from claim c "
                + "join person p on p.region_code = c.region_code and p.id = c.person_id "
                + "where c.region_code = @region and c.state in ('accepted', 'paid') and not exists (select 1 from "
                + "handover_family f where f.region_code = c.region_code and f.claim_id = c.id) order by c.number",
            new { region },
            stop
        );
}
