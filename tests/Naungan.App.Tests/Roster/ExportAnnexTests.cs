using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Roster;
using static Naungan.App.Tests.Programmes.TestProgrammes;
using static Naungan.App.Tests.Roster.TestRoster;

namespace Naungan.App.Tests.Roster;

public sealed class ExportAnnexTests
{
    [Theory]
    [InlineData(null, "6402********0002")]
    [InlineData("dikirim ke BPJS untuk pendaftaran", "6402010101800002")]
    public async Task The_workbook_lists_everybody_and_shows_a_NIK_only_with_a_reason(string? reason, string nik)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Sealed(test.Db, [Fine(1), Fine(2) with { Name = "=1+1" }]);
        using var file = new MemoryStream();

        var answer = await ExportAnnex.Handle(
            new(TestDb.Kukar, Number, reason),
            Verifier,
            test.Db,
            file,
            TestDb.Now,
            default
        );

        Assert.Equal((2, reason is null), (answer.Value.Rows, answer.Value.IsMasked));
        var rows = Cells(file);
        Assert.Contains("No|Nama|NIK|Tanggal lahir|Alamat|Desa/kelurahan|Kecamatan|Pekerjaan/jabatan", rows);
        Assert.Equal(reason is null, !rows.Exists(row => row.Contains("6402010101800002", StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.Contains("Orang 00001|" + nik, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("=1+1|", StringComparison.Ordinal));
        Assert.Contains("Jumlah|2", rows);
        await using var session = await test.Db.Read(default);
        Assert.Equal(
            reason is null ? "roster.export: NIK disamarkan" : "roster.unmask: alasan: " + reason,
            await session.Maybe<string>(
                "select action || ': ' || detail from audit_event order by sequence desc limit 1"
            )
        );
    }

    [Fact]
    public async Task The_paper_has_a_page_count_and_is_the_same_twice()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Sealed(test.Db, [.. Enumerable.Range(1, 90).Select(n => Fine(n))]);
        var request = new ExportAnnex.Request(TestDb.Kukar, Number, AsPdf: true);
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        var answer = await ExportAnnex.Handle(request, Verifier, test.Db, first, TestDb.Now, default);
        await ExportAnnex.Handle(request, Verifier, test.Db, second, TestDb.Now.AddDays(1), default);

        Assert.Equal((90, true), (answer.Value.Rows, answer.Value.IsMasked));
        var bytes = first.ToArray();
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(bytes, 0, 5));
        Assert.Matches("/Type/Pages/Count [3-9]", Encoding.Latin1.GetString(bytes));
        Assert.Equal(bytes, second.ToArray());
    }

    [Theory]
    [InlineData(Role.Verifier, "pendek", "reason-missing")]
    [InlineData(Role.Verifier, "untuk 6402010101800002 saja", "reason-holds-number")]
    [InlineData(Role.AgencyOperator, "dikirim ke BPJS untuk pendaftaran", "not-allowed")]
    public async Task Unmasking_needs_the_right_and_a_reason_without_numbers(Role role, string reason, string refused)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Sealed(test.Db, [Fine(1)]);
        using var file = new MemoryStream();
        var actor = TestDb.ActorAs(role, "pengunduh", role == Role.AgencyOperator ? "distransnaker" : null);

        var answer = await ExportAnnex.Handle(
            new(TestDb.Kukar, Number, reason),
            actor,
            test.Db,
            file,
            TestDb.Now,
            default
        );

        Assert.Equal((refused, 0), (answer.Refusal?.Reason, file.Length));
    }

    [Fact]
    public async Task A_draft_and_another_agency_s_decree_cannot_be_exported()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Verified(test.Db, [Fine(1)]);
        await DraftNow(test.Db);
        using var file = new MemoryStream();
        var request = new ExportAnnex.Request(TestDb.Kukar, Number);
        var other = TestDb.ActorAs(Role.AgencyOperator, "lain", "dpmd");

        var draft = await ExportAnnex.Handle(request, Verifier, test.Db, file, TestDb.Now, default);
        var hidden = await ExportAnnex.Handle(request, other, test.Db, file, TestDb.Now, default);

        Assert.Equal(("decree-not-sealed", "not-found"), (draft.Refusal?.Reason, hidden.Refusal?.Reason));
    }

    private static List<string> Cells(MemoryStream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the reader asks for an old Windows code page
        file.Position = 0;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
            Assert.Contains(zip.Entries, entry => entry.FullName == "xl/worksheets/sheet2.xml");
        file.Position = 0;
        using var reader = ExcelReaderFactory.CreateReader(file);
        var rows = new List<string>();
        do
        {
            while (reader.Read())
            {
                var cells = Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
                rows.Add(string.Join('|', cells).TrimEnd('|'));
            }
        } while (reader.NextResult());
        return rows;
    }
}
