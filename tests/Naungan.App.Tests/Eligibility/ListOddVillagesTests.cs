using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;
using Naungan.Core.Roster;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Eligibility;

public sealed class ListOddVillagesTests
{
    private static readonly ListOddVillages.Request _request = new(TestDb.Kukar, Staff, October);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Villages_without_a_head_with_two_and_wards_with_one_are_named(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await TestProgrammes.Create(test.Db);
        await AddVillages(test.Db);
        string[] homes = ["64.02.06.2001", "64.02.06.2002", "64.02.06.2002", "64.02.06.1004"];
        await Add(test.Db, [.. homes.Select((home, n) => Fine(n + 1, Staff, "kades") with { Village = home })]);
        var verifier = TestDb.ActorAs(Role.Verifier, "verifikator");
        var assess = new AssessProgramme.Request(TestDb.Kukar, Staff, October);
        await AssessProgramme.Handle(assess, verifier, test.Db, LawFiles.Shipped, TestDb.Now, default);

        var offices = await ListOddVillages.Handle(_request, verifier, test.Db, LawFiles.Shipped, default);

        var heads = Assert.Single(offices.Value);
        Assert.Equal((4, 1, 3), (heads.People, heads.Fitting, heads.Desa));
        Assert.Equal(
            [("Dua", VillageOddity.TooMany), ("Kelurahan", VillageOddity.NotADesa), ("Tiga", VillageOddity.Nobody)],
            heads.Odd.Select(village => (village.Name, village.Oddity))
        );
    }

    [Fact]
    public async Task Another_agency_and_another_government_are_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await TestProgrammes.Create(test.Db);
        Actor[] actors =
        [
            TestDb.ActorAs(Role.AgencyOperator, "lain", "distransnaker"),
            TestDb.ActorAs(Role.Verifier, "lain", at: Core.Identity.RegionCode.Parse("64.08")),
        ];
        foreach (var actor in actors)
        {
            var answer = await ListOddVillages.Handle(_request, actor, test.Db, LawFiles.Shipped, default);
            Assert.Equal("not-allowed", answer.Refusal?.Reason);
        }
    }

    private static async Task AddVillages(Db db)
    {
        await using var session = await db.Write(default);
        await session.Run(
            "insert into region (code, parent_code, level, name, kind) values "
                + "('64.02.06', '64.02', 3, 'Tenggarong', 'kecamatan'), "
                + "('64.02.06.2001', '64.02.06', 4, 'Satu', 'desa'), ('64.02.06.2002', '64.02.06', 4, 'Dua', 'desa'), "
                + "('64.02.06.2003', '64.02.06', 4, 'Tiga', 'desa'), "
                + "('64.02.06.1004', '64.02.06', 4, 'Kelurahan', 'kelurahan')"
        );
        await session.Commit();
    }
}
