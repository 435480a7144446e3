using System.Globalization;
using Naungan.App.Budgets;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Runs;

/// <summary>
/// A database with a programme, and on request the budget, the agreement and the decreed people a run needs.
/// </summary>
internal sealed class MoneyWorld : IAsyncDisposable
{
    internal const string Programme = "pekerja-rentan";
    internal static readonly Month October = new(2021, 10);
    internal static readonly Actor Treasurer = TestDb.ActorAs(Role.Treasurer, "bendahara");
    internal static readonly Actor Officer = TestDb.ActorAs(Role.BudgetOfficer, "anggaran");
    private readonly TestDb? _test;

    private MoneyWorld(Db db, TestDb? test) => (Db, _test) = (db, test);

    internal Db Db { get; }

    internal Dictionary<Jaminan, Guid> Budget { get; } = [];

    internal List<Guid> People { get; } = [];

    internal static async Task<MoneyWorld> Empty(DbKind kind)
    {
        var test = await TestDb.Fresh(kind);
        var world = new MoneyWorld(test.Db, test);
        await world.AddProgramme(Programme, "bpu", "distransnaker");
        return world;
    }

    /// <summary>On somebody else's database, such as a web server's; it stays theirs.</summary>
    internal static MoneyWorld On(Db db) => new(db, null);

    /// <summary>Agreement, a budget that bears the year, and so many decreed people.</summary>
    internal static async Task<MoneyWorld> Ready(DbKind kind, int people, long ceiling = 1_000_000_000)
    {
        var world = await Empty(kind);
        await world.Fund(people, ceiling);
        return world;
    }

    internal async Task Prepare(int people)
    {
        await AddProgramme(Programme, "bpu", "distransnaker");
        await Fund(people, 1_000_000_000);
    }

    internal static RunTerms Terms(Month? month = null, Segment reading = Segment.Bpu) =>
        new(TestDb.Kukar, Programme, month ?? October, reading, "apbd");

    internal static string Nik(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"640206{1 + (number % 28):00}0190{1 + (number / 28):0000}");

    internal Task<Core.Result<RunSummary>> Open(RunTerms? terms = null, Guid? key = null) =>
        OpenRun.Handle(
            new(key ?? Guid.NewGuid(), terms ?? Terms()),
            Treasurer,
            Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    internal async Task AddProgramme(string code, string segment, string agency)
    {
        await using var session = await Db.Write(default);
        await session.Run(
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@region, @code, @code, @segment, 'jkk,jkm', @agency, 2, 'Perbup uji', @Now)",
            new
            {
                region = TestDb.Kukar,
                code,
                segment,
                agency,
                TestDb.Now,
            }
        );
        await session.Commit();
    }

    internal async Task AddAgreement(string programme, string from = "2021-09-01", string until = "2022-12-31")
    {
        await using var session = await Db.Write(default);
        var row = new
        {
            region = TestDb.Kukar,
            id = Guid.CreateVersion7(TestDb.Now),
            number = $"NK/{programme}/{from}",
            programme,
            from = DateOnly.Parse(from, CultureInfo.InvariantCulture),
            until = DateOnly.Parse(until, CultureInfo.InvariantCulture),
            TestDb.Now,
        };
        await session.Run(
            "insert into agreement (region_code, id, number, title, kind, partner, signed_on, valid_from, valid_until, "
                + "recorded_at) values (@region, @id, @number, 'Nota Kesepakatan', 'nota-kesepakatan', 'BPJS "
                + "Ketenagakerjaan', @from, @from, @until, @Now)",
            row
        );
        await session.Run(
            "insert into agreement_programme (region_code, agreement_id, programme_code, insurance) values "
                + "(@region, @id, @programme, 'jkk'), (@region, @id, @programme, 'jkm')",
            row
        );
        await session.Commit();
    }

    internal async Task AddBudget(string programme, string agency, long ceiling)
    {
        foreach (var insurance in new[] { Jaminan.Jkk, Jaminan.Jkm })
        {
            var line = new RecordBudgetLine.Request(
                TestDb.Kukar,
                2021,
                agency,
                programme,
                insurance,
                insurance == Jaminan.Jkk ? "5.1.02.02.02.0006" : "5.1.02.02.02.0007",
                "Belanja iuran",
                "apbd",
                new Rupiah(ceiling),
                "DPA/" + programme
            );
            Budget[insurance] = (await RecordBudgetLine.Handle(line, Officer, Db, TestDb.Now, default)).Value;
        }
    }

