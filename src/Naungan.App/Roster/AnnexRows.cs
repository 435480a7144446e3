using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// Lines of an annex, in clear. Drafts read them from the register; a sealed decree has its own, which the database
/// lets nobody change.
/// </summary>
internal static class AnnexRows
{
    internal const string NikColumn = "decree_line.nik";

    private static readonly string[] _columns =
    [
        "region_code",
        "decree_id",
        "line_number",
        "person_id",
        "name",
        "nik_sealed",
        "birth_date",
        "address",
        "village_code",
        "category",
        "change",
        "effective_on",
        "reason",
    ];

    /// <summary>Everybody verified and not yet in a decree, as a new decree would list them.</summary>
    internal static List<AnnexLine> OfVerified(Session session, Vault vault, RegionCode region, string programme) =>
        AnnexLine.Ordered(
            session
                .Stream<RegisterRow>(
                    "select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt, p.rw, p.village_code, "
                        + "e.category, 'in' as change from enrolment e "
                        + "join person p on p.region_code = e.region_code and p.id = e.person_id "
                        + "where e.region_code = @region and e.programme_code = @programme and e.state = 'verified'",
                    new { region = region.Code, programme }
                )
                .Select(row => row.ToLine(vault))
        );

    /// <summary>
    /// What a mutation that is still a draft would say, with the register's present data of each person.
    /// </summary>
    internal static List<AnnexLine> OfMutation(Session session, Vault vault, RegionCode region, Guid decree) =>
        AnnexLine.Ordered(
            session
                .Stream<RegisterRow>(
                    "select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt, p.rw, p.village_code, "
                        + "e.category, m.change, m.effective_on, m.reason from mutation_entry m "
                        + "join decree d on d.region_code = m.region_code and d.id = m.decree_id "
                        + "join enrolment e on e.region_code = m.region_code and e.programme_code = d.programme_code "
                        + "and e.person_id = m.person_id "
                        + "join person p on p.region_code = m.region_code and p.id = m.person_id "
                        + "where m.region_code = @region and m.decree_id = @decree",
                    new { region = region.Code, decree }
                )
                .Select(row => row.ToLine(vault))
        );

    /// <summary>The lines of a sealed decree as it was sealed.</summary>
    internal static IEnumerable<AnnexLine> OfSealed(Session session, Vault vault, RegionCode region, Guid decree) =>
        session
            .Stream<SealedRow>(
                "select line_number, person_id, name, nik_sealed, birth_date, address, village_code, category, change, "
                    + "effective_on, reason from decree_line where region_code = @region and decree_id = @decree "
                    + "order by line_number",
                new { region = region.Code, decree }
            )
            .Select(row => row.ToLine(vault));

    internal static Task<long> Insert(
        Session session,
        Vault vault,
        RegionCode region,
        Guid decree,
        IEnumerable<AnnexLine> lines,
        CancellationToken stop
    ) =>
        session.BulkInsert(
            "decree_line",
            _columns,
            lines.Select(line =>
                new object?[]
                {
                    region.Code,
                    decree,
                    line.Number,
                    line.Person,
                    line.Name,
                    vault.Seal(line.Nik, NikColumn, line.Person),
                    line.BornOn,
                    line.Address,
                    line.Village,
                    line.Category,
                    line.Change,
                    line.EffectiveOn,
                    line.Reason,
                }
            ),
            stop
        );

    private record RegisterRow
    {
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public byte[]? NikSealed { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? Address { get; init; }
        public string? Rt { get; init; }
        public string? Rw { get; init; }
        public string? VillageCode { get; init; }
        public string Category { get; init; } = "";
        public string Change { get; init; } = "";
        public DateOnly? EffectiveOn { get; init; }
        public string? Reason { get; init; }

        internal AnnexLine ToLine(Vault vault) =>
            new(
                0,
                PersonId,
                Name,
                vault.Open(NikSealed, "person.nik", PersonId)
                    ?? throw new InvalidDataException($"Person {PersonId} is verified without a NIK."),
                BirthDate,
                FullAddress(),
                VillageCode,
                Category,
                Change,
                EffectiveOn,
                Reason
            );

        private string FullAddress()
        {
            string?[] parts = [Address, Rt is null ? null : "RT " + Rt, Rw is null ? null : "RW " + Rw];
            return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        }
    }

    private sealed record SealedRow
    {
        public int LineNumber { get; init; }
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public byte[] NikSealed { get; init; } = [];
        public DateOnly? BirthDate { get; init; }
        public string Address { get; init; } = "";
        public string? VillageCode { get; init; }
        public string Category { get; init; } = "";
        public string Change { get; init; } = "";
        public DateOnly? EffectiveOn { get; init; }
        public string? Reason { get; init; }

        internal AnnexLine ToLine(Vault vault) =>
            new(
                LineNumber,
                PersonId,
                Name,
                vault.Open(NikSealed, NikColumn, PersonId)!,
                BirthDate,
                Address,
                VillageCode,
                Category,
                Change,
                EffectiveOn,
                Reason
            );
    }
}
