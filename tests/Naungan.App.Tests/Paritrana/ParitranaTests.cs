using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.Law;
using Naungan.App.Paritrana;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core;

namespace Naungan.App.Tests.Paritrana;

public sealed class ParitranaTests
{
    private static readonly Actor _leader = TestDb.ActorAs(Role.Leader);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Evidence_counts_and_what_is_missing_says_what_to_do(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 3);

        var before = await Assess(world);
        await Record(world, new RecordEvidence.Policy("regional-law", "1/2021", "Jamsostek", new(2021, 3, 1), "JDIH"));
        await Record(world, new RecordEvidence.Workforce(2021, "bpu", 6, "Sakernas"));
        await Record(world, new RecordEvidence.Note(new(2021, 11, 1), "Inovasi", "Data satu pintu"));
        var after = await Assess(world);

        Assert.Null(Item(before, "law").Share);
        Assert.Contains("Catat peraturan daerah", Item(before, "law").Evidence, StringComparison.Ordinal);
        Assert.Equal(10_000, Item(after, "law").Share);
        Assert.Contains("1/2021", Item(after, "law").Evidence, StringComparison.Ordinal);
        Assert.Equal(5_000, Item(after, "bpu").Share);
        Assert.Equal(10_000, Item(after, "interview").Share);
        Assert.True(after.Score > before.Score);
        Assert.True(after.WeightMissing < before.WeightMissing);
        Assert.Equal(100, after.Items.Sum(item => item.Weight));
    }

    [Fact]
    public async Task Coverage_above_all_workers_counts_as_all_and_is_told()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 3);
        await Record(world, new RecordEvidence.Workforce(2021, "bpu", 2, "perkiraan"));

        var item = Item(await Assess(world), "bpu");

        Assert.Equal(10_000, item.Share);
        Assert.Contains("perbaiki pembaginya", item.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regulation_signed_later_is_no_evidence_of_the_year()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        await Record(world, new RecordEvidence.Policy("regional-law", "1/2024", "Jamsostek", new(2024, 3, 1), "JDIH"));

        Assert.Null(Item(await Assess(world), "law").Share);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_pack_holds_each_aspect_with_hashes_and_is_the_same_twice(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 2);

        var (answer, pack) = await Pack(world);
        var (_, again) = await Pack(world);

        Assert.Equal(pack, again);
        using var zip = new ZipArchive(new MemoryStream(pack));
        Assert.Equal(answer.Files + 1, zip.Entries.Count);
        foreach (var folder in new[] { "1-kebijakan/", "2-penerapan/", "3-kinerja/", "4-wawancara/", "ringkasan.pdf" })
            Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal));
        foreach (var line in Encoding.UTF8.GetString(Read(zip, PackWriter.ListName)).Trim().Split('\n'))
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(Read(zip, line[66..]))));
        Assert.NotEmpty(answer.Missing);
    }

    [Fact]
    public async Task Evidence_is_whole_and_recorded_once_by_those_who_may()
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        RecordEvidence.Evidence[] incomplete =
        [
            new RecordEvidence.Policy("lain", "1", "x", new(2021, 1, 1), "y"),
            new RecordEvidence.Policy("instruction", "1", "x", null, "y"),
            new RecordEvidence.Workforce(2021, "bpu", 0, "y"),
            new RecordEvidence.Workforce(2021, "asn", 1, "y"),
            new RecordEvidence.Note(null, "x", "y"),
        ];
        foreach (var one in incomplete)
            Assert.Equal("evidence-incomplete", (await Try(world.Db, one, _leader)).Refusal?.Reason);
        var policy = new RecordEvidence.Policy("instruction", "1", "x", new(2021, 1, 1), "y");
        Assert.False((await Try(world.Db, policy, _leader)).IsRefused);
        Assert.Equal("already-recorded", (await Try(world.Db, policy, _leader)).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Try(world.Db, policy, TestDb.ActorAs(Role.Auditor))).Refusal?.Reason);
    }

    [Fact]
    public async Task The_page_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/paritrana", Role.VillageOperator, Role.Leader, secret: null);
    }

    private static AssessSelf.Item Item(AssessSelf.Answer answer, string key) =>
        answer.Items.Single(item => item.Key == key);

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var buffer = new MemoryStream();
        using var stream = zip.GetEntry(name)!.Open();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static async Task<AssessSelf.Answer> Assess(PublicWorld world)
    {
        var answer = await AssessSelf.Handle(new(TestDb.Kukar, 2021), _leader, world.Db, LawFiles.Shipped, default);
        Assert.False(answer.IsRefused, answer.Refusal?.Message);
        return answer.Value;
    }

    private static Task<Result<string>> Try(Db db, RecordEvidence.Evidence evidence, Actor actor) =>
        RecordEvidence.Handle(new(TestDb.Kukar, evidence), actor, db, TestDb.Now, default);

    private static async Task Record(PublicWorld world, RecordEvidence.Evidence evidence)
    {
        var kept = await Try(world.Db, evidence, _leader);
        Assert.False(kept.IsRefused, kept.Refusal?.Message);
    }

    private static async Task<(MakePack.Answer Answer, byte[] File)> Pack(PublicWorld world)
    {
        using var file = new MemoryStream();
        var request = new MakePack.Request(TestDb.Kukar, 2021);
        var made = await MakePack.Handle(
            request,
            _leader,
            world.Db,
            LawFiles.Shipped,
            file,
            PublicWorld.November,
            default
        );
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return (made.Value, file.ToArray());
    }
}
