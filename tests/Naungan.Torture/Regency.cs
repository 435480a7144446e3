using System.Globalization;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.Torture;

/// <summary>
/// What a campaign begins with: one small government with two programmes, its agreements and, on request, people and
/// budget lines. Everything is invented.
/// </summary>
internal static class Regency
{
    internal const string Farmers = "pekerja-rentan";
    internal const string Fishers = "nelayan";
    internal static readonly RegionCode Code = RegionCode.Parse("64.02");
    internal static readonly DateTimeOffset Beginning = new(2015, 12, 1, 1, 0, 0, TimeSpan.Zero);
    internal static readonly Actor Treasurer = new("bendahara", Role.Treasurer, Code);
    internal static readonly Actor Officer = new("anggaran", Role.BudgetOfficer, Code);
    internal static readonly Actor SecondOfficer = new("anggaran.dua", Role.BudgetOfficer, Code);
    internal static readonly Actor Operator = new("operator", Role.AgencyOperator, Code, "disnaker");
    internal static readonly Actor Verifier = new("verifikator", Role.Verifier, Code);
    internal static readonly Actor Auditor = new("inspektorat", Role.Auditor, Code);

    /// <summary>Schema, government, agency, programmes and agreements that hold until the given years.</summary>
    internal static async Task Found(Db db, int farmersUntil = 2040, int fishersUntil = 2040)
    {
        await Migrate.ToLatest(db, Beginning, default);
        await using var session = await db.Write(default);
        await session.Run(
            "insert into government (region_code, name, created_at) values (@Code, 'Kabupaten Uji', @Beginning)",
            new { Code, Beginning }
        );
        await session.Run(
            "insert into agency (region_code, code, name) values (@Code, 'disnaker', 'Dinas Tenaga Kerja')",
            new { Code }
        );
        await AddProgramme(session, Farmers, farmersUntil);
        await AddProgramme(session, Fishers, fishersUntil);
        await session.Commit();
    }

    /// <summary>Records a budget line through its use case.</summary>
    internal static async Task<Guid> Budget(
        Db db,
        int year,
        string programme,
        Jaminan insurance,
        long ceiling,
        DateTimeOffset now,
        string fund = "apbd"
    )
    {
        var line = new RecordBudgetLine.Request(
            Code,
            year,
            "disnaker",
            programme,
            insurance,
            insurance == Jaminan.Jkk ? "5.1.02.02.02.0006" : "5.1.02.02.02.0007",
            "Belanja iuran",
            fund,
            new Rupiah(ceiling),
            string.Create(CultureInfo.InvariantCulture, $"DPA/{programme}/{year}")
        );
        return (await RecordBudgetLine.Handle(line, Officer, db, now, default)).Value;
    }

    /// <summary>A NIK whose form is right; no real person's.</summary>
    internal static string Nik(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"640299{1 + (number % 28):00}0190{1 + (number / 28):0000}");

    /// <summary>People of the register, verified for a programme; a decree may then take them in.</summary>
    internal static async Task<List<Guid>> Verified(
        Db db,
        string programme,
        int first,
        int count,
        DateTimeOffset now,
        Func<int, bool>? hasNik = null
    )
    {
        var ids = Enumerable.Range(0, count).Select(i => Ids.New(now.AddMilliseconds(i))).ToList();
        await Verified(db, programme, ids, now, hasNik, first);
        return ids;
    }

    /// <summary>The same with ids that are given.</summary>
    internal static async Task Verified(
        Db db,
        string programme,
        IReadOnlyList<Guid> ids,
        DateTimeOffset now,
        Func<int, bool>? hasNik = null,
        int first = 0
    )
    {
        await using var session = await db.Write(default);
        await session.BulkInsert(
            "person",
            [
                "region_code",
                "id",
                "name",
                "name_key",
                "nik_sealed",
                "nik_index",
                "nik_state",
                "birth_date",
                "recorded_at",
            ],
            ids.Select((id, i) => Person(db.Vault, id, first + i, hasNik?.Invoke(i) ?? true, now))
        );
        await Enrol(session, programme, ids, "verified", now);
        await session.Commit();
    }

    /// <summary>Puts people into a programme in some state.</summary>
    internal static Task<long> Enrol(
        Session session,
        string programme,
        IEnumerable<Guid> people,
        string state,
        DateTimeOffset now
    ) =>
        session.BulkInsert(
            "enrolment",
            [
                "region_code",
                "programme_code",
                "person_id",
                "category",
                "agency_code",
                "state",
                "verdict",
                "assessed_on",
                "assessed_at",
            ],
            people.Select(id =>
                new object?[]
                {
                    Code.Code,
                    programme,
                    id,
                    "petani",
                    "disnaker",
                    state,
                    "eligible",
                    DateOnly.FromDateTime(now.UtcDateTime),
                    now,
                }
            )
        );

    private static object?[] Person(Vault vault, Guid id, int number, bool hasNik, DateTimeOffset now)
    {
        var nik = Nik(number);
        return
        [
            Code.Code,
            id,
            string.Create(CultureInfo.InvariantCulture, $"Orang {number}"),
            string.Create(CultureInfo.InvariantCulture, $"ORANG {number}"),
            vault.Seal(nik, "person.nik", id),
            vault.Index("nik", nik),
            hasNik ? "format-valid" : "wrong-length",
            new DateOnly(1990, 1, 1),
            now,
        ];
    }

    private static async Task AddProgramme(Session session, string programme, int until)
    {
        var row = new
        {
            Code,
            programme,
            id = Ids.New(Beginning),
            number = "NK/" + programme,
            from = new DateOnly(2015, 1, 1),
            until = new DateOnly(until, 1, 1),
            Beginning,
        };
        await session.Run(
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@Code, @programme, @programme, 'bpu', 'jkk,jkm', 'disnaker', 2, 'Perbup uji', "
                + "@Beginning)",
            row
        );
        await session.Run(
            "insert into agreement (region_code, id, number, title, kind, partner, signed_on, valid_from, valid_until, "
                + "recorded_at) values (@Code, @id, @number, 'Nota Kesepakatan', 'nota-kesepakatan', 'BPJS "
                + "Ketenagakerjaan', @from, @from, @until, @Beginning)",
            row
        );
        await session.Run(
            "insert into agreement_programme (region_code, agreement_id, programme_code, insurance) values "
                + "(@Code, @id, @programme, 'jkk'), (@Code, @id, @programme, 'jkm')",
            row
        );
    }
}
