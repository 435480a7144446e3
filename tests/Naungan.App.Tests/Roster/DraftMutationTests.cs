using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Roster;
using Naungan.App.Tests.Programmes;
using Naungan.Core;
using Naungan.Core.Roster;
using static Naungan.App.Tests.Programmes.TestProgrammes;
using static Naungan.App.Tests.Roster.TestRoster;

namespace Naungan.App.Tests.Roster;

public sealed class DraftMutationTests
{
    private const string Second = "188.45/702/2021";
    private static readonly DateOnly _november = new(2021, 11, 1);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_dies_stays_through_the_month_and_the_replacement_follows(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        Someone[] people = [Fine(1), Fine(2), Fine(3)];
        var first = await Sealed(test.Db, people);
        var next = Fine(4);
        await Add(test.Db, [next]);
        await AssessAndVerifyAll(test, [.. people, next]);
        MutationEntry[] entries =
        [
            new("in", next.Id, Replaces: people[0].Id),
            new("out", people[0].Id, EndOfCover.Died, new DateOnly(2021, 11, 20)),
            new("corrected", people[1].Id),
        ];

        Assert.Null((await Mutate(test, entries)).Refusal);
        Assert.Equal(["Orang 00001", "Orang 00002", "Orang 00003"], await Names(test, new DateOnly(2021, 12, 1)));
        Assert.Equal(3, (await SealNow(test.Db, Second)).Value.People);

        Assert.Empty(await Names(test, new DateOnly(2021, 9, 30)));
        Assert.Equal(["Orang 00001", "Orang 00002", "Orang 00003"], await Names(test, new DateOnly(2021, 11, 30)));
        Assert.Equal(["Orang 00002", "Orang 00003", "Orang 00004"], await Names(test, new DateOnly(2021, 12, 1)));
        var old = (await VerifyDecree.Handle(new(TestDb.Kukar, Number), Verifier, test.Db, default)).Value;
        Assert.Equal((first, true), (old.Sealed, old.IsWhole));
        Assert.True((await VerifyDecree.Handle(new(TestDb.Kukar, Second), Verifier, test.Db, default)).Value.IsWhole);
        await using var session = await test.Db.Read(default);
        Assert.Equal(
            ["Orang 00001 ended 2021-12-01", "Orang 00004 decreed 2021-12-01"],
            await session.List<string>(
                "select p.name || ' ' || e.state || ' ' || cast(coalesce(e.ends_on, e.starts_on) as varchar(10)) "
                    + "from enrolment e join person p on p.id = e.person_id where p.name in "
                    + "('Orang 00001', 'Orang 00004') order by p.name"
            )
        );
    }

    [Fact]
    public async Task Entries_that_cannot_be_are_refused_by_name()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        Someone[] people = [Fine(1), Fine(2) with { Insured = "member" }];
        await Sealed(test.Db, people);
        var (inside, outside) = (people[0].Id, people[1].Id);

        (MutationEntry[] Entries, string Reason)[] cases =
        [
            ([], "mutation-size"),
            ([new("in", outside)], "not-verified"),
            ([new("out", outside, "moved")], "not-in-roster"),
            ([new("corrected", outside)], "not-in-roster"),
            ([new("out", inside, "bosan")], "reason-unknown"),
            ([new("out", inside, "died")], "death-day-missing"),
            (
                [new("out", inside, "died", new DateOnly(2021, 11, 3), new DateOnly(2021, 11, 4))],
                "death-month-must-stay"
            ),
            ([new("out", inside, "moved"), new("out", inside, "died")], "person-twice"),
            ([new("in", outside, Replaces: inside)], "replacement-unknown"),
            ([new("swap", inside)], "change-unknown"),
        ];
        foreach (var (entries, reason) in cases)
            Assert.Equal(reason, (await Mutate(test, entries)).Refusal?.Reason);
        var same = await Mutate(test, [new("out", inside, "moved")], Number);
        Assert.Equal("decree-number-used", same.Refusal?.Reason);
    }

    private static Task<Result<DraftMutation.Answer>> Mutate(
        TestDb test,
        IReadOnlyList<MutationEntry> entries,
        string number = Second
    ) =>
        DraftMutation.Handle(
            new(TestDb.Kukar, Workers, number, "Perubahan penerima", _november, _november, entries),
            Operator,
            test.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    private static async Task<List<string>> Names(TestDb test, DateOnly day)
    {
        var roster = await RosterOn.Handle(new(TestDb.Kukar, Workers, day), Verifier, test.Db, default);
        return [.. roster.Value.Select(person => person.Name).Order(StringComparer.Ordinal)];
    }

    // Each batch of test people comes with lists of its own; only the newest list of a kind is asked.
    private static async Task AssessAndVerifyAll(TestDb test, Someone[] people)
    {
        await using (var session = await test.Db.Write(default))
        {
            foreach (var one in people)
                await session.Run(
                    "insert into outside_person (region_code, list_id, nik_index, answer) select region_code, id, @index, "
                        + "'alive' from outside_list where kind = 'dukcapil' on conflict do nothing",
                    new { index = test.Db.Vault.Index("nik", one.Nik) }
                );
            await session.Commit();
        }

        await AssessAndVerify(test.Db);
    }
}
