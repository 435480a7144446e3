using System.Security.Cryptography;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>
/// A government's key that signs slips and packs: ECDSA on P-256. The private half is sealed by the vault; the public
/// one is for everybody.
/// </summary>
internal static class SigningKeys
{
    private const string Column = "signing_key.private";

    /// <summary>The newest key, made at the first use.</summary>
    internal static async Task<Key> Current(
        Session session,
        Vault vault,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var region = actor.Government;
        var row = await session.Maybe<Row>(
            "select id, public_key, private_sealed, row_key from signing_key where region_code = @region "
                + "order by id desc limit 1",
            new { region },
            stop
        );
        row ??= await Make(session, vault, actor, 1, now, stop);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(vault.Open(row.PrivateSealed, Column, row.RowKey)!), out _);
        return new Key(row.Id, key);
    }

    /// <summary>A new key; those before it verify until the day, or until an earlier one set before.</summary>
    internal static async Task<int> Rotate(
        Session session,
        Vault vault,
        Actor actor,
        DateOnly until,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var region = actor.Government;
        using var old = await Current(session, vault, actor, now, stop);
        await session.Run(
            "update signing_key set verifies_until = @until where region_code = @region "
                + "and (verifies_until is null or verifies_until > @until)",
            new { region, until },
            stop
        );
        return (await Make(session, vault, actor, old.Id + 1, now, stop)).Id;
    }

    internal static Task<List<Public>> All(Session session, CancellationToken stop) =>
        session.List<Public>(
            "select k.region_code, g.name, k.id, k.public_key, k.made_at, k.verifies_until from signing_key k "
                + "join government g on g.region_code = k.region_code order by k.region_code, k.id",
            stop: stop
        );

    private static async Task<Row> Make(
        Session session,
        Vault vault,
        Actor actor,
        int id,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rowKey = Ids.New(now);
        var row = new Row
        {
            Id = id,
            PublicKey = made.ExportSubjectPublicKeyInfo(),
            PrivateSealed = vault.Seal(Convert.ToBase64String(made.ExportPkcs8PrivateKey()), Column, rowKey)!,
            RowKey = rowKey,
        };
        await session.Run(
            "insert into signing_key (region_code, id, public_key, private_sealed, row_key, made_by, made_at) "
                + "values (@region, @Id, @PublicKey, @PrivateSealed, @RowKey, @actor, @now)",
            new
            {
                region = actor.Government,
                row.Id,
                row.PublicKey,
                row.PrivateSealed,
                row.RowKey,
                actor = actor.Name,
                now,
            },
            stop
        );
        return row;
    }

    /// <summary>A key that can sign.</summary>
    internal sealed record Key(int Id, ECDsa Signing) : IDisposable
    {
        internal byte[] Sign(string text) =>
            Signing.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);

        public void Dispose() => Signing.Dispose();
    }

    /// <summary>A key that can only check.</summary>
    internal sealed record Public
    {
        public RegionCode RegionCode { get; init; }
        public string Name { get; init; } = "";
        public int Id { get; init; }
        public byte[] PublicKey { get; init; } = [];
        public DateTimeOffset MadeAt { get; init; }

        /// <summary>The last day on which what it signed verifies; null while it signs.</summary>
        public DateOnly? VerifiesUntil { get; init; }
    }

    private sealed record Row
    {
        public int Id { get; init; }
        public byte[] PublicKey { get; init; } = [];
        public byte[] PrivateSealed { get; init; } = [];
        public Guid RowKey { get; init; }
    }
}
