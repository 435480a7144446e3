using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.App.Roster;
using Naungan.App.Tests.Programmes;
using Naungan.Core.Roster;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Roster;

/// <summary>What a quota means to decrees: places of each part, and an order made for another quota.</summary>
public sealed class QuotaPlacesTests
{
    private static readonly Actor _administrator = TestDb.ActorAs(Role.Administrator, "admin");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_takes_a_place_takes_one_of_the_same_part_of_the_quota(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var (leaves, farmer, trader) = (Fine(1), Fine(2), Fine(3, category: "pedagang"));
        var elsewhere = Fine(4) with { Village = "64.02.01.2001" };
        await TestRoster.Sealed(test.Db, [leaves, farmer, trader, elsewhere]);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run(
                "update enrolment set state = 'verified', starts_on = null where person_id <> @Id",
                new { leaves.Id }
            );
            await AddDistrict(session);
            await session.Commit();
        }

        await Quota(test.Db, "total=2 category:petani=1 district:64.02.06=1", minutes: 1);

        Assert.Equal("quota-full", await Mutate(test.Db, [Out(leaves), In(trader), In(farmer)])); // 64.02.06 twice
        Assert.Equal("quota-full", await Mutate(test.Db, [In(elsewhere)])); // a second farmer
        Assert.Equal("quota-full", await Mutate(test.Db, [In(trader)])); // a second one of the district
        Assert.Null(await Mutate(test.Db, [Out(leaves), In(farmer) with { Replaces = leaves.Id }]));
        await Quota(test.Db, "total=2", minutes: 2);
        Assert.Null(await Mutate(test.Db, [In(trader)]));
        Assert.Equal("quota-full", await Mutate(test.Db, [In(trader), In(farmer)]));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_changed_quota_outdates_the_order_and_nothing_is_decreed_by_it(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await TestRoster.Verified(test.Db, [Fine(1), Fine(2)]);
        await Quota(test.Db, "total=2", minutes: 1);
        Assert.Equal("ranking-outdated", (await TestRoster.DraftNow(test.Db)).Refusal?.Reason);
        await Rank(test.Db, minutes: 2);
        Assert.Null((await TestRoster.DraftNow(test.Db)).Refusal);

        await Quota(test.Db, "total=1", minutes: 3);

        Assert.Equal("ranking-outdated", (await TestRoster.SealNow(test.Db)).Refusal?.Reason);
        Assert.True((await Shown(test.Db)).IsOutdated);
        await Rank(test.Db, minutes: 4);
        Assert.False((await Shown(test.Db)).IsOutdated);
        Assert.Null((await TestRoster.SealNow(test.Db)).Refusal);
    }

    private static async Task<ShowRanking.Answer> Shown(Db db) =>
        (await ShowRanking.Handle(new(TestDb.Kukar, Workers, false, 0, 10), TestRoster.Verifier, db, default)).Value;

    internal static Task<int> AddDistrict(Session session) =>
        session.Run(
            "insert into region (code, parent_code, level, name, kind) values ('64.02.06', '64.02', 3, 'Tenggarong', 'kecamatan')"
        );

    private static MutationEntry Out(Someone one) => new("out", one.Id, "office-ended");

    private static MutationEntry In(Someone one) => new("in", one.Id);

    private static async Task<string?> Mutate(Db db, IReadOnlyList<MutationEntry> entries)
    {
        var request = new DraftMutation.Request(
            TestDb.Kukar,
            Workers,
            "188.45/702/2021",
            "Perubahan penerima",
            new DateOnly(2021, 11, 1),
            new DateOnly(2021, 11, 1),
            entries
        );
        var law = LawFiles.Shipped;
        return (await DraftMutation.Handle(request, TestRoster.Operator, db, law, TestDb.Now, default)).Refusal?.Reason;
    }

    private static async Task Quota(Db db, string text, int minutes)
    {
        Assert.True(SetQuota.TryRead(text, out var quotas));
        var request = new SetQuota.Request(TestDb.Kukar, Workers, quotas);
        var at = TestDb.Now.AddMinutes(minutes);
        Assert.Null((await SetQuota.Handle(request, _administrator, db, at, default)).Refusal);
    }

    private static async Task Rank(Db db, int minutes)
    {
        var at = TestDb.Now.AddMinutes(minutes);
        var ranked = await RankProgramme.Handle(new(TestDb.Kukar, Workers), TestRoster.Operator, db, at, default);
        Assert.Null(ranked.Refusal);
    }
}
