using System.Security.Cryptography;
using System.Text.Json;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Runs;

/// <summary>
/// Keys callers give to their requests. The same key with the same payload is the same request, and the step itself
/// answers as before; with another payload it is refused.
/// </summary>
internal static class StepKeys
{
    internal const string Header = "Idempotency-Key";

    /// <summary>Null when the key is new or known for this very request.</summary>
    internal static async Task<Refusal?> WhyNot<T>(
        Db db,
        Actor actor,
        Guid key,
        string action,
        T payload,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var sha256 = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(payload, PlainJson.Options));
        await using var session = await db.Write(stop);
        var isNew = await session.Run(
            "insert into step_key (region_code, idempotency_key, action, payload_sha256, recorded_by, recorded_at) "
                + "values (@region, @key, @action, @sha256, @name, @now) on conflict do nothing",
            new
            {
                region = actor.Government,
                key,
                action,
                sha256,
                name = actor.Name,
                now,
            },
            stop
        );
        var known = await session.One<KeyRow>(
            "select action, payload_sha256 from step_key where region_code = @region and idempotency_key = @key",
            new { region = actor.Government, key },
            stop
        );
        if (isNew > 0)
            await session.Commit(stop);
        return known.Action == action && known.PayloadSha256.AsSpan().SequenceEqual(sha256)
            ? null
            : Refusal.Invalid("key-reused", "Kunci ini sudah dipakai untuk permintaan lain. Gunakan kunci baru.");
    }

    private sealed record KeyRow
    {
        public string Action { get; init; } = "";
        public byte[] PayloadSha256 { get; init; } = [];
    }
}
