using System.Globalization;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.Bench.Money;

/// <summary>
/// A government with so many decreed people in one programme, made as fast as the database takes them.
/// </summary>
internal sealed class MoneyGround(Db db, int people)
{
    internal const string Programme = "pekerja-rentan";
    internal static readonly RegionCode Code = RegionCode.Parse("64.08");
    internal static readonly DateTimeOffset Now = new(2024, 1, 10, 3, 0, 0, TimeSpan.Zero);
    internal static readonly Actor Treasurer = new("bendahara", Role.Treasurer, Code);
    internal static readonly Actor Officer = new("anggaran", Role.BudgetOfficer, Code);

    internal Db Db => db;

    internal int People => people;

    internal static string Nik(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"6408{1 + (number / 9_999 % 90):00}{1 + (number / 899_910 % 28):00}0190{1 + (number % 9_999):0000}"
        );

    internal async Task Prepare()
    {
        await Migrate.ToLatest(db, Now, default);
        await using (var session = await db.Write(default))
        {
            await Frame(session);
            await session.Commit();
        }

        foreach (var insurance in new[] { Jaminan.Jkk, Jaminan.Jkm })
            await Budget(insurance);
        await using var filling = await db.Write(default);
        await Fill(filling);
        await filling.Commit();
    }

    private static async Task Frame(Session session)
    {
        var row = new
        {
            Code,
            Programme,
            id = Ids.New(Now),
            from = new DateOnly(2020, 1, 1),
            until = new DateOnly(2040, 1, 1),
            Now,
        };
        string[] all =
        [
            "insert into government (region_code, name, created_at) values (@Code, 'Kutai Timur', @Now)",
            "insert into agency (region_code, code, name) values (@Code, 'disnaker', 'Disnaker')",
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@Code, @Programme, @Programme, 'bpu', 'jkk,jkm', 'disnaker', 2, 'uji', @Now)",
            "insert into agreement (region_code, id, number, title, kind, partner, signed_on, valid_from, valid_until, "
                + "recorded_at) values (@Code, @id, 'NK/1', 'NK', 'nota-kesepakatan', 'BPJS', @from, @from, @until, @Now)",
            "insert into agreement_programme (region_code, agreement_id, programme_code, insurance) values "
                + "(@Code, @id, @Programme, 'jkk'), (@Code, @id, @Programme, 'jkm')",
        ];
        foreach (var sql in all)
            await session.Run(sql, row);
    }

    private async Task Budget(Jaminan insurance)
    {
        var request = new RecordBudgetLine.Request(
            Code,
            Now.Year,
            "disnaker",
            Programme,
            insurance,
            "5.1.02." + insurance.Key(),
            "Belanja iuran",
            "apbd",
            new Rupiah(1_000_000_000_000_000),
            "DPA/1"
        );
        _ = (await RecordBudgetLine.Handle(request, Officer, db, Now, default)).Value;
    }

    private async Task Fill(Session session)
    {
        var ids = Enumerable.Range(0, people).Select(i => Ids.New(Now.AddTicks(i * 10L))).Order().ToArray();
        var day = new DateOnly(2024, 1, 1);
        var decree = Ids.New(Now);
        await session.Run(
            "insert into decree (region_code, id, programme_code, number, title, decided_on, effective_from, state, people, "
                + "annex_sha256, drafted_by, drafted_at) values (@Code, @decree, @Programme, 'SK/1', 'SK', @day, @day, "
                + "'sealed', @people, @annex, 'uji', @Now)",
            new
            {
                Code,
                decree,
                Programme,
                day,
                people,
                annex = new byte[32],
                Now,
            }
        );
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
                "address",
                "village_code",
                "recorded_at",
            ],
            ids.Select((id, i) => Person(id, i))
        );
        await session.BulkInsert(
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
                "starts_on",
            ],
            ids.Select(id =>
                new object?[] { Code.Code, Programme, id, "petani", "disnaker", "decreed", "eligible", day, Now, day }
            )
        );
        var cell = Array.Empty<byte>();
        await session.BulkInsert(
            "decree_line",
            ["region_code", "decree_id", "line_number", "person_id", "name", "nik_sealed", "address", "category"],
            ids.Select((id, i) => new object?[] { Code.Code, decree, i + 1, id, "x", cell, "-", "petani" })
        );
    }

    private object?[] Person(Guid id, int number)
    {
        var nik = Nik(number);
        var name = string.Create(CultureInfo.InvariantCulture, $"PEKERJA {number}");
        return
        [
            Code.Code,
            id,
            name,
            name,
            db.Vault.Seal(nik, "person.nik", id),
            db.Vault.Index("nik", nik),
            "format-valid",
            new DateOnly(1990, 1, 1),
            "Jalan Poros 1",
            "64.08.04.2001",
            Now,
        ];
    }
}
