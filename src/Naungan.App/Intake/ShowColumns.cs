using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>The columns of a file that was received and is not read yet, for who sent it.</summary>
public static class ShowColumns
{
    public sealed record Request(RegionCode Government, Guid File, string Agency, string Programme);

    public static async Task<Result<List<ReceiveFile.ReadSheet>>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        StoredFiles.Stored? file;
        await using (var session = await db.Read(stop))
            file = await StoredFiles.Find(session, government, request.File, stop);
        if (file is null || file.StoredBy != actor.Name)
            return Refusal.NotFound("Berkas yang diunggah");
        var from = await Sender.Of(db, government, request.Agency, request.Programme, actor, stop);
        if (!from.TryGet(out var sender, out refusal))
            return refusal;
        var look = new ReceiveFile.Request(
            request.Government,
            sender.Agency,
            sender.Programme,
            file.FileName,
            Stream.Null
        );
        return await ReceiveFile.Look(db, government, file, sender, look, now, stop);
    }
}
