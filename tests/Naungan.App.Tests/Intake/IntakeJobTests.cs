using System.Globalization;
using Naungan.App.Intake;
using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Tests.Intake;

public sealed class IntakeJobTests
{
    private const int PieceRows = 8192;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_job_ends_row_for_row_like_the_direct_way(DbKind kind)
    {
        await using var direct = await IntakeTest.Fresh(kind);
        await using var byJob = await IntakeTest.Fresh(kind);
        var text = Mixed(2 * PieceRows + 100);

        var expected = (await direct.Submit(direct.File(text))).Value;
        var id = await Queue(byJob, byJob.File(text));
        await WorkAll(byJob.Db);

        Assert.Equal(await OutcomesOf(direct.Db, expected.Id), await OutcomesOf(byJob.Db, id));
        Assert.Equal(await direct.Count("person"), await byJob.Count("person"));
        Assert.Equal(await direct.Count("work"), await byJob.Count("work"));
        Assert.Equal(await SumsOf(direct.Db, expected.Id), await SumsOf(byJob.Db, id));
        Assert.Equal(0, await byJob.Count("stored_part"));
        Assert.Equal(1, await byJob.Count("audit_event"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Work_broken_off_anywhere_ends_as_if_it_had_not_been(DbKind kind)
    {
        await using var whole = await IntakeTest.Fresh(kind);
        await using var broken = await IntakeTest.Fresh(kind);
        var text = Mixed(2 * PieceRows);
        var expected = await Queue(whole, whole.File(text));
        await WorkAll(whole.Db);

        var id = await Queue(broken, broken.File(text));
        var runs = 0;
        for (var random = new Random(20_211_001); !await IsOver(broken.Db, id); runs++)
        {
            using var cut = new CancellationTokenSource(random.Next(100, 1500));
            await RunUntilCut(broken.Db, cut.Token);
        }

        Assert.True(runs > 1, "nothing was broken off");
        Assert.Equal(await OutcomesOf(whole.Db, expected), await OutcomesOf(broken.Db, id));
        Assert.Equal(await SumsOf(whole.Db, expected), await SumsOf(broken.Db, id));
        Assert.Equal(await whole.Count("work"), await broken.Count("work"));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_submission_and_change_nothing()
    {
        await using var test = await IntakeTest.Fresh();
        var path = test.File(Mixed(20));
        var first = await Queue(test, path);
        Assert.Equal(first, await Queue(test, path)); // before it is worked
        await WorkAll(test.Db);
        var (people, rows) = (await test.Count("person"), await test.Count("submission_row"));

        Assert.Equal(first, await Queue(test, path)); // and after

        await WorkAll(test.Db);
        Assert.Equal((people, rows), (await test.Count("person"), await test.Count("submission_row")));
        Assert.Equal(1, await test.Count("submission"));
        Assert.Equal(0, await test.Count("stored_file"));
        Assert.Equal(first, (await test.Submit(path)).Value.Id); // the direct way knows it too
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Two_operators_with_the_same_list_at_once_make_one_submission(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var path = test.File(Mixed(50));

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Queue(test, path)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => WorkAll(test.Db)));

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await test.Count("submission"));
        Assert.Equal(1, await test.Count("job"));
        var rows = await test.Count("submission_row");
        Assert.Equal(51, rows);
    }

    [Fact]
    public async Task A_file_refused_in_its_last_row_leaves_nobody_behind()
    {
        await using var test = await IntakeTest.Fresh();
        var path = test.File(Mixed(100) + "101;;" + new string('x', 40_000) + ";;;;;;\n");
        var id = await Queue(test, path);

        await WorkAll(test.Db);

        Assert.Equal(0, await test.Count("person"));
        Assert.Equal(0, await test.Count("submission_row"));
        await using var session = await test.Db.Read(default);
        var job = await JobTables.ById(session, "64.02", id, default);
        Assert.Equal(("failed", "cell-too-long"), (job!.State, job.Reason));
        Assert.Equal("refused", (await IntakeTables.ById(session, "64.02", id, default))!.State);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_when_it_is_received_and_not_kept()
    {
        await using var test = await IntakeTest.Fresh();

        var refused = await Receive(test, test.File("Rapat koordinasi\n"));

        Assert.Equal("no-list-found", refused.Refusal?.Reason);
        Assert.Equal(0, await test.Count("stored_part"));
    }

    [Fact]
    public async Task The_bytes_of_a_kept_file_are_not_to_be_read_in_the_database()
    {
        await using var test = await IntakeTest.Fresh();
        await Queue(test, test.File(Mixed(5)));

        await using var session = await test.Db.Read(default);
        var content = await session.One<byte[]>("select content from stored_part");
        Assert.DoesNotContain("Orang", System.Text.Encoding.Latin1.GetString(content), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_database_refuses_sums_that_do_not_add_up(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await Queue(test, test.File(Mixed(5)));
        await WorkAll(test.Db);

        await using var session = await test.Db.Write(default);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            session.Run("update submission set accepted = accepted + 1")
        );
    }

    internal static async Task<Guid> Queue(IntakeTest test, string path)
    {
        var received = (await Receive(test, path)).Value;
        var request = new QueueFile.Request(TestDb.Kukar, received.File, "distransnaker", "pekerja-rentan");
        return (await QueueFile.Handle(request, IntakeTest.Console, test.Db, TestDb.Now, default)).Value.Submission;
    }

    internal static async Task WorkAll(Db db)
    {
        var runner = new JobRunner(db, Serve.Jobs, TimeProvider.System);
        while (await HasOpen(db))
        {
            if (!await runner.WorkNext(default))
                await Task.Delay(20); // somebody else has it
        }
    }

    private static async Task<bool> HasOpen(Db db)
    {
        await using var session = await db.Read(default);
        return await session.One<long>("select count(*) from job where state in ('queued', 'running')") > 0;
    }

    private static async Task<Result<ReceiveFile.Answer>> Receive(IntakeTest test, string path)
    {
        await using var file = File.OpenRead(path);
        var name = Path.GetFileName(path);
        return await ReceiveFile.Handle(
            new(TestDb.Kukar, "distransnaker", "pekerja-rentan", name, file),
            IntakeTest.Console,
            test.Db,
            TestDb.Now,
            default
        );
    }

    private static async Task RunUntilCut(Db db, CancellationToken cut)
    {
        try
        {
            await new JobRunner(db, Serve.Jobs, TimeProvider.System).WorkNext(cut);
        }
        catch (OperationCanceledException)
        {
            // Cut off while it looked for work.
        }
    }

    private static async Task<bool> IsOver(Db db, Guid id)
    {
        await using var session = await db.Read(default);
        return (await JobTables.ById(session, "64.02", id, default))!.IsOver;
    }

    private static async Task<List<string>> OutcomesOf(Db db, Guid submission)
    {
        await using var session = await db.Read(default);
        return await session.List<string>(
            "select row_number || ' ' || outcome || ' ' || coalesce(reason, '') from submission_row "
                + "where submission_id = @submission order by row_number",
            new { submission }
        );
    }

    private static async Task<string> SumsOf(Db db, Guid id)
    {
        await using var session = await db.Read(default);
        return await session.One<string>(
            "select state || ' ' || rows_read || ' ' || accepted || ' ' || merged || ' ' || waiting || ' ' || rejected "
                + "|| ' ' || ignored from submission where id = @id",
            new { id }
        );
    }

    /// <summary>
    /// People with sound numbers, and every so often one without, one twice, one doubtful, one hopeless.
    /// </summary>
    internal static string Mixed(int rows)
    {
        var text = new System.Text.StringBuilder(IntakeTest.Heading).Append('\n');
        for (var i = 1; i <= rows; i++)
        {
            var (day, month, year, serial) = (1 + (i % 28), 1 + (i / 28 % 12), 60 + (i % 37), 1 + (i / 336));
            var nik = string.Create(CultureInfo.InvariantCulture, $"640206{day:00}{month:00}{year}{serial:0000}");
            var (name, born) = (Name(i), string.Create(CultureInfo.InvariantCulture, $"{day:00}-{month:00}-19{year}"));
            (nik, name, born) = (i % 50) switch
            {
                3 => ("", name, born),
                5 => ("6.40206E+15", Name(i - 1), born),
                7 => ("", "", ""),
                8 => ("640206" + nik[6..12] + "00", name, born),
                9 => (nik[..15] + (nik[15] == '9' ? '8' : '9'), name, born),
                _ => (nik, name, born),
            };
            text.Append(CultureInfo.InvariantCulture, $"{i};{nik};{name};;{born};L;Loa Ipuh Darat;Tenggarong;petani\n");
        }

        return text.ToString();
    }

    private static string Name(int i) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Orang {(char)('A' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676 % 26))}ni"
        );
}
