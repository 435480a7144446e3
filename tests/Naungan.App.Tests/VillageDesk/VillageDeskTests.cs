using System.Text.Json;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.App.VillageDesk;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.VillageDesk;

public sealed class VillageDeskTests
{
    private static readonly Actor _village = new(
        "desa",
        Role.VillageOperator,
        TestDb.Kukar,
        Village: RegionCode.Parse("64.02.06.2001")
    );

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_same_entry_sent_again_adds_nothing_and_another_under_its_key_is_refused(DbKind kind)
    {
        await using var world = await MoneyWorld.Empty(kind);
        var entry = Entry(1);

        var first = await Send(world.Db, entry, Entry(2));
        var again = await Send(world.Db, entry);
        var other = await Send(world.Db, entry with { Name = "Orang Lain" });

        Assert.Equal(["received", "received"], first.Value.Entries.Select(one => one.State));
        Assert.Equal("already", again.Value.Entries.Single().State);
        Assert.Equal("key-taken", other.Value.Entries.Single().State);
        Assert.Equal(2, await world.Ask<int>("select count(*) from village_entry"));
        Assert.Equal(1, await world.Ask<int>("select count(*) from audit_event where action = 'village.propose'"));
    }

    [Fact]
    public async Task What_was_typed_is_sealed_in_the_table_and_in_no_trail()
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        await Send(world.Db, Entry(1));

        var cell = await world.Ask<byte[]>("select content_sealed from village_entry");
        Assert.DoesNotContain("Siti", System.Text.Encoding.UTF8.GetString(cell), StringComparison.Ordinal);
        var trail = await world.Ask<string>("select group_concat(subject || detail) from audit_event");
        Assert.DoesNotContain(Entry(1).Nik!, trail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nik", "123", "nik-invalid")]
    [InlineData("Name", " ", "entry-incomplete")]
    [InlineData("Work", "", "entry-incomplete")]
    [InlineData("Born", "1990-13-01", "born-missing")]
    [InlineData("Born", "1991-01-01", "nik-born-differ")]
    public async Task An_entry_that_cannot_be_proposed_says_why_and_the_others_go_in(
        string field,
        string text,
        string why
    )
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        var wrong = field switch
        {
            "Nik" => Entry(1) with { Nik = text },
            "Name" => Entry(1) with { Name = text },
            "Work" => Entry(1) with { Work = text },
            _ => Entry(1) with { Born = text },
        };

        var told = (await Send(world.Db, wrong, Entry(2))).Value.Entries;

        Assert.Equal([why, "received"], told.Select(one => one.State));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task What_waits_goes_into_intake_like_any_list_once(DbKind kind)
    {
        await using var world = await MoneyWorld.Empty(kind);
        await Send(world.Db, Entry(1), Entry(2), Entry(3));
        var agency = TestDb.ActorAs(Role.AgencyOperator, agency: "distransnaker");

        var taken = await HandOver.Handle(
            new(TestDb.Kukar, "distransnaker", MoneyWorld.Programme),
            agency,
            world.Db,
            TestDb.Now,
            default
        );
        var again = await HandOver.Handle(
            new(TestDb.Kukar, "distransnaker", MoneyWorld.Programme),
            agency,
            world.Db,
            TestDb.Now,
            default
        );

        Assert.False(taken.IsRefused, taken.Refusal?.Message);
        Assert.Equal((3, 3), (taken.Value.Rows, taken.Value.Accepted));
        Assert.Equal("nothing-waits", again.Refusal?.Reason);
        var index = world.Db.Vault.Index("nik", Entry(1).Nik);
        Assert.Equal(1, await world.Ask<int>("select count(*) from person where nik_index = @index", new { index }));
    }

    [Fact]
    public async Task Nobody_proposes_without_a_village_or_for_another_government()
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        async Task<string?> As(Actor actor) =>
            (await SendEntries.Handle(new(TestDb.Kukar, [Entry(1)]), actor, world.Db, TestDb.Now, default))
                .Refusal
                ?.Reason;

        Assert.Equal("no-village", await As(_village with { Village = null }));
        Assert.Equal("not-allowed", await As(_village with { Government = RegionCode.Parse("64.08") }));
        Assert.Equal("not-allowed", await As(TestDb.ActorAs(Role.Verifier)));
        var none = await SendEntries.Handle(new(TestDb.Kukar, []), _village, world.Db, TestDb.Now, default);
        Assert.Equal("entries-count", none.Refusal?.Reason);
    }

    [Fact]
    public async Task The_page_is_guarded_works_without_script_and_needs_its_token_for_what_was_kept()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/village", Role.Treasurer, Role.Verifier, secret: null);
        var client = await web.SignedIn(Role.VillageOperator);
        await using (var session = await web.Db.Write(default))
        {
            await session.Run("update account set village_code = '64.02.06.2001' where role = 'village-operator'");
            await session.Commit();
        }
        var form = new Dictionary<string, string>
        {
            ["Key"] = Guid.NewGuid().ToString(),
            ["Name"] = "Siti",
            ["Nik"] = MoneyWorld.Nik(1),
            ["Born"] = "1990-01-02",
            ["Work"] = "nelayan",
        };

        var page = await TestWeb.Parse(await TestWeb.Post(client, "/village", form));
        using var json = new StringContent(
            JsonSerializer.Serialize(new[] { Entry(2) }),
            System.Text.Encoding.UTF8,
            "application/json"
        );
        var bare = await client.PostAsync(new Uri("/village?handler=Send", UriKind.Relative), json);

        Assert.Contains("Diterima.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(1), page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, bare.StatusCode);
    }

    private static VillageEntry Entry(int number) =>
        new(
            new Guid(number, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1),
            "Siti Aminah",
            MoneyWorld.Nik(number),
            "6402060101150001",
            $"1990-01-{1 + (number % 28):00}",
            "L",
            "Jl. Mahakam",
            "001",
            "nelayan",
            "081200000000",
            "Fatimah"
        );

    private static Task<Result<SendEntries.Answer>> Send(Db db, params VillageEntry[] entries) =>
        SendEntries.Handle(new(TestDb.Kukar, entries), _village, db, TestDb.Now, default);
}
