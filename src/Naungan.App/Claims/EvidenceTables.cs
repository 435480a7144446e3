using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Claims;

/// <summary>
/// What the register, the decrees and the runs can say for a family: work, cover, and who was taken off when.
/// </summary>
internal static class EvidenceTables
{
    internal sealed record Member
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
        public string? Village { get; init; }
        public string? VillageCode { get; init; }
        public string? District { get; init; }
        public byte[]? NikSealed { get; init; }
        public byte[]? NikIndex { get; init; }
        public bool HasFamilyCard { get; init; }
        public bool HasPhone { get; init; }
    }

    internal sealed record Outside
    {
        public string Answer { get; init; } = "";
        public DateOnly? Since { get; init; }
        public DateOnly SnapshotOn { get; init; }
    }

    /// <summary>What the last accepted month before the event was priced by.</summary>
    internal sealed record Priced
    {
        public Month Month { get; init; }
        public string Reading { get; init; } = "";
        public string Base { get; init; } = "0";

        internal Rational Wage => Rational.Parse(Base);
    }

    /// <summary>A line of a sealed decree about the person.</summary>
    internal sealed record Decreed
    {
        public string Number { get; init; } = "";
        public string Change { get; init; } = "";
        public DateOnly DecidedOn { get; init; }
        public DateOnly EffectiveOn { get; init; }
        public string? Reason { get; init; }
        public string? AnnexSha256 { get; init; }
    }

    internal sealed record Assessed
    {
        public string ProgrammeCode { get; init; } = "";
        public string ToState { get; init; } = "";
        public DateOnly EffectiveOn { get; init; }
        public string Reason { get; init; } = "";
        public string RecordedBy { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
    }

    private const string MemberColumns =
        "p.id, p.name, p.birth_date, v.name as village, p.village_code, d.name as district, p.nik_sealed, p.nik_index, "
        + "p.kk_index is not null as has_family_card, p.phone_index is not null as has_phone";

    private const string MemberFrom =
        " from person p left join region v on v.code = p.village_code left join region d on d.code = p.district_code ";

    internal static Task<Member?> ById(Session session, string region, Guid id, CancellationToken stop) =>
        session.Maybe<Member>(
            $"select {MemberColumns}{MemberFrom}where p.region_code = @region and p.id = @id",
            new { region, id },
            stop
        );

    internal static Task<Member?> ByNik(Session session, string region, byte[] index, CancellationToken stop) =>
        session.Maybe<Member>(
            $"select {MemberColumns}{MemberFrom}where p.region_code = @region and p.nik_index = @index",
            new { region, index },
            stop
        );

    /// <summary>The newest answer of Dukcapil about a NIK.</summary>
    internal static Task<Outside?> Dukcapil(Session session, string region, byte[]? nik, CancellationToken stop) =>
        session.Maybe<Outside>(
            "select o.answer, o.since, l.snapshot_on from outside_person o "
                + "join outside_list l on l.region_code = o.region_code and l.id = o.list_id "
                + "where o.region_code = @region and o.nik_index = @nik and l.kind = 'dukcapil' "
                + "order by l.snapshot_on desc limit 1",
            new { region, nik },
            stop
        );

    internal static Task<Priced?> PricedBefore(
        Session session,
        RegionCode region,
        Guid person,
        Month until,
        CancellationToken stop
    ) =>
        session.Maybe<Priced>(
            "select l.month, r.reading, t.base from run_line l "
                + "join run r on r.region_code = l.region_code and r.id = l.run_id "
                + "join run_tariff t on t.region_code = l.region_code and t.run_id = l.run_id and t.number = l.tariff "
                + "where l.region_code = @region and l.person_id = @person and l.month <= @until "
                + "and l.state = 'accepted' and l.correction = 0 and l.insurance = 'jkk' order by l.month desc limit 1",
            new
            {
                region,
                person,
                until,
            },
            stop
        );

    internal static Task<List<Decreed>> Decrees(Session session, string region, Guid person, CancellationToken stop) =>
        session.List<Decreed>(
            "select d.number, l.change, d.decided_on, coalesce(l.effective_on, d.effective_from) as effective_on, "
                + "l.reason from decree_line l join decree d on d.region_code = l.region_code and d.id = l.decree_id "
                + "where l.region_code = @region and l.person_id = @person and d.state = 'sealed' "
                + "order by d.decided_on, d.number",
            new { region, person },
            stop
        );

    internal static Task<List<Assessed>> History(Session session, string region, Guid person, CancellationToken stop) =>
        session.List<Assessed>(
            "select programme_code, to_state, effective_on, reason, recorded_by, recorded_at from enrolment_event "
                + "where region_code = @region and person_id = @person order by recorded_at",
            new { region, person },
            stop
        );

    /// <summary>What somebody signed for about the person: work, fitness, identity.</summary>
    internal sealed record Signed
    {
        public string Kind { get; init; } = "";
        public string SignedBy { get; init; } = "";
        public string SignedRole { get; init; } = "";
        public DateOnly SignedOn { get; init; }
        public DateOnly? ValidUntil { get; init; }
        public string Note { get; init; } = "";
    }

    internal static Task<List<Signed>> Signatures(
        Session session,
        string region,
        Guid person,
        CancellationToken stop
    ) =>
        session.List<Signed>(
            "select kind, signed_by, signed_role, signed_on, valid_until, note from person_evidence "
                + "where region_code = @region and person_id = @person and withdrawn_at is null order by signed_on",
            new { region, person },
            stop
        );
}
