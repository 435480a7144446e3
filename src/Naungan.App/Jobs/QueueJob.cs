using System.Security.Cryptography;
using System.Text.Json;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Jobs;

/// <summary>
/// Puts work into the queue, in the transaction of the use case that asks for it (and that has asked for the right).
/// The same key again is the same job; with another payload it is refused.
/// </summary>
public static class QueueJob
{
    /// <param name="Key">What makes two requests one: the hash of a file and whom it is for.</param>
    /// <param name="Label">What the list of jobs calls it.</param>
    /// <param name="Page">Where the result is seen.</param>
    public sealed record Work(Guid Id, string Kind, string Key, string Label, string Page, string? Agency);

    public static async Task<Result<Guid>> Add<T>(
        Session session,
        string government,
        Work work,
        T request,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(request);
        var hash = SHA256.HashData(payload);
        if (await JobTables.WithKey(session, government, work.Kind, work.Key, hash, stop) is { } known)
            return known.IsSame ? known.Id : KeyReused;
        var job = new Job
        {
            RegionCode = government,
            Id = work.Id,
            Kind = work.Kind,
            Request = System.Text.Encoding.UTF8.GetString(payload),
            Label = work.Label,
            Page = work.Page,
            AgencyCode = work.Agency,
            CreatedBy = by,
            CreatedAt = now,
        };
        if (await JobTables.CountOpen(session, government, by, stop) >= Limits.OpenJobsPerUser)
            return TooMany;
        if (await JobTables.Insert(session, job, work.Key, hash, stop) == 1)
            return work.Id;
        // Another process was faster by a breath.
        var first = await JobTables.WithKey(session, government, work.Kind, work.Key, hash, stop);
        return first!.Value.IsSame ? first.Value.Id : KeyReused;
    }

    private static Refusal KeyReused { get; } =
        Refusal.Invalid("key-reused", "Pekerjaan dengan kunci ini sudah ada dengan isi yang lain.");

    private static Refusal TooMany { get; } =
        Refusal.Invalid(
            "too-many-jobs",
            "Pekerjaan Anda yang belum selesai terlalu banyak. Tunggu sampai sebagian selesai, lalu kirim lagi."
        );
}
