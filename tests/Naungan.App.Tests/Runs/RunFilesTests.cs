using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core.Runs;

namespace Naungan.App.Tests.Runs;

/// <summary>Files before they leave, the mutation file, and the list of those who are not paid.</summary>
public sealed class RunFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-runfiles-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_mutation_file_names_who_came_left_and_changed(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 5);
        var month = new RunSteps(world, _folder);
        await month.Whole(MoneyWorld.Terms());
        await world.Sql(
            "update enrolment set state = 'ended', ends_on = @day where person_id = @id",
            new { day = new DateOnly(2021, 11, 1), id = world.People[0] }
        );
        await world.AddPeople(MoneyWorld.Programme, 2);
        await Correct(world, world.People[1]);
        var later = TestDb.Now.AddDays(40);
        var november = (
            await OpenRun.Handle(
                new(Guid.NewGuid(), MoneyWorld.Terms(MoneyWorld.October.Plus(1))),
                MoneyWorld.Treasurer,
                world.Db,
                App.Law.LawFiles.Shipped,
                later,
                default
            )
        ).Value;
        await month.Approve(november.Id);

        var preview = (await Preview(world, november.Id, RunFile.Mutation)).Value;
        var request = new ExportMutation.Request(TestDb.Kukar, november.Id, _folder);
        var file = (await ExportMutation.Handle(request, MoneyWorld.Treasurer, world.Db, later, default)).Value;
        var again = (await ExportMutation.Handle(request, MoneyWorld.Treasurer, world.Db, later, default)).Value;

        Assert.Equal(
            [("changed", 1), ("in", 2), ("out", 1)],
            preview.Changes.Select(one => (one.Key, one.Value)).Order()
        );
        Assert.Equal((4, file.Sha256, file.Sha256), (file.Rows, preview.Sha256, again.Sha256));
        var lines = await File.ReadAllLinesAsync(file.Path);
        Assert.Equal(["UBAH", "MASUK", "MASUK", "KELUAR"], lines.Skip(1).Select(line => line.Split(';')[1]));
        Assert.Contains(MoneyWorld.Nik(0), lines[4], StringComparison.Ordinal);
        Assert.EndsWith(";0", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain(preview.First, row => row.Nik == MoneyWorld.Nik(0));
        Assert.Equal(1, await world.Ask<int>("select count(*) from insurer_file where kind = 'mutation'"));
    }

    [Fact]
    public async Task A_preview_counts_sums_and_says_what_is_wrong_without_a_whole_nik()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 30);
        var run = (await world.Open()).Value;
        await world.Sql("update person set birth_date = null where id = @id", new { id = world.People[3] });
        await world.Sql("update person set name = '' where id = @id", new { id = world.People[4] });

        var preview = (await Preview(world, run.Id, RunFile.Billing)).Value;

        Assert.Equal((30, run.Amount), (preview.Rows, preview.Amount));
        Assert.Equal(
            [("birth-date-missing", 1, 4), ("name-empty", 1, 5)],
            preview.Findings.Select(one => (one.Rule, one.Rows, one.FirstRow))
        );
        Assert.Equal(20, preview.First.Count);
        Assert.All(preview.First, row => Assert.Contains("*", row.Nik, StringComparison.Ordinal));
        Assert.Equal("not-found", (await Preview(world, Guid.NewGuid(), RunFile.Billing)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Everybody_not_paid_has_one_reason_before_and_after_the_month_is_computed(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 6);
        Task<int> Set(int person, string set) =>
            world.Sql($"update enrolment set {set} where person_id = @id", new { id = world.People[person] });
        await Set(0, "state = 'candidate', verdict = 'not-eligible'");
        await Set(1, "state = 'verified'");
        await Set(2, "starts_on = '2021-11-01'");
        await world.Sql("update person set nik_state = 'wrong-length' where id = @id", new { id = world.People[3] });

        var before = (await Unpaid(world)).Value;
        var run = await new RunSteps(world, _folder) { Habits = new(Seed: 1, RejectPerMille: 1000) }.Whole(
            MoneyWorld.Terms(),
            resubmit: false
        );
        var after = (await Unpaid(world)).Value;

        Assert.Equal(
            ["no-usable-nik 1", "not-eligible 1", "not-in-decree 1", "not-opened 2", "starts-later 1"],
            before.Reasons.Select(row => $"{row.Reason} {row.People}").Order()
        );
        Assert.Equal(2, run.People);
        Assert.Equal(2, after.Reasons.Single(row => row.Reason == ExclusionReasons.Refused).People);
        Assert.Equal(6, after.Reasons.Sum(row => row.People));
        await world.Sql("delete from agreement_programme");
        Assert.Contains((await Unpaid(world, 11)).Value.Reasons, row => row.Reason == ExclusionReasons.NoAgreement);
    }

    [Fact]
    public async Task The_list_of_the_unpaid_leaves_as_csv_without_a_nik()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 3);
        var request = new ListUnpaid.Request(TestDb.Kukar, MoneyWorld.Programme, MoneyWorld.October, null, 0, 0);
        var output = new MemoryStream();

        var rows = await ListUnpaid.Export(request, output, MoneyWorld.Treasurer, world.Db, TestDb.Now, default);
        var leader = await ListUnpaid.Handle(request, TestDb.ActorAs(Role.ClaimsOfficer), world.Db, default);

        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Equal(3, rows.Value);
        Assert.Equal(4, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(MoneyWorld.Nik(0), text, StringComparison.Ordinal);
        Assert.Equal("not-allowed", leader.Refusal?.Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<Core.Result<PreviewRunFile.Answer>> Preview(MoneyWorld world, Guid run, RunFile kind) =>
        PreviewRunFile.Handle(new(TestDb.Kukar, run, kind), MoneyWorld.Treasurer, world.Db, default);

    private static Task<Core.Result<ListUnpaid.Answer>> Unpaid(MoneyWorld world, int month = 10) =>
        ListUnpaid.Handle(
            new(TestDb.Kukar, MoneyWorld.Programme, new(2021, month), null, 0, 50),
            MoneyWorld.Treasurer,
            world.Db,
            default
        );

    private static async Task Correct(MoneyWorld world, Guid person)
    {
        var decree = Guid.CreateVersion7(TestDb.Now);
        var sealedAt = TestDb.Now.AddDays(30);
        await world.Sql(
            "insert into decree (region_code, id, programme_code, number, title, kind, decided_on, effective_from, state, "
                + "people, annex_sha256, drafted_by, drafted_at, sealed_by, sealed_at) values (@region, @decree, @programme, "
                + "'SK/K', 'SK', 'mutation', @day, @day, 'sealed', 1, @annex, 'uji', @sealedAt, 'uji2', @sealedAt)",
            new
            {
                region = TestDb.Kukar,
                decree,
                programme = MoneyWorld.Programme,
                day = new DateOnly(2021, 10, 20),
                annex = new byte[32],
                sealedAt,
            }
        );
        await world.Sql(
            "insert into decree_line (region_code, decree_id, line_number, person_id, name, nik_sealed, address, category, "
                + "change) values (@region, @decree, 1, @person, 'x', @cell, '-', 'petani', 'corrected')",
            new
            {
                region = TestDb.Kukar,
                decree,
                person,
                cell = Array.Empty<byte>(),
            }
        );
    }
}
