using System.Globalization;
using System.Text;
using Dapper;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.App.Slips;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.AuditPack;

/// <summary>
/// A month rebuilt for an auditor, from the row an agency sent to the entry in the ledger, for some or all:
/// CSV files, what was checked and found, hashes of all files, and the government's signature over them.
/// </summary>
public static class MakeAuditPack
{
    public const string Action = "audit.pack";
    internal const string SignatureName = "TANDA-TANGAN.txt";

    /// <param name="Size">How many people; null for everybody.</param>
    /// <param name="Seed">Stated in the pack; draws the same sample again.</param>
    public sealed record Request(RegionCode Region, Month Month, int? Size, long Seed);

    /// <param name="Faults">What does not fit; empty when everything does.</param>
    public sealed record Answer(int People, int Of, int Files, string Sha256, IReadOnlyList<string> Faults);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Stream output,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (request.Size is <= 0)
            return Refusal.Invalid("sample-empty", "Isi jumlah sampel paling sedikit satu orang, atau kosongkan.");
        using var key = await SignedFor(request, actor, db, now, stop);
        await using var session = await db.Read(stop);
        var all = await AuditPackTables.PeopleOf(session, request.Region, request.Month, stop);
        if (all.Count == 0)
            return Refusal.Invalid("month-empty", "Tidak ada iuran pada bulan itu. Pilih bulan yang sudah ditagih.");
        var sample = AuditSample.Of(all, request.Size, request.Seed);
        using var pack = new PackWriter(output);
        var rebuilt = new Rebuilt(db.Vault);
        foreach (var stage in AuditPackTables.Stages)
            pack.Add(stage.File, await rebuilt.Write(session, stage, request, sample, stop));
        foreach (var book in AuditPackTables.Books)
            pack.Add(book.File, await rebuilt.Write(session, book, request, null, stop));
        var faults = await Faults(request, actor, db, rebuilt, sample, stop);
        pack.Add("8-pemeriksaan.txt", Encoding.UTF8.GetBytes(Findings(faults)));
        pack.Add("BACA-DULU.txt", Encoding.UTF8.GetBytes(AuditPackText.Of(request, sample.Count, all.Count)));
        var files = pack.Finish(list =>
            (SignatureName, Encoding.ASCII.GetBytes(Convert.ToBase64String(key.Sign(list))))
        );
        return new Answer(sample.Count, all.Count, files, pack.Hash, faults);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "audit pack",
            "Menyusun berkas auditor: satu bulan dibangun kembali dari baris usulan sampai jurnal, dengan sidik",
            "naungan audit pack --government 64.02 --month 2021-10 --sample 100 --seed 7 --out audit.zip",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var month = verb.Option<Month>("--month", "Bulan iuran", required: true);
                var size = verb.Option<int>("--sample", "Jumlah orang; tanpa ini semua orang");
                var seed = verb.Option<long>("--seed", "Benih acak yang dinyatakan; bawaan 1");
                var path = verb.Option<string>("--out", "Berkas .zip", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var actor = await run.Actor(db, run.Get(region));
                    var request = new Request(
                        run.Get(region),
                        run.Get(month),
                        run.Has(size) ? run.Get(size) : null,
                        run.Has(seed) ? run.Get(seed) : 1
                    );
                    using var file = new MemoryStream();
                    var answer = await Handle(request, actor, db, file, run.Now, run.Stop);
                    if (!answer.IsRefused)
                        await File.WriteAllBytesAsync(run.Get(path)!, file.ToArray(), run.Stop);
                    return run.Answer(
                        answer,
                        (done, text) =>
                        {
                            text.WriteLine(
                                $"{done.People} dari {done.Of} orang, {done.Files} berkas, sidik {done.Sha256}"
                            );
                            foreach (var fault in done.Faults)
                                text.WriteLine("TIDAK COCOK: " + fault);
                        },
                        done => done.Faults.Count == 0 ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    /// <summary>The key, and the audit event before the first byte leaves.</summary>
    private static async Task<SigningKeys.Key> SignedFor(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await using var session = await db.Write(stop);
        var key = await SigningKeys.Current(session, db.Vault, actor, now, stop);
        var size = request.Size?.ToString(CultureInfo.InvariantCulture) ?? "semua";
        var detail = string.Create(CultureInfo.InvariantCulture, $"sampel {size}, benih {request.Seed}");
        await AuditTrail.Append(session, actor, Action, $"bulan {request.Month}", detail, now, stop);
        await session.Commit(stop);
        return key;
    }

    private static async Task<List<string>> Faults(
        Request request,
        Actor actor,
        Db db,
        Rebuilt rebuilt,
        HashSet<Guid> sample,
        CancellationToken stop
    )
    {
        var faults = rebuilt.Faults(sample);
        var money = await VerifyMoney.Handle(new(request.Region), actor, db, stop);
        faults.AddRange(money.IsRefused ? ["buku besar: " + money.Refusal!.Message] : money.Value.Faults);
        var chain = await VerifyChain.Handle(new(request.Region), actor, db, stop);
        if (chain.IsRefused)
            faults.Add("jejak audit: " + chain.Refusal!.Message);
        else if (chain.Value.BrokenAt is { } broken)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"jejak audit rusak pada kejadian {broken}"));
        return faults;
    }

