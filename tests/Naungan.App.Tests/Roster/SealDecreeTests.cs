using System.Diagnostics;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Roster;
using static Naungan.App.Tests.Programmes.TestProgrammes;
using static Naungan.App.Tests.Roster.TestRoster;

namespace Naungan.App.Tests.Roster;

public sealed class SealDecreeTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_sealed_decree_holds_its_people_in_order_and_verifies(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var far = Fine(1, category: "pedagang") with { Village = "64.02.18.2003" };
        await Verified(test.Db, [far, Fine(2), Fine(3), Fine(4) with { Insured = "member" }]);
        var draft = (await DraftNow(test.Db)).Value;
        var answer = (await SealNow(test.Db)).Value;

        Assert.Equal((3, draft.AnnexSha256), (answer.People, answer.AnnexSha256));
        Assert.Equal(
            ["Petani 2", "Pedagang 1"],
            answer.Totals.ByCategory.Select(total => $"{total.Name} {total.People}")
        );
        var shown = (await ShowDecree.Handle(new(TestDb.Kukar, Number), Verifier, test.Db, default)).Value;
        Assert.Equal(["Orang 00002", "Orang 00003", "Orang 00001"], shown.Lines.Select(line => line.Name));
        Assert.Equal("6402********0003", shown.Lines[0].NikMasked);
        Assert.Equal("Jl. Pesut, RT 04", shown.Lines[0].Address);
        var filtered = await ShowDecree.Handle(
            new(TestDb.Kukar, Number, Village: "64.02.18"),
            Verifier,
            test.Db,
            default
        );
        Assert.Equal(1, filtered.Value.LinesFound);
        var checkedAgain = (await VerifyDecree.Handle(new(TestDb.Kukar, Number), Verifier, test.Db, default)).Value;
        Assert.True(checkedAgain.IsWhole);
        await using var session = await test.Db.Read(default);
        Assert.Equal(
            ["candidate ", "decreed 2021-10-01", "decreed 2021-10-01", "decreed 2021-10-01"],
            await session.List<string>(
                "select state || ' ' || coalesce(cast(starts_on as varchar(10)), '') from enrolment order by state"
            )
        );
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Sealing_twice_by_the_drafter_or_over_a_changed_list_is_refused_and_leaves_nothing(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Verified(test.Db, [Fine(1), Fine(2)]);
        Assert.Equal("not-found", (await SealNow(test.Db)).Refusal?.Reason);
        await DraftDecree.Handle(Draft, Verifier, test.Db, TestDb.Now, default);
        Assert.Equal("same-person", (await SealNow(test.Db)).Refusal?.Reason);
        await DraftNow(test.Db);
        await Execute(test, "update person set address = 'Jl. Lain' where name = 'Orang 00001'");
        Assert.Equal("draft-changed", (await SealNow(test.Db)).Refusal?.Reason);
        await using (var session = await test.Db.Read(default))
            Assert.Equal(0, await session.One<long>("select count(*) from decree_line"));

        await DraftNow(test.Db);
        Assert.Null((await SealNow(test.Db)).Refusal);
        Assert.Equal("already-sealed", (await SealNow(test.Db)).Refusal?.Reason);
        Assert.Equal("decree-sealed", (await DraftNow(test.Db)).Refusal?.Reason);
        Assert.Equal("nobody-verified", (await DraftNow(test.Db, Draft with { Number = "2" })).Refusal?.Reason);
    }

    [Fact]
    public async Task A_sealed_line_cannot_be_changed_and_a_forged_one_is_found()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Sealed(test.Db, [Fine(1), Fine(2)]);

        await Assert.ThrowsAnyAsync<Exception>(() => Execute(test, "update decree_line set name = 'Palsu'"));
        await Execute(test, "drop trigger decree_line_no_update");
        await Execute(test, "update decree_line set name = 'Palsu' where line_number = 2");

        var answer = (await VerifyDecree.Handle(new(TestDb.Kukar, Number), Verifier, test.Db, default)).Value;
        Assert.False(answer.IsWhole);
    }

    [Fact]
    public async Task Decreed_people_keep_their_state_when_they_later_fail_a_rule()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Sealed(test.Db, [Fine(1), Fine(2)]);
        await Execute(test, "update outside_person set answer = 'deceased'");

        var answer = await App.Eligibility.AssessProgramme.Handle(
            new(TestDb.Kukar, Workers, October),
            Operator,
            test.Db,
            App.Law.LawFiles.Shipped,
            TestDb.Now,
            default
        );

        Assert.Equal((2, 2), (answer.Value.NotEligible, answer.Value.DecreedFailing));
        await using var session = await test.Db.Read(default);
        Assert.Equal(
            2,
            await session.One<long>("select count(*) from enrolment where state = 'decreed' and starts_on is not null")
        );
    }

    [Theory]
    [InlineData(Role.AgencyOperator, "64.02")]
    [InlineData(Role.Verifier, "64.08")]
    public async Task Wrong_role_or_other_government_may_not_seal(Role role, string at)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role, "lain", "distransnaker", Core.Identity.RegionCode.Parse(at));

        Assert.Equal("not-allowed", (await SealNow(test.Db, actor: actor)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_regency_of_35440_is_sealed_and_exported_in_seconds(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Verified(test.Db, [.. Enumerable.Range(1, 35_440).Select(n => Fine(n))]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(35_440, (await DraftNow(test.Db)).Value.People);
        var drafted = watch.Elapsed;
        Assert.Equal(35_440, (await SealNow(test.Db)).Value.People);
        var sealedAfter = watch.Elapsed - drafted;
        watch.Restart();
        using var file = new MemoryStream();
        await ExportAnnex.Handle(new(TestDb.Kukar, Number), Verifier, test.Db, file, TestDb.Now, default);

        var workbook = watch.ElapsedMilliseconds;
        watch.Restart();
        await ExportAnnex.Handle(
            new(TestDb.Kukar, Number, AsPdf: true),
            Verifier,
            test.Db,
            Stream.Null,
            TestDb.Now,
            default
        );

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kind}: draft {drafted.TotalMilliseconds:0} ms, seal {sealedAfter.TotalMilliseconds:0} ms, workbook {workbook} ms, paper {watch.ElapsedMilliseconds} ms"
        );
        // Budgets are 2 s and 5 s on an idle machine (docs/performance.md); here only another order of magnitude fails.
        Assert.True(sealedAfter < TimeSpan.FromSeconds(30), sealedAfter.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    private static async Task Execute(TestDb test, string sql)
    {
        await using var session = await test.Db.Write(default);
        await session.Run(sql);
        await session.Commit();
    }
}