    /// <summary>People with a NIK each, decreed from 1 October 2021, in one sealed decree.</summary>
    internal async Task AddPeople(string programme, int count, long? wage = null)
    {
        var first = People.Count;
        var ids = Enumerable.Range(0, count).Select(i => Guid.CreateVersion7(TestDb.Now.AddMilliseconds(i))).ToList();
        People.AddRange(ids);
        await using var session = await Db.Write(default);
        var decree = Guid.CreateVersion7(TestDb.Now);
        await session.Run(
            "insert into decree (region_code, id, programme_code, number, title, decided_on, effective_from, state, people, "
                + "annex_sha256, drafted_by, drafted_at) values (@region, @decree, @programme, @number, 'SK', @day, @day, "
                + "'sealed', @count, @annex, 'uji', @Now)",
            new
            {
                region = TestDb.Kukar,
                decree,
                programme,
                number = $"SK/{programme}/{first}",
                day = new DateOnly(2021, 9, 20),
                count,
                annex = new byte[32],
                TestDb.Now,
            }
        );
        await Fill(session, programme, decree, ids, first, wage);
        await session.Commit();
    }

    /// <summary>Puts people of the first programme into another one as well.</summary>
    internal async Task Enrol(string programme, params Guid[] people)
    {
        await using var session = await Db.Write(default);
        foreach (var person in people)
        {
            await session.Run(
                "insert into enrolment (region_code, programme_code, person_id, category, agency_code, state, verdict, "
                    + "assessed_on, assessed_at, starts_on) values (@region, @programme, @person, 'rt', 'dpmd', 'decreed', "
                    + "'eligible', @day, @Now, @day)",
                new
                {
                    region = TestDb.Kukar,
                    programme,
                    person,
                    day = October.FirstDay,
                    TestDb.Now,
                }
            );
            await session.Run(
                "insert into decree_line (region_code, decree_id, line_number, person_id, name, nik_sealed, address, category) "
                    + "select @region, id, 100000 + people, @person, 'x', @cell, '-', 'rt' from decree "
                    + "where programme_code = @programme limit 1",
                new
                {
                    region = TestDb.Kukar,
                    programme,
                    person,
                    cell = Array.Empty<byte>(),
                }
            );
        }

        await session.Commit();
    }

    internal async Task<int> Sql(string sql, object? args = null)
    {
        await using var session = await Db.Write(default);
        var rows = await session.Run(sql, args);
        await session.Commit();
        return rows;
    }

    internal async Task<T> Ask<T>(string sql, object? args = null)
    {
        await using var session = await Db.Read(default);
        return await session.One<T>(sql, args);
    }

    public ValueTask DisposeAsync() => _test?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task Fund(int people, long ceiling)
    {
        await AddAgreement(Programme);
        await AddBudget(Programme, "distransnaker", ceiling);
        await AddPeople(Programme, people);
    }

    private async Task Fill(Session session, string programme, Guid decree, List<Guid> ids, int first, long? wage)
    {
        await AddPersons(session, ids, first);
        await AddEnrolments(session, programme, ids);
        await AddDecreeLines(session, decree, ids, first);
        if (wage is { } stated)
            await AddWork(session, programme, decree, ids, stated);
    }

    private async Task AddPersons(Session session, List<Guid> ids, int first)
    {
        var (code, vault) = (TestDb.Kukar.Code, Db.Vault);
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
            ids.Select(
                (id, i) =>
                    new object?[]
                    {
                        code,
                        id,
                        $"Orang {first + i}",
                        $"ORANG {first + i}",
                        vault.Seal(Nik(first + i), "person.nik", id),
                        vault.Index("nik", Nik(first + i)),
                        "format-valid",
                        new DateOnly(1990, 1, 1),
                        TestDb.Now,
                    }
            )
        );
    }

    private static async Task AddEnrolments(Session session, string programme, List<Guid> ids) =>
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
                new object?[]
                {
                    TestDb.Kukar.Code,
                    programme,
                    id,
                    "petani",
                    "distransnaker",
                    "decreed",
                    "eligible",
                    October.FirstDay,
                    TestDb.Now,
                    October.FirstDay,
                }
            )
        );

    private async Task AddDecreeLines(Session session, Guid decree, List<Guid> ids, int first)
    {
        var (code, vault) = (TestDb.Kukar.Code, Db.Vault);
        await session.BulkInsert(
            "decree_line",
            ["region_code", "decree_id", "line_number", "person_id", "name", "nik_sealed", "address", "category"],
            ids.Select(
                (id, i) =>
                    new object?[]
                    {
                        code,
                        decree,
                        i + 1,
                        id,
                        $"Orang {first + i}",
                        vault.Seal(Nik(first + i), "decree_line.nik", id),
                        "RT 1",
                        "petani",
                    }
            )
        );
    }

    private static async Task AddWork(Session session, string programme, Guid decree, List<Guid> ids, long wage) =>
        await session.BulkInsert(
            "work",
            [
                "region_code",
                "id",
                "person_id",
                "programme_code",
                "agency_code",
                "submission_id",
                "segment",
                "category",
                "monthly_wage",
                "recorded_at",
            ],
            ids.Select(id =>
                new object?[]
                {
                    TestDb.Kukar.Code,
                    Guid.CreateVersion7(TestDb.Now),
                    id,
                    programme,
                    "dpmd",
                    decree,
                    "pu",
                    "thl",
                    wage,
                    TestDb.Now,
                }
            )
        );
}
