using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Intake;

/// <summary>A database with two programmes, and lists written as CSV on the spot. All people are invented.</summary>
internal sealed class IntakeTest : IAsyncDisposable
{
    internal const string Heading = "No;NIK;Nama;Tempat Lahir;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan";
    private readonly TestDb? _test;
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-intake-").FullName;
    private int _files;

    private IntakeTest(Db db, TestDb? test) => (Db, _test) = (db, test);

    internal Db Db { get; }

    internal static Actor Console { get; } = Actor.AtConsole(TestDb.Kukar, "uji");

    internal static async Task<IntakeTest> Fresh(DbKind kind = DbKind.Sqlite)
    {
        var fresh = await TestDb.Fresh(kind);
        await AddProgrammes(fresh.Db);
        return new IntakeTest(fresh.Db, fresh);
    }

    /// <summary>Lists for a database that is another's, such as a web server's.</summary>
    internal static Task<IntakeTest> On(Db db) => Task.FromResult(new IntakeTest(db, null));

    internal static async Task AddProgrammes(Db db)
    {
        await using var session = await db.Write(default);
        await session.Run(
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@code, 'pekerja-rentan', 'Pekerja rentan', 'bpu', 'jkk,jkm', 'distransnaker', 2, "
                + "'uji', @Now), (@code, 'ppnpn', 'PPNPN', 'pu', 'jkk,jkm', 'dpmd', 1, 'uji', @Now)",
            new { code = TestDb.Kukar.Code, TestDb.Now }
        );
        string[] categories =
        [
            "pekerja-rentan/petani/Petani",
            "pekerja-rentan/perikanan_nelayan/Perikanan nelayan",
            "pekerja-rentan/pedagang/Pedagang",
            "ppnpn/rt/Ketua RT",
            "ppnpn/bpd/Anggota BPD",
        ];
        await session.BulkInsert(
            "category",
            ["region_code", "programme_code", "code", "name", "sort"],
            categories.Select(
                (text, i) =>
                    text.Split('/') is var parts ? new object?[] { "64.02", parts[0], parts[1], parts[2], i } : []
            )
        );
        await session.Commit();
    }

    internal string File(string text, string name = "daftar.csv")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, (++_files).ToString("00")));
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    internal Task<Result<SubmitFile.Answer>> Submit(
        string path,
        string agency = "distransnaker",
        string programme = "pekerja-rentan",
        Actor? actor = null
    ) =>
        SubmitFile.Handle(
            new(TestDb.Kukar, agency, programme, path, Path.GetFileName(path)),
            actor ?? Console,
            Db,
            TestDb.Now,
            default
        );

    /// <summary>Takes in rows under the usual heading.</summary>
    internal async Task<SubmitFile.Answer> Rows(params string[] rows) =>
        (await Submit(File(string.Join('\n', [Heading, .. rows])))).Value;

    internal async Task<string?> OutcomeOf(Guid submission, int row)
    {
        await using var session = await Db.Read(default);
        return await session.Maybe<string>(
            "select outcome || coalesce(':' || reason, '') from submission_row where submission_id = @submission "
                + "and row_number = @row",
            new { submission, row }
        );
    }

    internal async Task<long> Count(string table)
    {
        await using var session = await Db.Read(default);
        return await session.One<long>($"select count(*) from {table}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_test is not null)
            await _test.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
