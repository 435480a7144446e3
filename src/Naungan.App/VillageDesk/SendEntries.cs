using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.VillageDesk;

/// <summary>
/// Receives what a village wrote down, now or days ago. Each entry has a key of its own: the same entry again is
/// answered as received and adds nothing, so a broken line may be tried as often as it takes.
/// </summary>
public static class SendEntries
{
    public const string Action = "village.propose";
    private const int EntriesMax = 500;

    public sealed record Request(RegionCode Region, IReadOnlyList<VillageEntry> Entries);

    /// <param name="State">received, already, or the name of what is wrong.</param>
    public sealed record Told(Guid Key, string State, string Message);

    public sealed record Answer(IReadOnlyList<Told> Entries);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (Access.ScopeOf(actor, Action).Village is not { Length: > 1 } village)
            return Refusal.Invalid("no-village", "Akun Anda belum terikat desa. Minta administrator mengaturnya.");
        if (request.Entries.Count is 0 or > EntriesMax)
            return Refusal.Invalid("entries-count", "Kirim paling sedikit satu dan paling banyak lima ratus isian.");
        await using var session = await db.Write(stop);
        var told = new List<Told>();
        foreach (var entry in request.Entries)
            told.Add(await Receive(session, db.Vault, request.Region, village, entry, actor, now, stop));
        var received = told.Count(one => one.State == "received");
        if (received > 0)
        {
            var detail = string.Create(CultureInfo.InvariantCulture, $"{received} usulan");
            await AuditTrail.Append(session, actor, Action, "desa " + village, detail, now, stop);
        }
        await session.Commit(stop);
        return new Answer(told);
    }

    private static async Task<Told> Receive(
        Session session,
        Vault vault,
        RegionCode region,
        string village,
        VillageEntry entry,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (entry.WhatIsWrong() is { } wrong)
            return new(entry.Key, wrong.Reason, wrong.Message);
        var index = vault.Index("village-entry", entry.Content)!;
        var cell = vault.Seal(entry.Content, VillageTables.Column, entry.Key)!;
        if (await VillageTables.Add(session, region, entry.Key, village, cell, index, actor.Name, now, stop) == 1)
            return new(entry.Key, "received", "Diterima.");
        var known = await VillageTables.IndexOf(session, region, entry.Key, stop);
        return known.AsSpan().SequenceEqual(index)
            ? new(entry.Key, "already", "Sudah diterima sebelumnya.")
            : new(entry.Key, "key-taken", "Isian lain sudah diterima dengan tanda ini. Muat ulang, lalu isi lagi.");
    }
}
