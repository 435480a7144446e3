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
                .Each(
                    "select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt, p.rw, p.village_code, "
                        + "e.category, 'in' as change from enrolment e "
                        + "join person p on p.region_code = e.region_code and p.id = e.person_id "
                        + "where e.region_code = @region and e.programme_code = @programme and e.state = 'verified'",
                    new { region = region.Code, programme },
                    row => OfRegister(row, effectiveOn: null, reason: null)
                )
                .AsParallel()
                .Select(person => person.Opened(vault))
        );

    /// <summary>
    /// What a mutation that is still a draft would say, with the register's present data of each person.
    /// </summary>
    internal static List<AnnexLine> OfMutation(Session session, Vault vault, RegionCode region, Guid decree) =>
        AnnexLine.Ordered(
            session
                .Each(
                    "select p.id as person_id, p.name, p.nik_sealed, p.birth_date, p.address, p.rt, p.rw, p.village_code, "
                        + "e.category, m.change, m.effective_on, m.reason from mutation_entry m "
                        + "join decree d on d.region_code = m.region_code and d.id = m.decree_id "
                        + "join enrolment e on e.region_code = m.region_code and e.programme_code = d.programme_code "
                        + "and e.person_id = m.person_id "
                        + "join person p on p.region_code = m.region_code and p.id = m.person_id "
                        + "where m.region_code = @region and m.decree_id = @decree",
                    new { region = region.Code, decree },
                    row => OfRegister(row, row.DateOrNull(10), row.TextOrNull(11))
                )
                .AsParallel()
                .Select(person => person.Opened(vault))
        );

    /// <summary>The lines of a sealed decree as it was sealed.</summary>
    internal static IEnumerable<AnnexLine> OfSealed(Session session, Vault vault, RegionCode region, Guid decree) =>
        session.Each(
            "select line_number, person_id, name, nik_sealed, birth_date, address, village_code, category, change, "
                + "effective_on, reason from decree_line where region_code = @region and decree_id = @decree "
                + "order by line_number",
            new { region = region.Code, decree },
            row => OfDecree(row, vault)
        );

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
            lines
                .AsParallel()
                .AsOrdered()
                .Select(line =>
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

    /// <summary>A person as the register has them; the NIK still sealed.</summary>
    private readonly record struct Listed(byte[]? NikSealed, AnnexLine Line)
    {
        internal AnnexLine Opened(Vault vault) =>
            Line with
            {
                Nik =
                    vault.Open(NikSealed, "person.nik", Line.Person)
                    ?? throw new InvalidDataException($"Person {Line.Person} is verified without a NIK."),
            };
    }

    // Columns 0 to 9 of both statements about the register.
    private static Listed OfRegister(RawRow row, DateOnly? effectiveOn, string? reason) =>
        new(
            row.BytesOrNull(2),
            new(
                0,
                row.Id(0),
                row.Text(1),
                "",
                row.DateOrNull(3),
                FullAddress(row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6)),
                row.TextOrNull(7),
                row.Text(8),
                row.Text(9),
                effectiveOn,
                reason
            )
        );

    private static string FullAddress(string? address, string? rt, string? rw)
    {
        string?[] parts = [address, rt is null ? null : "RT " + rt, rw is null ? null : "RW " + rw];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static AnnexLine OfDecree(RawRow row, Vault vault) =>
        new(
            row.Int(0),
            row.Id(1),
            row.Text(2),
            vault.Open(row.Bytes(3), NikColumn, row.Id(1))!,
            row.DateOrNull(4),
            row.Text(5),
            row.TextOrNull(6),
            row.Text(7),
            row.Text(8),
            row.DateOrNull(9),
            row.TextOrNull(10)
        );
}
