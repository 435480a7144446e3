using System.Text;
using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Intake;

public sealed class ExportTests
{
    private const string Good = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Bad = "2;640206170880900;=Basran;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Outcomes_tell_every_row_and_keep_numbers_masked(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Good, Bad, ";;JUMLAH;;;;;;");

        var lines = await Outcomes(test, null);

        Assert.Equal("file,sheet,row,outcome,reason,person,nik,birth_date,sex,village", lines[0]);
        Assert.Equal("daftar.csv,,1,ignored,title-row,,,,,", lines[1]);
        Assert.Matches(@"^daftar\.csv,,2,accepted,,[0-9a-f-]{36},6402\*{8}9001,1980-08-17,L,Loa Ipuh Darat$", lines[2]);
        Assert.Equal("daftar.csv,,3,waiting,nik-length,,***************,1970-02-01,L,Loa Ipuh Darat", lines[3]);
        Assert.StartsWith("daftar.csv,,4,ignored,total-row", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_in_full_need_a_reason_that_is_kept()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(Good);

        var lines = await Outcomes(test, "pemeriksaan Inspektorat 2021");

        Assert.Contains("6402061708809001", lines[2], StringComparison.Ordinal);
        await using var session = await test.Db.Read(default);
        var detail = await session.One<string>("select detail from audit_event where action = 'people.reveal'");
        Assert.Equal("pemeriksaan Inspektorat 2021", detail);
        var request = new ExportOutcomes.Request(TestDb.Kukar, null, "x");
        var refused = await ExportOutcomes.Handle(
            request,
            Stream.Null,
            IntakeTest.Console,
            test.Db,
            TestDb.Now,
            default
        );
        Assert.Equal("reason-too-short", refused.Refusal?.Reason);
    }

    [Fact]
    public async Task The_list_of_errors_holds_the_rows_to_mend_and_can_be_sent_again()
    {
        await using var test = await IntakeTest.Fresh();
        var first = await test.Rows(Good, Bad);
        var output = new MemoryStream();
        var request = new ExportErrors.Request(TestDb.Kukar, first.Id);

        var made = (await ExportErrors.Handle(request, output, IntakeTest.Console, test.Db, TestDb.Now, default)).Value;

        Assert.Equal(1, made.Rows);
        output.Position = 0;
        using var book = Spreadsheet.Open(output, "perbaikan.xlsx").Value;
        var rows = book
            .Sheets.First()
            .Rows.Select(row => row.Cells.ToArray().Select(cell => cell.Text).ToList())
            .ToList();
        Assert.Equal(["Yang perlu diperbaiki", "Baris asal"], rows[0][^2..]);
        Assert.Equal("=Basran", rows[1][2]);
        Assert.Equal("NIK tidak 16 angka; periksa KTP", rows[1][^2]);

        var path = Path.Combine(Path.GetDirectoryName(test.File(""))!, "perbaikan.xlsx");
        await File.WriteAllBytesAsync(path, output.ToArray());
        var again = (await test.Submit(path)).Value;
        Assert.Equal((1, 1), (again.Rows, again.Waiting));
    }

    [Theory]
    [InlineData(Role.Treasurer, null, "not-allowed")]
    [InlineData(Role.AgencyOperator, "dpmd", "not-found")]
    public async Task Another_agencys_submission_is_as_good_as_absent(Role role, string? agency, string reason)
    {
        await using var test = await IntakeTest.Fresh();
        var made = await test.Rows(Good, Bad);
        var actor = TestDb.ActorAs(role, agency: agency);

        var shown = await ShowSubmission.Handle(new(TestDb.Kukar, made.Id), actor, test.Db, default);
        var errors = await ExportErrors.Handle(
            new(TestDb.Kukar, made.Id),
            Stream.Null,
            actor,
            test.Db,
            TestDb.Now,
            default
        );

        Assert.Equal(reason, shown.Refusal?.Reason);
        Assert.Equal(reason, errors.Refusal?.Reason);
    }

    private static async Task<string[]> Outcomes(IntakeTest test, string? unmask)
    {
        var output = new MemoryStream();
        var request = new ExportOutcomes.Request(TestDb.Kukar, null, unmask);
        var answer = await ExportOutcomes.Handle(request, output, IntakeTest.Console, test.Db, TestDb.Now, default);
        Assert.False(answer.IsRefused);
        var text = Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF');
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();
    }
}
