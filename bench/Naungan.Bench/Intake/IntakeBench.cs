using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using Microsoft.Data.Sqlite;
using Naungan.App.Intake;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.App.Tests;
using Naungan.Core.Identity;

namespace Naungan.Bench.Intake;

/// <summary>
/// A list from file to stored, checked and matched, beside the least that could be done with its rows: a raw prepared
/// insert (SQLite), a raw COPY (PostgreSQL, when a connection is named), ExcelDataReader alone (XLSX). Wall and
/// processor seconds; ratios are of one run.
/// </summary>
public static class IntakeBench
{
    private const int WorkbookRows = 100_000;
    private static readonly RegionCode _kukar = RegionCode.Parse("64.02");
    private static readonly Actor _actor = Actor.AtConsole(_kukar, "bench");

    /// <param name="args">Rows of the CSV file, then which of sqlite, postgres, xlsx; all when none is named.</param>
    public static async Task Run(string[] args)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        string[] parts = args.Length > 1 ? args[1..] : ["sqlite", "postgres", "xlsx"];
        var folder = Directory.CreateTempSubdirectory("naungan-bench-").FullName;
        try
        {
            var csv = Path.Combine(folder, "daftar.csv");
            ListMaker.Csv(csv, rows);
            if (parts.Contains("sqlite"))
                await Embedded(folder, csv);
            if (parts.Contains("postgres"))
                await OnServer(await ScratchPostgres.FreshDatabase() + ";Command Timeout=600", csv);
            if (parts.Contains("xlsx"))
                await Workbook(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Embedded(string folder, string csv)
    {
        await using var db = await Fresh(Db.InFolder(Path.Combine(folder, "a")));
        var ours = await Timed("SQLite: file to stored, checked, matched", () => Submit(db, csv));
        var raw = await Timed("SQLite: raw prepared insert", () => RawInsert(csv, Path.Combine(folder, "raw.db")));
        Ratio("SQLite", ours, raw);
        await Search(db);
    }

    private static async Task OnServer(string connection, string csv)
    {
        await using var db = await Fresh(Db.OnServer(connection, Vault.InMemory()));
        var ours = await Timed("PostgreSQL: file to stored, checked, matched", () => Submit(db, csv));
        var raw = await Timed("PostgreSQL: raw COPY of the file", () => RawCopy(connection, csv));
        Ratio("PostgreSQL", ours, raw);
        await Search(db);
    }

    private static async Task Workbook(string folder)
    {
        var path = Path.Combine(folder, "daftar.xlsx");
        ListMaker.Xlsx(path, WorkbookRows);
        await using var db = await Fresh(Db.InFolder(Path.Combine(folder, "b")));
        var ours = await Timed("XLSX of 100,000: file to stored, checked, matched", () => Submit(db, path));
        var bare = await Timed("XLSX of 100,000: ExcelDataReader alone", () => Task.Run(() => ReadBare(path)));
        Ratio("XLSX", ours, bare);
    }

    private static async Task<Db> Fresh(Db db)
    {
        await Migrate.ToLatest(db, TimeProvider.System.GetUtcNow(), default);
        await LoadRegions.WhenEmpty(db, default);
        await using var session = await db.Write(default);
        var now = TimeProvider.System.GetUtcNow();
        string[] rows =
        [
            "insert into government (region_code, name, created_at) values ('64.02', 'Bench', @now)",
            "insert into agency (region_code, code, name) values ('64.02', 'dinas', 'Dinas')",
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values ('64.02', 'rentan', 'Rentan', 'bpu', 'jkk,jkm', 'dinas', 1, 'bench', @now)",
            "insert into category (region_code, programme_code, code, name, sort) values "
                + "('64.02', 'rentan', 'petani', 'Petani', 1), ('64.02', 'rentan', 'pedagang', 'Pedagang', 2)",
        ];
        foreach (var row in rows)
            await session.Run(row, new { now });
        await session.Commit();
        return db;
    }

    private static async Task Submit(Db db, string path)
    {
        var request = new SubmitFile.Request(_kukar, "dinas", "rentan", path, Path.GetFileName(path));
        var made = await SubmitFile.Handle(request, _actor, db, TimeProvider.System.GetUtcNow(), default);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"    {made.Value.Rows} rows: {made.Value.Accepted} accepted, {made.Value.Merged} merged, "
                    + $"{made.Value.Waiting} waiting; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
    }

    private static async Task RawInsert(string csv, string file)
    {
        await using var connection = new SqliteConnection("Data Source=" + file);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "pragma journal_mode=wal; pragma synchronous=full; create table raw (" + ListMaker.Columns + ")";
        await command.ExecuteNonQueryAsync();
        await using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        var names = ListMaker.Columns.Split(',');
        command.CommandText = "insert into raw values (" + string.Join(',', names.Select((_, i) => "$" + i)) + ")";
        var values = names.Select((_, i) => command.Parameters.AddWithValue("$" + i, "")).ToArray();
        command.Prepare();
        foreach (var line in File.ReadLines(csv).Skip(1))
        {
            var cells = line.Split(';');
            for (var i = 0; i < values.Length; i++)
                values[i].Value = cells[i];
            command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private static async Task RawCopy(string connectionString, string csv)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "drop table if exists raw; create table raw ("
            + string.Join(", ", ListMaker.Columns.Split(',').Select(name => name + " text"))
            + ")";
        await command.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginTextImportAsync(
            "copy raw from stdin (format csv, delimiter ';', header)"
        );
        foreach (var line in File.ReadLines(csv))
        {
            await copy.WriteAsync(line);
            await copy.WriteAsync('\n');
        }
    }

    private static void ReadBare(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                _ = reader.GetValue(i);
        }
    }

    private static async Task Search(Db db)
    {
        (string What, SearchPeople.Request Request)[] asked =
        [
            ("name, prefix", new(_kukar, "Adi Eko")),
            ("name, later word", new(_kukar, "Gunawan")),
            ("NIK, exact", new(_kukar, ListMaker.Nik(77))),
            ("village", new(_kukar, Village: "64.02.06.1006")),
        ];
        foreach (var (what, request) in asked)
        {
            await SearchPeople.Handle(request, _actor, db, default); // the first question warms what it needs
            var watch = Stopwatch.StartNew();
            var found = await SearchPeople.Handle(request, _actor, db, default);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    search by {what}: {watch.Elapsed.TotalMilliseconds:0.0} ms, {found.Value.Count} people"
                )
            );
        }
    }

    private static async Task<(double Wall, double Processor)> Timed(string what, Func<Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await work();
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        var wall = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  {what}: {wall:0.0} s, {processor:0.0} s of the processor")
        );
        return (wall, processor);
    }

    private static void Ratio(
        string what,
        (double Wall, double Processor) ours,
        (double Wall, double Processor) bare
    ) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {what}: {ours.Wall / bare.Wall:0.0} times by the clock, "
                    + $"{ours.Processor / bare.Processor:0.0} times by this process's processor time"
            )
        );
}
