using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Slips;
using Naungan.Core.Time;

namespace Naungan.App.Slips;

/// <summary>
/// Prints a slip for everybody who is covered on a day, village by village. The QR holds no personal data is signed,
/// the code beside it stands on the paper alone, the database keeps its keyed hash.
/// </summary>
public static class MakeSlips
{
    public const string Action = "slips.make";
    private const long FirstNumber = 100_001;
    private const int Together = 256;
    private const int CodeLength = 10;
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // nothing that looks like another

    /// <param name="Village">Null makes a ZIP with one PDF a village.</param>
    /// <param name="Address">Of the public pages, such as https://naungan.contoh.go.id; may be empty.</param>
    public sealed record Request(RegionCode Region, string? Village, DateOnly On, string Address = "");

    public sealed record Answer(int People, int NotCovered, int Villages);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        Stream output,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var mine = Access.ScopeOf(actor, Action).Village;
        if (mine is not null && request.Village != mine)
            return Refusal.NotAllowed;
        if (!(await Ready(request, db, law, stop)).TryGet(out var ready, out var none))
            return none;
        var (work, covered) = ready;
        await using (var setAside = await db.Write(stop))
        {
            work = await SetAside(setAside, work, covered.Count, actor, now, stop);
            await setAside.Commit(stop);
        }

