using Naungan.App.Audit;
using Naungan.App.Jobs;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>
/// Forgets, once a day, files that were uploaded and never confirmed: nobody needs them, and they name people. Pieces
/// left by an upload that broke off go with them.
/// </summary>
internal static class ForgetUploads
{
    internal const string Kind = "unconfirmed-upload";

    // A submission on its way (received) still reads its file.
    private const string Unneeded =
        "from stored_file f where f.region_code = @government and f.kept_for = @KeptFor and f.stored_at < @before "
        + "and not exists (select 1 from submission s where s.region_code = f.region_code and s.sha256 = f.sha256 "
        + "and s.state = 'received')";

    internal static async Task<Refusal?> Daily(DailyLook day, CancellationToken stop)
    {
        var government = day.Government.Code;
        var before = new DateTimeOffset(day.On.AddDays(-Limits.UploadDays), TimeOnly.MinValue, TimeSpan.Zero);
        await using var session = await day.Db.Write(stop);
        var files = await session.Run(
            $"delete from stored_file where region_code = @government and id in (select f.id {Unneeded})",
            new
            {
                government,
                before,
                ReceiveFile.KeptFor,
            },
            stop
        );
        await session.Run(
            "delete from stored_part where region_code = @government and file_id < @oldest and not exists (select 1 "
                + "from stored_file f where f.region_code = stored_part.region_code and f.id = stored_part.file_id)",
            new { government, oldest = Ids.First(before) },
            stop
        );
        if (files > 0)
        {
            const string Action = "intake.forget-uploads";
            await AuditTrail.Append(session, day.Actor, Action, "stored_file", $"{files} files", day.Now, stop);
        }

        await day.Finish(session, files, stop);
        await session.Commit(stop);
        return null;
    }
}
