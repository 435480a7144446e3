using System.IO.Compression;
using System.Text;
using Naungan.App.AuditPack;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Slips;
using Naungan.App.Tests.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Tests.AuditPack;

public sealed class AuditPackTests
{
    private static readonly Actor _auditor = TestDb.ActorAs(Role.Auditor);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_month_is_rebuilt_and_what_does_not_fit_is_named(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 4);

        var (answer, pack) = await Make(world, null, 1);

        Assert.Equal((4, 4), (answer.People, answer.Of));
        // The test's people came without a file and without the rules' verdict being asked of them.
        Assert.Equal(["4 orang tidak ada di 2-usulan.csv"], answer.Faults);
        using var zip = new ZipArchive(new MemoryStream(pack));
        Assert.Equal(1 + 8, Lines(zip, "5-iuran.csv").Length);
        Assert.Equal(1 + 4, Lines(zip, "4-penetapan.csv").Length);
        Assert.DoesNotContain(
            MoneyWorld.Nik(0),
            string.Join('\n', Lines(zip, "1-orang.csv")),
            StringComparison.Ordinal
        );
        var journal = Lines(zip, "7-jurnal.csv").Skip(1).Sum(line => long.Parse(line.Split(',')[7], null));
        Assert.Equal(0, journal);
    }

    [Fact]
    public void The_sample_follows_from_its_seed_alone()
    {
        var people = Enumerable.Range(0, 500).Select(i => new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).ToList();
        var one = AuditSample.Of(people, 50, 7);

        Assert.Equal(50, one.Count);
        Assert.Equal(one, AuditSample.Of(Enumerable.Reverse(people), 50, 7));
        Assert.NotEqual(one, AuditSample.Of(people, 50, 8));
        Assert.Subset(AuditSample.Of(people, 60, 7), one);
        Assert.Equal(500, AuditSample.Of(people, null, 7).Count);
    }

    [Fact]
    public async Task A_changed_pack_is_found_without_the_database()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 4);
        var (answer, pack) = await Make(world, 2, 7);
        var pem = (await ListKeys.Handle(Actor.Resident(default), world.Db, default)).Value[0].Pem;

        Assert.Equal((2, 4), (answer.People, answer.Of));
        Assert.Empty(Check(pack, pem).Faults);
        Assert.Equal(["5-iuran.csv diubah"], Check(With(pack, "5-iuran.csv", "orang\n"), pem).Faults);
        var forged = With(pack, MakeAuditPack.SignatureName, "AAAA");
        Assert.Equal(["tanda tangan tidak cocok dengan kunci"], Check(forged, pem).Faults);
        Assert.Equal(["ada 12 berkas, seharusnya 11"], Check(With(pack, "lain.csv", "x"), pem).Faults);
        using var empty = new MemoryStream();
        using (new ZipArchive(empty, ZipArchiveMode.Create, leaveOpen: true)) { }
        empty.Position = 0;
        Assert.Equal("no-pack", CheckAuditPack.Check(empty, pem).Refusal?.Reason);
    }

    [Theory]
    [InlineData(Role.Leader, "2021-10", 1, "not-allowed")]
    [InlineData(Role.Auditor, "2021-11", 1, "month-empty")]
    [InlineData(Role.Auditor, "2021-10", 0, "sample-empty")]
    public async Task It_is_for_auditors_and_for_months_that_were_billed(
        Role role,
        string month,
        int size,
        string reason
    )
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        var request = new MakeAuditPack.Request(TestDb.Kukar, Month.Parse(month, null), size, 1);

        var answer = await MakeAuditPack.Handle(
            request,
            TestDb.ActorAs(role),
            world.Db,
            Stream.Null,
            TestDb.Now,
            default
        );

        Assert.Equal(reason, answer.Refusal?.Reason);
    }

    [Fact]
    public async Task The_page_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/audit-pack", Role.Leader, Role.Auditor, secret: null);
    }

    private static CheckAuditPack.Answer Check(byte[] pack, string pem) =>
        CheckAuditPack.Check(new MemoryStream(pack), pem).Value;

    private static byte[] With(byte[] pack, string name, string text)
    {
        var copy = new MemoryStream();
        copy.Write(pack);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return copy.ToArray();
    }

    private static string[] Lines(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd().TrimEnd().Split("\r\n");
    }

    private static async Task<(MakeAuditPack.Answer Answer, byte[] File)> Make(PublicWorld world, int? size, long seed)
    {
        using var file = new MemoryStream();
        var request = new MakeAuditPack.Request(TestDb.Kukar, MoneyWorld.October, size, seed);
        var made = await MakeAuditPack.Handle(request, _auditor, world.Db, file, PublicWorld.November, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return (made.Value, file.ToArray());
    }
}
