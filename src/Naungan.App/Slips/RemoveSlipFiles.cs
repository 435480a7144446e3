using Naungan.App.Jobs;
using Naungan.App.Platform;
using Naungan.App.Platform.Files;
using Naungan.Core;

namespace Naungan.App.Slips;

/// <summary>
/// The day's work that forgets papers: they hold names and codes, and whoever needs them fetched them long ago. The
/// slips themselves stay valid.
/// </summary>
internal static class RemoveSlipFiles
{
    internal const string Kind = "slip-files";

    internal static async Task<Refusal?> Daily(DailyLook day, CancellationToken stop)
    {
        var made = new DateTimeOffset(day.On.AddDays(-Limits.SlipFileDays), TimeOnly.MinValue, TimeSpan.Zero);
        await using var session = await day.Db.Write(stop);
        var files = await SlipTables.FilesBefore(session, day.Government, made, stop);
        foreach (var file in files)
            await StoredFiles.Forget(session, day.Government.Code, file, stop);
        await SlipTables.MarkRemoved(session, day.Government, made, day.On, stop);
        await day.Finish(session, files.Count, stop);
        await session.Commit(stop);
        return null;
    }
}
