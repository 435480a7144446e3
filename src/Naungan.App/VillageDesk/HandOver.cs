using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.VillageDesk;

/// <summary>
/// Gives the entries that wait to an agency's intake, as the list it would have sent: from there on they are read,
/// matched and judged like any other row.
/// </summary>
public static class HandOver
{
    public const string Action = "village.hand-over";

    public sealed record Request(RegionCode Region, string Agency, string Programme);

    public static async Task<Result<SubmitFile.Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        List<VillageTables.Row> rows;
        await using (var reading = await db.Read(stop))
            rows = await VillageTables.Waiting(reading, request.Region, stop);
        if (rows.Count == 0)
            return Refusal.Invalid("nothing-waits", "Tidak ada usulan desa yang menunggu.");
        var path = Path.GetTempFileName();
        try
        {
            Write(path, rows, db.Vault);
            var name = string.Create(CultureInfo.InvariantCulture, $"usulan-desa-{now:yyyyMMdd-HHmmss}.csv");
            var asked = new SubmitFile.Request(request.Region, request.Agency, request.Programme, path, name);
            var answer = await SubmitFile.Handle(asked, actor, db, now, stop);
            if (!answer.TryGet(out var taken, out var refused))
                return refused;
            await using var session = await db.Write(stop);
            await VillageTables.HandedOver(session, request.Region, rows.Select(row => row.Key), taken.Id, stop);
            var detail = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} usulan");
            await AuditTrail.Append(session, actor, Action, $"submission {taken.Id}", detail, now, stop);
            await session.Commit(stop);
            return taken;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, List<VillageTables.Row> rows, Vault vault)
    {
        using var file = File.Create(path);
        using var csv = new SafeCsvWriter(file, guard: false);
        csv.Record([.. VillageEntry.Headings, "Desa", "Kecamatan"]);
        foreach (var row in rows)
        {
            var content = vault.Open(row.ContentSealed, VillageTables.Column, row.Key)!;
            csv.Record([.. content.Split('\u001f'), row.Village, row.District]);
        }
    }
}
