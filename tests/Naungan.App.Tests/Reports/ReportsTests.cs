using System.Text;
using System.Text.Json;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Reports;
using Naungan.App.Tests.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Reports;

public sealed class ReportsTests
{
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier);
    private static readonly ReportQuery _query = new(TestDb.Kukar, 2021, MoneyWorld.October, new(2021, 10, 31));

    public static TheoryData<string, DbKind> EveryReport
    {
        get
        {
            var all = new TheoryData<string, DbKind>();
            foreach (var kind in ReportCatalogue.All)
            {
                all.Add(kind.Name, DbKind.Sqlite);
                all.Add(kind.Name, DbKind.Postgres);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryReport))]
    public async Task Each_report_is_the_same_bytes_twice_and_carries_one_hash_in_every_format(string name, DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 3);
        await world.Money.AddPeople(MoneyWorld.Programme, 1);
        var hashes = new HashSet<string>();
        foreach (var format in ReportFormat.All)
        {
            var (first, bytes) = await Export(world.Db, name, format);
            var (second, again) = await Export(world.Db, name, format);
            Assert.Equal(bytes, again);
            Assert.Equal(first, second);
            Assert.NotEmpty(bytes);
            hashes.Add(first.Sha256);
        }

        var hash = Assert.Single(hashes);
        Assert.Equal(1, await world.Money.Ask<int>("select count(*) from report_export"));
        var known = await CheckReport.Handle(hash.ToUpperInvariant(), Actor.Resident(default), world.Db, default);
        Assert.Equal(ReportCatalogue.Named(name)!.Title, known.Value.Title);
        var wrong = (hash[0] == '0' ? '1' : '0') + hash[1..];
        var unknown = await CheckReport.Handle(wrong, Actor.Resident(default), world.Db, default);
        Assert.Equal("report-unknown", unknown.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Money_in_the_reports_is_the_money_of_the_run(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 3);
        var amount = await world.Money.Ask<long>("select cast(sum(amount) as bigint) from run_line");

        var recap = (await Make(world.Db, "run-recap")).Tables[0].Rows[0];
        var budget = (await Make(world.Db, "budget-realisation")).Tables[0];
        var minutes = (await Make(world.Db, "reconciliation-minutes")).Tables[0];

        Assert.Equal(amount, recap[7]);
        Assert.Equal(amount, (long)recap[5]! + (long)recap[6]!);
        Assert.Equal(amount, budget.Rows.Sum(row => (long)row[9]!));
        Assert.All(budget.Rows, row => Assert.Equal((long)row[6]!, (long)row[9]! + (long)row[10]!));
        Assert.Equal(amount, minutes.Rows.Sum(row => (long)row[4]!));
        Assert.All(minutes.Rows, row => Assert.Equal("Diterima", row[2]));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Whoever_is_not_paid_is_named_with_the_reason(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 2);
        await world.Money.AddPeople(MoneyWorld.Programme, 1);

        var report = await Make(world.Db, "not-paid");
        var november = await Make(world.Db, "not-paid", _query with { Month = new Month(2021, 11) });

        Assert.Equal(["Tidak masuk tagihan bulan ini", 1L], report.Tables[0].Rows[0]);
        Assert.Equal("Orang 2", report.Tables[1].Rows[0][0]);
        Assert.Equal(["Tagihan bulan ini belum dihitung", 3L], november.Tables[0].Rows[0]);
    }

    [Fact]
    public async Task Who_is_in_arrears_is_named_once_states_were_followed()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 2);
        await world.Money.AddPeople(MoneyWorld.Programme, 1);
        Assert.Empty((await Make(world.Db, "enrolment-states")).Tables[1].Rows);
        var follow = new App.Enrolments.FollowStates.Request(TestDb.Kukar, new DateOnly(2021, 11, 20));
        var verifier = TestDb.ActorAs(Role.Verifier);
        var law = App.Law.LawFiles.Shipped;
        Assert.Null(
            (await App.Enrolments.FollowStates.Handle(follow, verifier, world.Db, law, TestDb.Now, default)).Refusal
        );

        var report = await Make(world.Db, "enrolment-states");

        Assert.Equal(
            ["Ditetapkan 1", "Menunggak 2"],
            report.Tables[0].Rows.Select(row => $"{row[1]} {row[2]}").Order()
        );
        Assert.Equal(["Orang 0", "Orang 1"], report.Tables[1].Rows.Select(row => (string)row[0]!));
    }

    [Theory]
    [InlineData("2021-10-31", 2, 1)]
    [InlineData("2022-01-31", 2, 1)]
    [InlineData("2022-02-01", 0, 3)]
    public async Task Cover_in_the_report_is_cover_by_law(string day, long covered, long open)
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 2);
        await world.Money.AddPeople(MoneyWorld.Programme, 1);

        var report = await Make(world.Db, "coverage-gap", _query with { On = DateOnly.Parse(day, null) });

        Assert.Equal((3L, covered, open), Counts(report.Tables[0].Rows[0]));
        Assert.All(report.Tables, table => Assert.Equal(covered, table.Rows.Sum(row => (long)row[2]!)));
    }

    [Fact]
    public async Task A_share_needs_its_denominator_and_more_than_all_is_a_fault_of_it()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 3);

        var without = await Make(world.Db, "indicators");
        await world.Money.Sql(
            "insert into workforce (region_code, year, segment, workers, source, recorded_by, recorded_at) values "
                + "('64.02', 2021, 'bpu', 2, 'uji', 'uji', '2021-01-01'), ('64.02', 2021, 'vulnerable', 6, 'uji', 'uji', "
                + "'2021-01-01')"
        );
        var with = await Make(world.Db, "indicators");

        Assert.All(without.Tables[0].Rows, row => Assert.Null(row[5]));
        Assert.Equal(3, without.Remarks.Count);
        Assert.Equal(15_000L, with.Tables[0].Rows[0][5]);
        Assert.Equal(5_000L, with.Tables[0].Rows[2][5]);
        Assert.Contains(with.Remarks, line => line.Contains("lebih dari seratus persen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NIKs_are_masked_unless_a_reason_is_kept()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        var (_, masked) = await Export(world.Db, "people-by-address", "csv");
        var (open, clear) = await Export(world.Db, "people-by-address", "csv", "Pencocokan dengan Dukcapil");

        Assert.DoesNotContain(MoneyWorld.Nik(0), Encoding.UTF8.GetString(masked), StringComparison.Ordinal);
        Assert.Contains(MoneyWorld.Nik(0), Encoding.UTF8.GetString(clear), StringComparison.Ordinal);
        Assert.False(open.IsMasked);
        var kept = await world.Money.Ask<string>("select detail from audit_event where action = 'reports.unmask'");
        Assert.Contains("Pencocokan dengan Dukcapil", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(0), kept, StringComparison.Ordinal);
        Assert.Equal("reason-missing", (await Try(world.Db, "people-by-address", "csv", "  ")).Refusal?.Reason);
        var withNik = "karena " + MoneyWorld.Nik(0);
        Assert.Equal("reason-holds-number", (await Try(world.Db, "people-by-address", "csv", withNik)).Refusal?.Reason);
    }

    [Theory]
    [InlineData(Role.VillageOperator, "run-recap", "not-allowed")]
    [InlineData(Role.Treasurer, "people-by-address", "not-allowed")]
    [InlineData(Role.Verifier, "lain", "not-found")]
    public async Task A_report_opens_by_its_own_right(Role role, string name, string reason)
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role);

        var answer = await MakeReport.Handle(new(name, _query), actor, world.Db, LawFiles.Shipped, default);
        var abroad = _query with { Region = RegionCode.Parse("64.08") };
        var other = await MakeReport.Handle(new("run-recap", abroad), _verifier, world.Db, LawFiles.Shipped, default);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Equal("not-allowed", other.Refusal?.Reason);
    }

    [Fact]
    public async Task A_village_operator_sees_the_people_of_the_village_and_an_agency_its_own()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 3);
        await world.Money.Sql(
            "update person set village_code = '64.02.06.2001' where id = @id",
            new { id = world.Money.People[1] }
        );
        var village = new Actor("desa", Role.VillageOperator, TestDb.Kukar, Village: RegionCode.Parse("64.02.06.2001"));
        var mine = TestDb.ActorAs(Role.AgencyOperator, agency: "distransnaker");
        var other = TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd");

        async Task<int> Rows(Actor actor) =>
            (await MakeReport.Handle(new("people-by-address", _query), actor, world.Db, LawFiles.Shipped, default))
                .Value
                .RowCount;

        Assert.Equal((1, 3, 0), (await Rows(village), await Rows(mine), await Rows(other)));
        var within = await Make(world.Db, "people-by-address", _query with { Village = "64.02.06" });
        Assert.Equal("Orang 1", Assert.Single(within.Tables[0].Rows)[0]);
    }

    [Fact]
    public async Task A_workbook_and_a_JSON_file_can_be_read_back()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 3);
        var (_, xlsx) = await Export(world.Db, "people-by-address", "xlsx");
        var (done, json) = await Export(world.Db, "people-by-address", "json");

        using var sheets = Spreadsheet.Open(new MemoryStream(xlsx), "laporan.xlsx").Value;
        Assert.Equal(6, sheets.Sheets.First().Rows.Count(row => !row.IsEmpty) + 1);
        using var read = JsonDocument.Parse(json);
        Assert.Equal(done.Sha256, read.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(3, read.RootElement.GetProperty("tables")[0].GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task The_pages_are_guarded_and_a_download_comes_whole()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/reports", refused: null, Role.Auditor, secret: null);
        await web.AssertPageIsGuarded("/reports/show?nama=run-recap", Role.VillageOperator, Role.Treasurer, null);
        var client = await web.SignedIn(Role.Treasurer);
        var answer = await TestWeb.Post(
            client,
            "/reports/show?nama=run-recap",
            new() { ["nama"] = "run-recap", ["Format"] = "pdf" }
        );
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var page = await web.Anonymous().GetStringAsync(new Uri("/laporan/abc", UriKind.Relative));
        Assert.Contains("64 angka dan huruf", page, StringComparison.Ordinal);
    }

    private static (long, long, long) Counts(IReadOnlyList<object?> row) =>
        ((long)row[1]!, (long)row[2]!, (long)row[3]!);

    private static async Task<Report> Make(Db db, string name, ReportQuery? query = null)
    {
        var made = await MakeReport.Handle(new(name, query ?? _query), _verifier, db, LawFiles.Shipped, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return made.Value;
    }

    private static Task<Result<ExportReport.Answer>> Try(Db db, string name, string format, string? reason) =>
        ExportReport.Handle(
            new(name, _query, format, reason),
            _verifier,
            db,
            LawFiles.Shipped,
            Stream.Null,
            TestDb.Now,
            default
        );

    private static async Task<(ExportReport.Answer Answer, byte[] File)> Export(
        Db db,
        string name,
        string format,
        string? reason = null
    )
    {
        using var file = new MemoryStream();
        var request = new ExportReport.Request(name, _query, format, reason, "https://naungan.contoh.go.id");
        var made = await ExportReport.Handle(request, _verifier, db, LawFiles.Shipped, file, TestDb.Now, default);
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return (made.Value, file.ToArray());
    }
}
