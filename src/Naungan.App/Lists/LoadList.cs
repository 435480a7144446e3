using Naungan.App.Audit;
using Naungan.App.Intake;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Lists;

/// <summary>
/// Loads a list from outside as a dated snapshot: population office, insurer, civil servants, poverty data, other
/// payers. Only blind indexes of NIK and name are kept, with the answer; the same bytes twice change nothing. Rows of
/// agencies that wait are looked at again, as a job: the list may settle them.
/// </summary>
public static class LoadList
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "dukcapil",
        "bpjs-active",
        "asn",
        "dtsen",
        "funded-province",
        "funded-shared-revenue",
        "funded-village",
        "funded-company",
    ];

    /// <param name="Kind">One of <see cref="Kinds"/>.</param>
    /// <param name="SnapshotOn">The day the list tells about; the day it is loaded when null.</param>
    public sealed record Request(
        RegionCode Government,
        string Kind,
        string Path,
        string FileName,
        DateOnly? SnapshotOn = null
    );

    /// <param name="People">Rows with a usable NIK, each NIK once.</param>
    /// <param name="Skipped">Rows without a usable NIK and rows that repeat one.</param>
    /// <param name="AlreadyKnown">True when these bytes were loaded before and nothing was changed.</param>
    public sealed record Answer(Guid Id, string Kind, DateOnly SnapshotOn, int People, int Skipped, bool AlreadyKnown);

    private static readonly string[] _columns =
    [
        "region_code",
        "list_id",
        "nik_index",
        "answer",
        "since",
        "detail",
        "name_index",
        "until_on",
    ];

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "lists.load", request.Government) is { } refusal)
            return refusal;
        if (!Kinds.Contains(request.Kind))
            return Refusal.Invalid(
                "list-kind-unknown",
                $"Jenis daftar harus salah satu dari: {string.Join(", ", Kinds)}."
            );
        var opened = await SpreadsheetFile.Open(request.Path, request.FileName, stop);
        if (!opened.TryGet(out var file, out refusal))
            return refusal;
        try
        {
            using (file)
                return await Load(request, file, actor, db, now, stop);
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static async Task<Result<Answer>> Load(
        Request request,
        SpreadsheetFile file,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var government = request.Government.Code;
        await using var session = await db.Write(stop);
        if (session.Kind == DbKind.Postgres)
            await session.Run(
                "select pg_advisory_xact_lock(hashtext(@key))",
                new { key = "lists/" + government },
                stop
            );
        if (await ListTables.WithBytes(session, government, request.Kind, file.Sha256, stop) is { } known)
            return new Answer(known.Id, request.Kind, known.SnapshotOn, known.People, 0, AlreadyKnown: true);
        var on = request.SnapshotOn ?? DateOnly.FromDateTime(now.UtcDateTime);
        var list = new ListTables.List
        {
            Id = Ids.New(now),
            Kind = request.Kind,
            SnapshotOn = on,
        };
        var seen = new HashSet<string>();
        var rows = 0;
        var people = ListRows
            .Of(file.Book, request.Kind, on, db.Vault)
            .Where(row => ++rows > 0 && row.Nik is not null && seen.Add(row.Nik))
            .Select(row =>
                new object?[]
                {
                    government,
                    list.Id,
                    row.NikIndex,
                    row.Answer,
                    row.Since,
                    row.Detail,
                    row.NameIndex,
                    row.Until,
                }
            );
        await session.BulkInsert("outside_person", _columns, people, stop);
        if (seen.Count == 0)
            return Refusal.Invalid(
                "no-nik-in-list",
                "Tidak ada NIK yang terbaca dalam daftar. Pastikan ada kolom NIK berisi 16 angka berformat teks."
            );
        list = list with { People = seen.Count };
        await ListTables.Insert(session, government, list, file.Sha256, actor.Name, now, stop);
        var detail = $"{request.Kind} per {on:yyyy-MM-dd}: {seen.Count} orang";
        await AuditTrail.Append(session, actor, "lists.load", "list " + list.Id, detail, now, stop);
        if (await IntakeTables.AnyWaits(session, government, stop))
            await LookAgainAtWaiting.Queue(session, government, actor.Name, now, stop);
        await session.Commit(stop);
        return new Answer(list.Id, request.Kind, on, seen.Count, rows - seen.Count, AlreadyKnown: false);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "list load",
            "Memuat daftar dari luar: Dukcapil, peserta aktif BPJS, ASN, DTSEN, atau yang dibayar pihak lain",
            "naungan list load padanan.csv --kind dukcapil --government 64.02",
            verb =>
            {
                var file = verb.Argument("FILE", "Berkas XLSX, XLS, CSV, atau ZIP");
                var kind = verb.Option<string>("--kind", string.Join(", ", Kinds), required: true);
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var on = verb.Option<DateOnly>("--on", "Tanggal keadaan daftar; bawaan: hari ini");
                verb.Run(async run =>
                {
                    var path = run.Get(file);
                    if (!File.Exists(path))
                        throw new WrongUsageException("FILE");
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(
                        region,
                        run.Get(kind)!,
                        path,
                        Path.GetFileName(path),
                        run.Has(on) ? run.Get(on) : null
                    );
                    var answer = await Handle(request, await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer loaded, TextWriter output) =>
        output.WriteLine(
            loaded.AlreadyKnown
                ? "Daftar ini sudah pernah dimuat; tidak ada yang berubah."
                : $"{loaded.People} orang dimuat ({loaded.Kind}, per {loaded.SnapshotOn:yyyy-MM-dd}); "
                    + $"{loaded.Skipped} baris dilewati."
        );
}
