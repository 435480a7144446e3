using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Intake;

public sealed class CorrectionTests
{
    private const string Rahman = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Lost = "2;6.40206E+15;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani";
    private const string Nameless = "3;6402060303759003;;;03-03-1975;L;Loa Ipuh Darat;Tenggarong;petani";
    private const string Mended = "2;6402060102709002;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Only_what_differs_is_worked_and_takes_the_place_of_what_waited(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var first = await Send(test, null, Rahman, Lost, Nameless);

        var second = await Send(test, first, Rahman, Mended, Nameless);

        Assert.Equal("ignored:unchanged", await test.OutcomeOf(second, 2));
        Assert.Equal("accepted", await test.OutcomeOf(second, 3));
        Assert.Equal("ignored:unchanged", await test.OutcomeOf(second, 4));
        Assert.Equal("rejected:superseded", await test.OutcomeOf(first, 3));
        Assert.Equal("rejected:no-name", await test.OutcomeOf(first, 4)); // still to be mended, in the version before
        Assert.Equal((2, first, 1), await VersionOf(test.Db, second));
        Assert.Equal(2, await test.Count("person"));
    }

    [Fact]
    public async Task The_list_of_errors_itself_can_be_mended_and_sent_back()
    {
        await using var test = await IntakeTest.Fresh();
        var first = await Send(test, null, Rahman, Nameless, Lost);
        var path = test.File("", "perbaikan.csv");
        await MendErrors(test, first, path);

        var second = await SendPath(test, first, path);

        Assert.Equal("rejected:superseded", await test.OutcomeOf(first, 4));
        Assert.Equal("rejected:no-name", await test.OutcomeOf(first, 3));
        Assert.Equal((2, first, 1), await VersionOf(test.Db, second));
    }

    [Fact]
    public async Task A_list_corrects_only_its_own_agencys_and_programmes_submission()
    {
        await using var test = await IntakeTest.Fresh();
        var first = await Send(test, null, Rahman);

        var refused = await SendFile.Handle(
            new(TestDb.Kukar, "dpmd", "ppnpn", test.File($"{IntakeTest.Heading}\n{Lost}\n"), Corrects: first),
            IntakeTest.Console,
            test.Db,
            TimeProvider.System,
            TextWriter.Null,
            default
        );

        Assert.Equal("not-found", refused.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_row_that_waits_is_settled_by_a_file_that_comes_later(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var first = await Send(test, null, Lost);
        Assert.Equal("waiting:nik-lost", await test.OutcomeOf(first, 2));

        await Send(test, null, Mended); // and the look is queued by itself
        await IntakeJobTests.WorkAll(test.Db);

        Assert.Equal("merged:same-person", await test.OutcomeOf(first, 2));
        var again = await LookAgainAtWaiting.Handle(new(TestDb.Kukar), IntakeTest.Console, test.Db, default);
        Assert.Equal((0, 0), (again.Value.Submissions, again.Value.Rows));
    }

    [Fact]
    public async Task Who_may_not_decide_may_not_have_rows_looked_at_again()
    {
        await using var test = await IntakeTest.Fresh();
        var actor = TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd");
        var refused = await LookAgainAtWaiting.Handle(new(TestDb.Kukar), actor, test.Db, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    private static Task<Guid> Send(IntakeTest test, Guid? corrects, params string[] rows) =>
        SendPath(test, corrects, test.File(string.Join('\n', [IntakeTest.Heading, .. rows])));

    private static async Task<Guid> SendPath(IntakeTest test, Guid? corrects, string path)
    {
        var request = new SendFile.Request(TestDb.Kukar, "distransnaker", "pekerja-rentan", path, Corrects: corrects);
        var sent = await SendFile.Handle(
            request,
            IntakeTest.Console,
            test.Db,
            TimeProvider.System,
            TextWriter.Null,
            default
        );
        Assert.False(sent.IsRefused, sent.Refusal?.Message);
        return sent.Value.Id;
    }

    /// <summary>Types the lost number anew, as the agency would, and keeps the rest as it came.</summary>
    private static async Task MendErrors(IntakeTest test, Guid submission, string path)
    {
        using var output = new MemoryStream();
        var request = new ExportErrors.Request(TestDb.Kukar, submission);
        var made = await ExportErrors.Handle(request, output, IntakeTest.Console, test.Db, TestDb.Now, default);
        Assert.Equal(2, made.Value.Rows);
        output.Position = 0;
        using var book = Spreadsheet.Open(output, "perbaikan.xlsx").Value;
        var rows = book
            .Sheets.First()
            .Rows.Select(row => string.Join(';', row.Cells.ToArray().Select(cell => $"\"{cell.Text}\"")));
        var text = string.Join('\n', rows).Replace("6.40206E+15", "6402060102709002", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text);
    }

    private static async Task<(int Version, Guid? Previous, int Rows)> VersionOf(Db db, Guid id)
    {
        await using var session = await db.Read(default);
        var made = await IntakeTables.ById(session, "64.02", id, default);
        return (made!.Version, made.PreviousId, made.RowsRead);
    }
}
