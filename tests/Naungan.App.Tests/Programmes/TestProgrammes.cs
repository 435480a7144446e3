using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;

namespace Naungan.App.Tests.Programmes;

/// <summary>Two programmes and people proposed for them, written straight into the tables of intake.</summary>
internal static class TestProgrammes
{
    internal const string Workers = "pekerja-rentan";
    internal const string Staff = "ppnpn";
    internal static readonly DateOnly October = new(2021, 10, 1);
    private static readonly DateOnly _drawn = new(2021, 9, 15);

    internal static async Task Create(Db db)
    {
        var administrator = TestDb.ActorAs(Role.Administrator, "admin");
        CreateProgramme.Request[] requests =
        [
            new(
                TestDb.Kukar,
                Workers,
                "Perlindungan pekerja rentan",
                "bpu",
                ["jkk", "jkm"],
                "distransnaker",
                20,
                "Inpres 2/2021",
                [new("perikanan_nelayan", "Perikanan nelayan"), new("petani", "Petani"), new("pedagang", "Pedagang")]
            ),
            new(
                TestDb.Kukar,
                Staff,
                "Perlindungan PPNPN dan aparatur desa",
                "pu",
                ["jkk", "jkm"],
                "dpmd",
                10,
                "Inpres 2/2021",
                [new("thl", "Tenaga harian lepas"), new("kades", "Kepala desa"), new("rt", "Ketua RT")]
            ),
        ];
        foreach (var request in requests)
            Assert.Null((await CreateProgramme.Handle(request, administrator, db, TestDb.Now, default)).Refusal);
    }

    /// <summary>Adds people with their work and, for each list kind, a list that answers for all of them.</summary>
    internal static async Task Add(Db db, IReadOnlyList<Someone> people, bool withLists = true)
    {
        await using var session = await db.Write(default);
        await AddPersons(session, db.Vault, people);
        await AddWork(session, people);
        if (withLists)
            await AddLists(session, db, people);
        await session.Commit();
    }

    private static async Task AddPersons(Session session, Vault vault, IReadOnlyList<Someone> people) =>
        await session.BulkInsert(
            "person",
            [
                "region_code",
                "id",
                "name",
                "name_key",
                "birth_date",
                "address",
                "rt",
                "village_code",
                "district_code",
                "ktp_region_code",
                "nik_sealed",
                "nik_index",
                "nik_state",
                "recorded_at",
            ],
            people.Select(one =>
                new object?[]
                {
                    TestDb.Kukar.Code,
                    one.Id,
                    one.Name,
                    one.Name.ToUpperInvariant(),
                    one.Born,
                    one.Address,
                    "04",
                    one.Village,
                    one.Village?[..8],
                    one.Ktp,
                    vault.Seal(one.Nik, "person.nik", one.Id),
                    vault.Index("nik", one.Nik),
                    one.Nik is null ? "nik-missing" : "format-valid",
                    TestDb.Now,
                }
            )
        );

    private static async Task AddWork(Session session, IReadOnlyList<Someone> people) =>
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
                "recorded_at",
            ],
            people.SelectMany(one =>
                one.Works.Select(work =>
                    new object?[]
                    {
                        TestDb.Kukar.Code,
                        Ids.New(TestDb.Now),
                        one.Id,
                        work.Programme,
                        work.Programme == Staff ? "dpmd" : "distransnaker",
                        Guid.Empty,
                        work.Programme == Staff ? "pu" : "bpu",
                        work.Category,
                        TestDb.Now,
                    }
                )
            )
        );

    private static async Task AddLists(Session session, Db db, IReadOnlyList<Someone> people)
    {
        (string Kind, Func<Someone, string?> Answer)[] kinds =
        [
            ("dukcapil", one => one.Dukcapil),
            ("asn", one => one.CivilServant),
            ("bpjs-active", one => one.Insured),
        ];
        foreach (var (kind, answer) in kinds)
        {
            var list = Ids.New(TestDb.Now);
            await session.Run(
                "insert into outside_list (region_code, id, kind, snapshot_on, sha256, people, loaded_by, loaded_at) "
                    + "values (@code, @list, @kind, @drawn, @hash, 0, 'uji', @now)",
                new
                {
                    code = TestDb.Kukar.Code,
                    list,
                    kind,
                    drawn = _drawn,
                    hash = list.ToByteArray(),
                    now = TestDb.Now,
                }
            );
            await session.BulkInsert(
                "outside_person",
                ["region_code", "list_id", "nik_index", "answer", "since"],
                people
                    .Where(one => one.Nik is not null && answer(one) is not null)
                    .Select(one =>
                        new object?[]
                        {
                            TestDb.Kukar.Code,
                            list,
                            db.Vault.Index("nik", one.Nik),
                            answer(one),
                            answer(one) == "deceased" ? new DateOnly(2021, 8, 3) : null,
                        }
                    )
            );
        }
    }

    /// <summary>Somebody who passes every rule, number <paramref name="n"/>; change what should not.</summary>
    internal static Someone Fine(int n, string programme = Workers, string category = "petani") =>
        new()
        {
            Id = Ids.New(TestDb.Now),
            Name = string.Create(CultureInfo.InvariantCulture, $"Orang {n:00000}"),
            // Sixteen digits with a true date; the district part carries what the four-digit serial cannot.
            Nik = string.Create(CultureInfo.InvariantCulture, $"6402{1 + (n / 9999):00}010180{1 + (n % 9999):0000}"),
            Works = [(programme, category)],
        };
}

internal sealed record Someone
{
    internal Guid Id { get; init; }
    internal string Name { get; init; } = "";
    internal DateOnly? Born { get; init; } = new DateOnly(1980, 1, 1);
    internal string? Nik { get; init; }
    internal string? Address { get; init; } = "Jl. Pesut";
    internal string? Village { get; init; } = "64.02.06.2001";
    internal string? Ktp { get; init; } = "64.02";
    internal string? Dukcapil { get; init; } = "alive";
    internal string? CivilServant { get; init; }
    internal string? Insured { get; init; }
    internal (string Programme, string Category)[] Works { get; init; } = [];
}
