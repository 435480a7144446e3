using System.Globalization;
using System.Text;
using Naungan.App.Platform.Database;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.App.Tests.Runs;

namespace Naungan.App.Tests.Reconciliation;

/// <summary>Most of a run is accepted at once and kept once; the others are answered about before or after.</summary>
public sealed class PartialFilesTests : IDisposable
{
    private const string Heading = "KODE_IURAN;NIK;BULAN_IURAN;JUMLAH;STATUS;KODE_TOLAK\r\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-partial-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_file_that_accepts_most_writes_only_the_lines_that_differ(DbKind kind)
    {
        await using var world = await Paid(kind);

        var first = await Answered(world, Accepted(0, 1, 2, 3, 4, 5) + Row(6, "DITOLAK;X7"));

        Assert.Equal(new RunCounts(10, 6, 1, 0, 3, 0), first.People);
        Assert.Equal(0, await world.Ask<int>("select count(*) from stored_line where state = 'accepted'"));
        Assert.Equal(
            6,
            await world.Ask<int>("select count(*) from stored_line where state = 'open' and answer_file_id is not null")
        );
        Assert.Equal(
            12,
            await world.Ask<int>(
                "select count(*) from run_line where state = 'accepted' and answer_file_id is not null"
            )
        );
        Assert.Equal(
            6,
            await world.Ask<int>("select count(*) from run_line where state = 'open' and answer_file_id is null")
        );
        await Verifies(world);

        // Those left out are answered one by one, somebody accepted is not accepted again.
        var second = await Answered(world, Accepted(0, 6, 7, 8) + Row(9, "DITOLAK;X8"));
        Assert.Equal(new RunCounts(10, 9, 1, 0, 0, 0), second.People);
        Assert.Equal(1, second.Rows.Repeated);
        await Verifies(world);
        Assert.Equal(new RunCounts(10, 10, 0, 0, 0, 0), (await Answered(world, Accepted(9))).People);
        await Verifies(world);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_file_that_accepts_few_comes_before_one_that_accepts_the_rest(DbKind kind)
    {
        await using var world = await Paid(kind);

        Assert.Equal(new RunCounts(10, 2, 0, 0, 8, 0), (await Answered(world, Accepted(3, 4))).People);
        Assert.Equal(0, await world.Ask<int>("select count(*) from run_acceptance"));
        await Verifies(world);
        var rest = await Answered(world, Accepted(0, 1, 2, 5, 6, 7, 8, 9));
        Assert.Equal((new RunCounts(10, 10, 0, 0, 0, 0), "reconciled"), (rest.People, rest.RunState));
        Assert.Equal(1, await world.Ask<int>("select count(*) from run_acceptance"));
        Assert.Equal(4, await world.Ask<int>("select count(*) from stored_line where state = 'accepted'"));
        await Verifies(world);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_acceptance_of_a_run_can_be_neither_changed_nor_deleted(DbKind kind)
    {
        await using var world = await Paid(kind);
        await Answered(world, Accepted(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));

        await Assert.ThrowsAnyAsync<Exception>(() => world.Sql("delete from run_acceptance"));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Sql("update run_acceptance set file_id = run_id"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<MoneyWorld> Paid(DbKind kind)
    {
        var world = await MoneyWorld.Ready(kind, people: 10);
        var steps = new RunSteps(world, _folder);
        var run = (await world.Open()).Value;
        await steps.Approve(run.Id);
        await steps.Bill(run.Id, (await steps.Submit(run.Id)).Value);
        await steps.Pay(run.Id);
        return world;
    }

    private async Task<ReconcileFile.Answer> Answered(MoneyWorld world, string rows)
    {
        var run = await world.Ask<Guid>("select id from run");
        return (await new RunSteps(world, _folder).Return(run, Encoding.UTF8.GetBytes(Heading + rows))).Value;
    }

    private static string Accepted(params int[] people) =>
        string.Concat(people.Select(person => Row(person, "DITERIMA;")));

    private static string Row(int person, string status) =>
        string.Create(CultureInfo.InvariantCulture, $"K;{MoneyWorld.Nik(person)};10-2021;16800;{status}\r\n");

    private static async Task Verifies(MoneyWorld world) =>
        Assert.Empty((await VerifyMoney.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value.Faults);
}