    private static string Findings(List<string> faults) =>
        faults.Count == 0
            ? "Semua pemeriksaan cocok.\n"
            : string.Join('\n', faults.Select(fault => "TIDAK COCOK: " + fault)) + "\n";
}

/// <summary>Writes the stages and keeps what the checks need of them.</summary>
internal sealed class Rebuilt(Vault vault)
{
    private readonly Dictionary<string, HashSet<Guid>> _people = [];
    private long _differing;

    internal async Task<byte[]> Write(
        Session session,
        AuditPackTables.Stage stage,
        MakeAuditPack.Request request,
        HashSet<Guid>? sample,
        CancellationToken stop
    )
    {
        using var file = new MemoryStream();
        using (var csv = new SafeCsvWriter(file))
        {
            csv.Record(stage.Heading.Split(','));
            var command = new CommandDefinition(
                stage.Sql,
                new { region = request.Region, month = request.Month },
                cancellationToken: stop
            );
            foreach (var row in await session.Connection.QueryAsync(command))
            {
                var cells = (IDictionary<string, object?>)row;
                if (sample is not null && !Belongs(stage.File, cells, sample))
                    continue;
                foreach (var (name, value) in cells)
                {
                    if (value is long number)
                        csv.Field(number);
                    else
                        csv.Field(Written(name, value, cells));
                }
                csv.EndRecord();
            }
        }
        return file.ToArray();
    }

    /// <summary>Each person of the sample is found at every stage, and each line has its tariff's amount.</summary>
    internal List<string> Faults(HashSet<Guid> sample)
    {
        var faults = new List<string>();
        foreach (var stage in AuditPackTables.Stages)
        {
            var missing = sample.Count - _people.GetValueOrDefault(stage.File, []).Count;
            if (missing > 0)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{missing} orang tidak ada di {stage.File}"));
        }
        if (_differing > 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{_differing} baris iuran berbeda dari tarifnya"));
        return faults;
    }

    private bool Belongs(string file, IDictionary<string, object?> cells, HashSet<Guid> sample)
    {
        var person = Id(cells["person_id"]!);
        if (!sample.Contains(person))
            return false;
        if (!_people.TryGetValue(file, out var found))
            _people[file] = found = [];
        found.Add(person);
        if (cells.TryGetValue("tariff", out var tariff) && Number(tariff) != Number(cells["amount"]))
            _differing++;
        return true;
    }

    private string Written(string name, object? value, IDictionary<string, object?> cells) =>
        value switch
        {
            null => "",
            byte[] bytes when name == "nik_sealed" => Nik.Mask(
                vault.Open(bytes, "person.nik", Id(cells["person_id"]!))
            ),
            byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true).ToString(),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime at when at.TimeOfDay == TimeSpan.Zero => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static Guid Id(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
