using System.Globalization;
using System.Text;
using Naungan.App.Intake;
using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Tests.Jobs;

namespace Naungan.App.Tests.Intake;

/// <summary>Lists that are wrong as a whole, and a disk that is full; see docs/bad-input.md.</summary>
public sealed class BadInputTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Identical_rows_without_end_make_one_person_and_each_is_counted(DbKind kind)
    {
        const int Rows = 30_000;
        await using var test = await IntakeTest.Fresh(kind);
        var text = new StringBuilder(IntakeTest.Heading).Append('\n');
        for (var i = 0; i < Rows; i++)
            text.Append("1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Petani\n");

        var answer = (await test.Submit(test.File(text.ToString()))).Value;

        Assert.Equal((Rows, 1, Rows - 1, 0), (answer.Rows, answer.Accepted, answer.Merged, answer.Rejected));
        Assert.Equal(1, await test.Count("person"));
        Assert.Equal(1, await test.Count("work"));
    }

    [Fact]
    public async Task A_list_of_headings_alone_is_taken_in_and_makes_nobody()
    {
        await using var test = await IntakeTest.Fresh();

        var answer = (await test.Submit(test.File(IntakeTest.Heading + "\n"))).Value;

        Assert.Equal((0, 1), (answer.Rows, answer.Ignored));
        Assert.Equal(0, await test.Count("person"));
    }

    [Fact]
    public async Task A_file_that_goes_on_as_another_agencys_list_is_the_senders_all_the_same()
    {
        await using var test = await IntakeTest.Fresh();
        string[] rows =
        [
            "DINAS TENAGA KERJA",
            IntakeTest.Heading,
            Person(1, "Rahman Hakim"),
            Person(2, "Basran Noor"),
            ";;;;;;;;",
            "DINAS PERIKANAN;;;;;;;;",
            IntakeTest.Heading,
            Person(3, "Yusuf Hamid"),
        ];

        var answer = (await test.Submit(test.File(string.Join('\n', rows)))).Value;

        var outcomes = new List<string?>();
        for (var row = 1; row <= rows.Length; row++)
            outcomes.Add(await test.OutcomeOf(answer.Id, row));
        Assert.Equal(
            "ignored:title-row ignored:title-row accepted accepted ignored:empty-row ignored:note-row "
                + "ignored:heading-row accepted",
            string.Join(' ', outcomes)
        );
        await using var session = await test.Db.Read(default);
        Assert.Equal("distransnaker", await session.One<string>("select distinct agency_code from work"));
    }

    [Fact]
    public async Task A_file_whose_columns_change_half_way_makes_nobody_of_what_it_misreads()
    {
        await using var test = await IntakeTest.Fresh();
        string[] rows =
        [
            IntakeTest.Heading,
            Person(1, "Rahman Hakim"),
            "DINAS PERIKANAN;;;;;;;;",
            "No;Nama;NIK;Tempat Lahir;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan",
            "1;Yusuf Hamid;6402063112809003;;31-12-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan",
        ];

        var answer = (await test.Submit(test.File(string.Join('\n', rows)))).Value;

        Assert.Equal(1, answer.Accepted);
        Assert.Equal("rejected:no-name", await test.OutcomeOf(answer.Id, 5));
    }

    [Fact]
    public async Task A_disk_full_while_a_file_is_received_keeps_nothing_and_says_what_to_do()
    {
        await using var test = await IntakeTest.Fresh();
        var path = test.File(IntakeJobTests.Mixed(30_000));
        await test.Rows(Person(1, "Rahman Hakim")); // regions are loaded by the first list
        await Room(test.Db, pages: 100);

        await using var content = File.OpenRead(path);
        var request = new ReceiveFile.Request(TestDb.Kukar, "distransnaker", "pekerja-rentan", "daftar.csv", content);
        var refused = await ReceiveFile.Handle(request, IntakeTest.Console, test.Db, TestDb.Now, default);

        Assert.Equal("disk-full", refused.Refusal?.Reason);
        Assert.Contains("kirim berkas yang sama", refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(0, await test.Count("stored_file"));

        await Room(test.Db, pages: int.MaxValue);
        await IntakeJobTests.Queue(test, path);
        await IntakeJobTests.WorkAll(test.Db);
        Assert.Equal(30_003, await test.Count("submission_row"));
    }

    [Fact]
    public async Task A_disk_full_while_a_file_is_taken_in_keeps_whole_pieces_and_goes_on_when_there_is_room()
    {
        await using var test = await IntakeTest.Fresh();
        var text = IntakeJobTests.Mixed(12_000);
        var id = await IntakeJobTests.Queue(test, test.File(text));
        await Room(test.Db, pages: 1500);
        var clock = new SetClock(TestDb.Now);
        for (var i = 0; i < 5; i++)
        {
            await new JobRunner(test.Db, Serve.Jobs, clock).WorkNext(default);
            clock.Add(TimeSpan.FromMinutes(2));
        }

        await using (var session = await test.Db.Read(default))
        {
            var job = await JobTables.ById(session, "64.02", id, default);
            Assert.Equal(("failed", "disk-full"), (job!.State, job.Reason));
            Assert.Contains("Lanjutkan", job.Message, StringComparison.Ordinal);
            var half = await session.One<long>(
                "select count(*) from submission s where s.rows_read <> (select count(*) from submission_row r "
                    + "where r.submission_id = s.id and r.outcome <> 'ignored')"
            );
            Assert.Equal(0, half);
        }

        await Room(test.Db, pages: int.MaxValue);
        Assert.Equal(id, await IntakeJobTests.Queue(test, test.File(text))); // the same list again goes on
        await IntakeJobTests.WorkAll(test.Db);
        Assert.Equal(12_001, await test.Count("submission_row"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_upload_never_confirmed_is_forgotten_after_its_days_and_one_on_its_way_is_not(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await Receive(test, IntakeJobTests.Mixed(10));
        await IntakeJobTests.Queue(test, test.File(IntakeJobTests.Mixed(20))); // nobody works it

        await Day(test.Db, TestDb.Now.AddDays(3));
        Assert.Equal(2, await test.Count("stored_file"));

        await Day(test.Db, TestDb.Now.AddDays(9));

        Assert.Equal((1, 1), (await test.Count("stored_file"), await test.Count("stored_part")));
        await IntakeJobTests.WorkAll(test.Db);
        Assert.Equal(21, await test.Count("submission_row"));
    }

    private static string Person(int serial, string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{serial};640206170880{serial:0000};{name};;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan"
        );

    private static async Task Receive(IntakeTest test, string text)
    {
        await using var content = File.OpenRead(test.File(text));
        var request = new ReceiveFile.Request(TestDb.Kukar, "distransnaker", "pekerja-rentan", "daftar.csv", content);
        Assert.False((await ReceiveFile.Handle(request, IntakeTest.Console, test.Db, TestDb.Now, default)).IsRefused);
    }

    /// <summary>The day's look at uploads, alone, as the daily clock asks for it.</summary>
    private static async Task Day(Db db, DateTimeOffset now)
    {
        await DailyClock.Ask(db, now, default);
        var works = new[] { new DailyWork(ForgetUploads.Kind, ForgetUploads.Daily) };
        await new JobRunner(db, [DailyJob.Of(works)], new SetClock(now)).Work(TestDb.Kukar, await DailyOf(db), default);
    }

    private static async Task<Guid> DailyOf(Db db)
    {
        await using var session = await db.Read(default);
        return await session.One<Guid>("select id from job where kind = 'daily' and state = 'queued'");
    }

    /// <summary>Pages the one writer of SQLite may use beyond those there are: a disk that is full.</summary>
    private static async Task Room(Db db, int pages)
    {
        await using var session = await db.Write(default);
        var used = await session.One<long>("pragma page_count");
        await session.One<long>($"pragma max_page_count = {Math.Min(used + pages, 1_073_741_823)}");
        await session.Commit();
    }
}
