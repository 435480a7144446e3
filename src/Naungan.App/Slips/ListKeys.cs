using System.Security.Cryptography;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Slips;

/// <summary>The public keys that check slips: route <c>/kartu/kunci</c> and page <c>/kartu</c>.</summary>
public static class ListKeys
{
    /// <param name="Until">The last day on which it verifies; null while it signs.</param>
    public sealed record PublicKey(
        string Government,
        string Name,
        int Key,
        DateTimeOffset MadeAt,
        DateOnly? Until,
        string Pem
    );

    public static async Task<Result<IReadOnlyList<PublicKey>>> Handle(Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, CheckSlip.Action, actor.Government) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        return (await SigningKeys.All(session, stop)).ConvertAll(key => new PublicKey(
            key.RegionCode.Code,
            key.Name,
            key.Id,
            key.MadeAt,
            key.VerifiesUntil,
            new string(PemEncoding.Write("PUBLIC KEY", key.PublicKey))
        ));
    }

    public static void Map(WebApplication app) =>
        app.MapGet(
                "/kartu/kunci",
                async (Db db, CancellationToken stop) => Api.Answer(await Handle(Actor.Resident(default), db, stop))
            )
            .AllowAnonymous();
}
