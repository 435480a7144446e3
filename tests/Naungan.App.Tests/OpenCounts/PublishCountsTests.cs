using System.Globalization;
using System.Text;
using System.Text.Json;
using Naungan.App.OpenCounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Public;
using Naungan.App.Tests.Runs;

namespace Naungan.App.Tests.OpenCounts;

public sealed class PublishCountsTests
{
    private static readonly Actor _leader = TestDb.ActorAs(Role.Leader);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Small_groups_and_what_gives_them_away_are_withheld_and_the_rest_adds_up(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 40);
        await Spread(world);

        var made = (await Publish(world)).Value;
        var set = (await ServeCounts.Handle(Actor.Resident(default), world.Db, default)).Value.Single();
        var lines = Encoding
            .UTF8.GetString(set.Csv)
            .TrimEnd()
            .Split("\r\n")
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();

        Assert.Equal(made.Cells, lines.Count);
        Assert.Equal(made.Withheld, lines.Count(line => line[8] == "ya"));
        Assert.True(made.Withheld >= 4);
        var shown = lines
            .Where(line => line[8] == "tidak")
            .Select(line => long.Parse(line[7], CultureInfo.InvariantCulture));
        Assert.All(shown, people => Assert.True(people is 0 or >= 5));
        Assert.Contains(lines, line => line[3] == "SEMUA" && line[5] == "SEMUA" && line[7] == "40");
        using var json = JsonDocument.Parse(set.Json);
        Assert.Equal(made.Cells, json.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal(9, json.RootElement.GetProperty("columns").GetArrayLength());
        Assert.Equal(
            1,
            await world.Money.Ask<int>("select count(*) from audit_event where action = 'opendata.publish'")
        );
    }

    [Fact]
    public async Task Nothing_is_published_before_a_month_was_reconciled_nor_by_anybody_else()
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        var none = await PublishCounts.Handle(new(TestDb.Kukar), _leader, world.Db, TestDb.Now, default);
        var clerk = TestDb.ActorAs(Role.Treasurer);
        var refused = await PublishCounts.Handle(new(TestDb.Kukar), clerk, world.Db, TestDb.Now, default);

        Assert.Equal("nothing-to-publish", none.Refusal?.Reason);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    [Fact]
    public async Task The_page_for_publishing_is_guarded_and_the_data_is_for_everybody()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/open-data", Role.Treasurer, Role.Leader, secret: null);
        using var stranger = web.Anonymous();
        var page = await stranger.GetStringAsync(new Uri("/data-terbuka", UriKind.Relative));
        Assert.Contains("tidak_ditampilkan", page, StringComparison.Ordinal);
        var missing = await stranger.GetAsync(new Uri("/data-terbuka/csv", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    /// <summary>Two districts and two sectors: 20, 8, 9 and 3 people.</summary>
    private static async Task Spread(PublicWorld world)
    {
        for (var person = 0; person < world.Money.People.Count; person++)
        {
            var args = new
            {
                id = world.Money.People[person],
                district = person < 28 ? "64.02.06" : "64.02.07",
                category = person is < 20 or (>= 28 and < 37) ? "petani" : "nelayan",
            };
            await world.Money.Sql("update person set district_code = @district where id = @id", args);
            await world.Money.Sql("update enrolment set category = @category where person_id = @id", args);
        }
    }

    private static Task<Core.Result<PublishCounts.Answer>> Publish(PublicWorld world) =>
        PublishCounts.Handle(new(TestDb.Kukar), _leader, world.Db, PublicWorld.November, default);
}
