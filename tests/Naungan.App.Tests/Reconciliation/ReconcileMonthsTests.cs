using System.Globalization;
using System.Text;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.App.Tests.Runs;
using Naungan.Core.Runs;

namespace Naungan.App.Tests.Reconciliation;

/// <summary>Files about several months, and what a difference leaves to do.</summary>
public sealed class ReconcileMonthsTests : IDisposable
{
    private const string Heading = "KODE_IURAN;NIK;BULAN_IURAN;JUMLAH;STATUS;KODE_TOLAK\r\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-months-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task One_file_settles_several_months_and_again_changes_nothing(DbKind kind)
    {
        await using var world = await Paid(kind, people: 4, months: 2);
        var rows = Enumerable.Range(0, 4).SelectMany(i => new[] { Row(i, 10), Row(i, 11) }).ToList();
        rows[3] = Row(1, 11, "DITOLAK;X7");
        rows.Add(Row(0, 12));
        rows.Add(Row(99, 10));
        // Rows of a file come in any order.
        var file = Heading + string.Concat(rows.AsEnumerable().Reverse());

        var answer = (await Receive(world, file)).Value;
        var again = (await Receive(world, file)).Value;

        Assert.Equal((10, 1), (answer.Rows, answer.OfNoRun));
        Assert.Equal(
            [("2021-10", 5), ("2021-11", 4)],
            answer.Runs.Select(run => ($"{run.Month}", run.Answer.Rows.All))
        );
        Assert.Equal(["reconciled", "partly-reconciled"], answer.Runs.Select(run => run.Answer.RunState));
        Assert.Equal(1, answer.Runs[0].Answer.Rows.Unknown);
        Assert.All(again.Runs, run => Assert.True(run.Answer.IsRepeated));
        Assert.Equal(answer.Rows, answer.OfNoRun + answer.Runs.Sum(run => run.Answer.Rows.All));
        var verified = (await VerifyMoney.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
        Assert.Empty(verified.Faults);
    }

    [Fact]
    public async Task A_file_of_months_without_a_paid_run_is_refused_whole()
    {
        await using var world = await Paid(DbKind.Sqlite, people: 1, months: 1);

        Assert.Equal("no-run-paid", (await Receive(world, Heading + Row(0, 12))).Refusal?.Reason);
        var other = new MemoryStream(Encoding.UTF8.GetBytes(Heading + Row(0, 10)));
        var leader = TestDb.ActorAs(Role.Leader);
        var request = new ReconcileMonths.Request(TestDb.Kukar, "hasil.csv", other);
        var refused = await ReconcileMonths.Handle(request, leader, world.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_difference_has_an_owner_a_deadline_and_an_end(DbKind kind)
    {
        await using var world = await Paid(kind, people: 4, months: 1);
        await Receive(world, Heading + Row(0, 10) + Row(1, 10, "DITOLAK;X7") + Row(2, 10, "DITOLAK;X8") + Row(50, 10));
        var run = await world.Ask<Guid>("select id from run");

        var open = await Differences(world, days: 3);
        Assert.Equal((3, 0), (open.Open, open.Late));
        Assert.Equal(3, (await Differences(world, days: 15)).Late);
        Assert.All(open.Differences, one => Assert.Equal(new DateOnly(2021, 10, 4), one.DueOn));
        Assert.Equal(
            ["X7", "X8", "not-in-run"],
            open.Differences.Select(one => one.Code).Order(StringComparer.Ordinal)
        );
        Assert.Equal("distransnaker", open.Differences.Single(one => one.Code == "not-in-run").Owner);

        var stranger = open.Differences.Single(one => one.Code == "not-in-run");
        var note = new ResolveDifference.Request(TestDb.Kukar, stranger.File, stranger.Row, "Bukan peserta kita");
        Assert.True((await Resolve(world, note)).Value);
        Assert.False((await Resolve(world, note)).Value);
        Assert.Equal("note-needed", (await Resolve(world, note with { Note = " " })).Refusal?.Reason);
        await Receive(world, Heading + Row(1, 10));
        var close = new ClosePeople.Request(TestDb.Kukar, run, null, "Tidak diajukan ulang");
        await ClosePeople.Handle(close, MoneyWorld.Officer, world.Db, TestDb.Now, default);

        Assert.Equal(0, (await Differences(world, days: 3)).Open);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<MoneyWorld> Paid(DbKind kind, int people, int months)
    {
        var world = await MoneyWorld.Ready(kind, people);
        var steps = new RunSteps(world, _folder);
        for (var i = 0; i < months; i++)
        {
            var run = (await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(i)))).Value;
            await steps.Approve(run.Id);
            await steps.Bill(run.Id, (await steps.Submit(run.Id)).Value);
            Assert.Equal(RunState.Paid.Key(), (await steps.Pay(run.Id)).Value.State);
        }

        return world;
    }

    private static string Row(int person, int month, string status = "DITERIMA;") =>
        string.Create(CultureInfo.InvariantCulture, $"K;{MoneyWorld.Nik(person)};{month}-2021;16800;{status}\r\n");

    private static async Task<Core.Result<ReconcileMonths.Answer>> Receive(MoneyWorld world, string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var request = new ReconcileMonths.Request(TestDb.Kukar, "hasil.csv", file);
        return await ReconcileMonths.Handle(request, MoneyWorld.Treasurer, world.Db, TestDb.Now, default);
    }

    private static Task<Core.Result<bool>> Resolve(MoneyWorld world, ResolveDifference.Request request) =>
        ResolveDifference.Handle(request, MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    private static async Task<ListDifferences.Answer> Differences(MoneyWorld world, int days)
    {
        var day = DateOnly.FromDateTime(TestDb.Now.UtcDateTime).AddDays(days);
        return (
            await ListDifferences.Handle(
                new(TestDb.Kukar, day),
                MoneyWorld.Treasurer,
                world.Db,
                LawFiles.Shipped,
                default
            )
        ).Value;
    }
}
