using System.IO.Compression;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>The papers of a batch: one village's PDF, or a ZIP with one a village. Each fetching is audited.</summary>
public static class FetchSlips
{
    public sealed record Request(RegionCode Region, Guid Batch);

    /// <param name="Content">Of the caller; a file that vanishes when closed.</param>
    public sealed record Answer(string Name, string ContentType, Stream Content, int People, int Villages);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, MakeSlips.Action, request.Region) is { } refusal)
            return refusal;
        List<SlipFile> files;
        string? village;
        await using (var session = await db.Write(stop))
        {
            var batch = await SlipTables.BatchOf(session, request.Region, request.Batch, stop);
            if (batch is null || MakeSlips.Outside(batch.VillageCode, actor) is not null)
                return Refusal.NotFound("Cetakan");
            village = batch.VillageCode;
            files = await SlipTables.Files(session, request.Region, request.Batch, stop);
            if (files.Exists(file => file.RemovedOn is not null) || files.Count == 0)
                return _removed;
            if (files.Exists(file => file.FileId is null))
                return _unfinished;
            var detail = $"{files.Sum(file => file.People)} kartu diunduh";
            await AuditTrail.Append(session, actor, MakeSlips.Action, $"batch {request.Batch}", detail, now, stop);
            await session.Commit(stop);
        }

        var content = await Content(files, village is not null, request.Region.Code, db, stop);
        var (name, type) = village is null ? ("kartu.zip", "application/zip") : (files[0].Name, "application/pdf");
        return new Answer(name, type, content, files.Sum(file => file.People), files.Count);
    }

    private static async Task<Stream> Content(
        List<SlipFile> files,
        bool isOne,
        string government,
        Db db,
        CancellationToken stop
    )
    {
        if (isOne)
            return await Stored(files[0], government, db, stop);
        var all = VanishingFile.Create();
        using (var zip = new ZipArchive(all, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                await using var paper = await Stored(file, government, db, stop);
                await using var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression).Open();
                await paper.CopyToAsync(entry, stop);
            }
        }

        all.Position = 0;
        return all;
    }

    private static async Task<FileStream> Stored(SlipFile file, string government, Db db, CancellationToken stop) =>
        await StoredFiles.Open(db, government, file.FileId!.Value, stop)
        ?? throw new InvalidDataException("A paper of the batch is not kept any more.");

    private static readonly Refusal _removed = Refusal.Invalid(
        "slips-removed",
        "Berkas kartu ini sudah dihapus. Cetak lagi; kartu yang sudah dibagikan tetap berlaku."
    );

    private static readonly Refusal _unfinished = Refusal.Invalid(
        "slips-unfinished",
        "Kartu masih dibuat. Tunggu sampai selesai, lalu unduh."
    );
}
