using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Public;
using Naungan.App.Slips;
using Naungan.App.Tests.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Slips;

namespace Naungan.App.Tests.Slips;

public sealed class SlipTests
{
    private static readonly Actor _clerk = TestDb.ActorAs(Role.Verifier);
    private static readonly DateOnly _day = new(2021, 11, 20);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Everybody_covered_gets_a_page_a_number_and_a_code_nobody_else_can_read(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 3);
        await world.Money.AddPeople(MoneyWorld.Programme, 2);

        var made = await Make(world);

        Assert.Equal((3, 1), (made.Answer.People, made.Answer.Villages));
        Assert.Equal([100_001L, 100_002, 100_003], await Numbers(world));
        Assert.Equal(3, await world.Money.Ask<int>("select count(distinct code_index) from slip"));
        Assert.Equal(
            ["3 kartu, desa semua, keadaan 2021-11-20", "3 kartu diunduh"],
            await Details(world, MakeSlips.Action)
        );
        Assert.Equal([100_004L, 100_005, 100_006], (await Again(world))[3..]);
    }

    [Fact]
    public async Task The_QR_holds_a_signed_text_without_a_person_in_it()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        await Make(world);
        await using var session = await world.Db.Write(default);
        using var key = await SigningKeys.Current(session, world.Db.Vault, _clerk, TestDb.Now, default);
        var slip = new SlipText(TestDb.Kukar, 1, 100_001, _day, new(2022, 1, 31));
        var text = slip.Signed(key.Sign(slip.Body));

        var genuine = await Check(world.Db, text);
        var pem = (await ListKeys.Handle(Actor.Resident(default), world.Db, default)).Value[0].Pem;

        Assert.Equal((100_001L, new DateOnly(2022, 1, 31), false), Told(genuine.Value));
        Assert.True((await Check(world.Db, text, new(2022, 2, 1))).Value.IsOver);
        Assert.False(CheckSlip.Offline(text, pem, _day).IsRefused);
        var changed = text.Replace("20220131", "20290131", StringComparison.Ordinal);
        Assert.Equal("slip-not-genuine", CheckSlip.Offline(changed, pem, _day).Refusal?.Reason);
        Assert.Equal("slip-not-genuine", (await Check(world.Db, changed)).Refusal?.Reason);
        var foreign = text.Replace("/6402/", "/6408/", StringComparison.Ordinal);
        var refused = (await Check(world.Db, foreign)).Refusal;
        Assert.Equal("slip-of-other-government", refused?.Reason);
        Assert.Contains("64.08", refused!.Message, StringComparison.Ordinal);
        Assert.Equal("slip-unreadable", (await Check(world.Db, "https://contoh.com/menu")).Refusal?.Reason);
    }

    [Fact]
    public async Task The_code_on_the_paper_opens_the_public_check_for_its_holder_alone()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 2);
        var code = "ABCDE23456";
        await Make(world);
        var number = await world.Money.Ask<long>(
            "select min(number) from slip where person_id = @id",
            new { id = world.Money.People[0] }
        );
        await world.Money.Sql(
            "update slip set code_index = @code where number = @number",
            new { code = world.Db.Vault.Index("slip", code), number }
        );

        var holder = await world.Check(MoneyWorld.Nik(0), new("kartu", "abcde-23456"));
        var other = await world.Check(MoneyWorld.Nik(1), new("kartu", "ABCDE-23456"));

        Assert.Equal(CheckCover.Standing.Covered, holder.Value.Standing);
        Assert.Equal(CheckCover.Standing.AskVillage, other.Value.Standing);
    }

    [Fact]
    public async Task All_villages_come_as_a_zip_with_a_paper_each()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 3);
        await world.Money.Sql(
            "update person set village_code = '64.02.06.2001', district_code = '64.02.06' where id = @id",
            new { id = world.Money.People[2] }
        );

        var made = await Make(world);

        using var zip = new ZipArchive(new MemoryStream(made.File));
        Assert.Equal(2, zip.Entries.Count);
        Assert.All(zip.Entries, entry => Assert.StartsWith("%PDF-1.7", Head(entry), StringComparison.Ordinal));
        var one = await Make(world, "64.02.06.2001");
        Assert.Equal(1, one.Answer.People);
        Assert.Equal(1, Regex.Count(Encoding.Latin1.GetString(one.File), "/Type/Page/"));
    }

    [Theory]
    [InlineData(Role.Treasurer, "64.02", null, "not-allowed")]
    [InlineData(Role.Verifier, "64.08", null, "not-allowed")]
    [InlineData(Role.VillageOperator, "64.02", "64.02.06.2002", "not-allowed")]
    [InlineData(Role.VillageOperator, "64.02", null, "not-allowed")]
    [InlineData(Role.Verifier, "64.02", "64.02.99.2001", "nobody-covered")]
    public async Task Nobody_prints_for_others_nor_for_nobody(Role role, string at, string? village, string reason)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        // The job has the rights its account has, and the console's name stands for whoever is refused before.
        var actor = new Actor("konsol:uji", role, RegionCode.Parse(at), Village: RegionCode.Parse("64.02.06.2001"));
        var request = new MakeSlips.Request(TestDb.Kukar, village, _day);
        var watch = new WatchJob(world.Db, TimeProvider.System, TextWriter.Null);

        var answer = await MakeSlips.WorkNow(request, actor, world.Db, Serve.Jobs, watch, TestDb.Now, default);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Equal(0, await world.Ask<int>("select count(*) from slip_batch"));
    }

    [Fact]
    public async Task The_page_for_printing_is_guarded_and_the_public_one_shows_the_key()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/slips", Role.Treasurer, Role.Verifier, secret: null);
        using var stranger = web.Anonymous();
        var wrong = await stranger.GetStringAsync(
            new Uri("/kartu/N1/6408/1/100001/20211220/20220331/MY", UriKind.Relative)
        );
        Assert.Contains("pemerintah daerah lain (kode 64.08)", wrong, StringComparison.Ordinal);
        Assert.Equal("[]", await stranger.GetStringAsync(new Uri("/kartu/kunci", UriKind.Relative)));
    }

    private static (long Number, DateOnly Through, bool IsOver) Told(CheckSlip.Answer answer) =>
        (answer.Number, answer.CoveredThrough, answer.IsOver);

    private static string Head(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
        return reader.ReadLine()!;
    }

    private static Task<Result<CheckSlip.Answer>> Check(Db db, string text, DateOnly? on = null) =>
        CheckSlip.Handle(new(text, on ?? _day), Actor.Resident(default), db, default);

    private static async Task<List<long>> Again(PublicWorld world)
    {
        await Make(world);
        return await Numbers(world);
    }

    private static async Task<List<long>> Numbers(PublicWorld world)
    {
        await using var session = await world.Db.Read(default);
        return await session.List<long>("select number from slip order by number");
    }

    private static async Task<List<string>> Details(PublicWorld world, string action)
    {
        await using var session = await world.Db.Read(default);
        return await session.List<string>(
            "select detail from audit_event where action = @action order by sequence",
            new { action }
        );
    }

    private static async Task<(FetchSlips.Answer Answer, byte[] File)> Make(PublicWorld world, string? village = null)
    {
        var request = new MakeSlips.Request(TestDb.Kukar, village, _day, "https://naungan.contoh.go.id");
        var watch = new WatchJob(world.Db, TimeProvider.System, TextWriter.Null);
        var now = PublicWorld.November;
        var console = Actor.AtConsole(TestDb.Kukar, "uji");
        var made = await MakeSlips.WorkNow(request, console, world.Db, Serve.Jobs, watch, now, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        var fetched = await FetchSlips.Handle(new(TestDb.Kukar, made.Value), _clerk, world.Db, now, default);
        Assert.False(fetched.IsRefused, fetched.Refusal?.Message);
        await using var content = fetched.Value.Content;
        using var file = new MemoryStream();
        await content.CopyToAsync(file);
        return (fetched.Value, file.ToArray());
    }
}