        using var key = work.Key!;
        var rows = new List<object?[]>(covered.Count);
        var villages = await Print(work, covered, rows, output, stop);
        await using var session = await db.Write(stop);
        string[] columns = ["region_code", "number", "person_id", "batch_id", "code_index", "covered_through"];
        await session.BulkInsert("slip", columns, rows, stop);
        await session.Commit(stop);
        return new Answer(covered.Count, work.Asked - covered.Count, villages);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "slip make",
            "Mencetak kartu perlindungan A6 dengan QR bertanda tangan, satu PDF per desa",
            "naungan slip make --government 64.02 --on 2021-12-20 --out kartu.zip",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var village = verb.Option<string>("--village", "Kode desa; tanpa ini semua desa dalam satu ZIP");
                var on = verb.Option<DateOnly>("--on", "Hari yang ditanyakan; bawaan hari ini");
                var address = verb.Option<string>("--address", "Alamat halaman warga, misalnya https://naungan.go.id");
                var path = verb.Option<string>("--out", "Berkas .zip, atau .pdf untuk satu desa", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var day = run.Has(on) ? run.Get(on) : DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var request = new Request(run.Get(region), run.Get(village), day, run.Get(address) ?? "");
                    var actor = await run.Actor(db, request.Region);
                    using var file = new MemoryStream();
                    var law = LawFiles.Shipped;
                    var answer = await Handle(request, actor, db, law, file, run.Now, run.Stop);
                    if (!answer.IsRefused)
                        await File.WriteAllBytesAsync(run.Get(path)!, file.ToArray(), run.Stop);
                    return run.Answer(
                        answer,
                        (made, text) =>
                            text.WriteLine(
                                $"{made.People} kartu untuk {made.Villages} desa; {made.NotCovered} orang tidak terlindungi."
                            )
                    );
                });
            }
        );

    private static async Task<Result<(Work Work, List<SlipTables.Holder> Covered)>> Ready(
        Request request,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        await using var session = await db.Read(stop);
        var paid = SlipTables.Paid(session, request.Region, Month.Containing(request.On), request.Village);
        if (!CoverOfAll.On(law, request.On, paid, stop).TryGet(out var covers, out var noLaw))
            return noLaw;
        var holders = await SlipTables.Holders(session, request.Region, request.Village, stop);
        var covered = holders.FindAll(holder => covers.TryGetValue(holder.Id, out var cover) && cover.IsCovered);
        if (covered.Count == 0)
            return Refusal.Invalid(
                "nobody-covered",
                "Tidak ada yang terlindungi pada hari itu. Periksa desa dan tanggalnya."
            );
        var name = await GovernmentName(session, request.Region, stop);
        return (new Work(request, covers, db.Vault, name, holders.Count), covered);
    }

    /// <summary>The key, the numbers, the batch and the audit event, before the first slip is drawn.</summary>
    private static async Task<Work> SetAside(
        Session session,
        Work work,
        int people,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (request, batch) = (work.Request, Ids.New(now));
        var first = Math.Max(FirstNumber, await SlipTables.LastNumber(session, request.Region, stop) + 1);
        var key = await SigningKeys.Current(session, work.Vault, actor, now, stop);
        await SlipTables.AddBatch(session, request.Region, batch, request, people, first, actor.Name, now, stop);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{people} kartu, desa {request.Village ?? "semua"}, keadaan {request.On:yyyy-MM-dd}"
        );
        await AuditTrail.Append(session, actor, Action, $"batch {batch}", detail, now, stop);
        return work with { Key = key, First = first, Batch = batch };
    }

    /// <summary>Draws the papers and collects their rows; returns the number of villages.</summary>
    private static async Task<int> Print(
        Work work,
        List<SlipTables.Holder> covered,
        List<object?[]> rows,
        Stream output,
        CancellationToken stop
    )
    {
        var villages = covered.GroupBy(holder => holder.VillageCode ?? "").ToList();
        using var zip = work.Request.Village is null ? new ZipArchive(output, ZipArchiveMode.Create, true) : null;
        foreach (var village in villages)
        {
            var entry = zip?.CreateEntry(FileName(village.First()), CompressionLevel.NoCompression);
            var file = entry?.Open() ?? output;
            using (var paper = new SlipPaper(file, work.Government, work.Request.Address))
            {
                foreach (var some in village.Chunk(Together))
                {
                    stop.ThrowIfCancellationRequested();
                    foreach (var slip in Drawn(work, some, work.First + rows.Count))
                    {
                        paper.Add(slip);
                        rows.Add(work.Row(slip));
                    }
                }
            }
            if (entry is not null)
                await file.DisposeAsync();
        }

        return villages.Count;
    }

    /// <summary>Signing and the QR cost most; both are done side by side.</summary>
    private static Slip[] Drawn(Work work, SlipTables.Holder[] holders, long first)
    {
        var slips = new Slip[holders.Length];
        Parallel.For(0, holders.Length, i => slips[i] = work.Make(holders[i], first + i));
        return slips;
    }

    private static string FileName(SlipTables.Holder holder) =>
        holder.VillageCode is null
            ? "tanpa-desa.pdf"
            : $"{holder.VillageCode}-{string.Concat(holder.Village.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.pdf";

    private static Task<string> GovernmentName(Session session, RegionCode region, CancellationToken stop) =>
        session.One<string>("select name from government where region_code = @region", new { region }, stop);

    private sealed record Work(
        Request Request,
        Dictionary<Guid, Cover> Covers,
        Vault Vault,
        string Government,
        int Asked
    )
    {
        internal SigningKeys.Key? Key { get; init; }

        internal long First { get; init; }

        internal Guid Batch { get; init; }

        internal Slip Make(SlipTables.Holder holder, long number)
        {
            var cover = Covers[holder.Id];
            var through = cover.CoverEnds?.AddDays(-1) ?? Request.On;
            var text = new SlipText(Request.Region, Key!.Id, number, Request.On, through);
            byte[] signature;
            lock (Key)
                signature = Key.Sign(text.Body);
            var address = Request.Address.Length == 0 ? "" : Request.Address.ToUpperInvariant() + "/KARTU/";
            var drawing = QrBits.Drawn(
                address + text.Signed(signature),
                SlipPaper.QrX,
                SlipPaper.QrY,
                SlipPaper.QrSize
            );
            var nik = Nik.Mask(Vault.Open(holder.NikSealed, "person.nik", holder.Id));
            var insurance = string.Join(" dan ", cover.Programmes.Each().Select(one => one.Key().ToUpperInvariant()));
            var code = RandomNumberGenerator.GetString(CodeLetters, CodeLength);
            return new Slip(holder, text, nik, insurance, $"{code[..5]}-{code[5..]}", drawing);
        }

        internal object?[] Row(Slip slip) =>
            [
                Request.Region.Code,
                slip.Text.Number,
                slip.Holder.Id,
                Batch,
                Vault.Index("slip", slip.Code.Replace("-", "", StringComparison.Ordinal)),
                slip.Text.CoveredThrough,
            ];
    }
}
