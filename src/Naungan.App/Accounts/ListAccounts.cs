using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Accounts;

/// <summary>Who can sign in to one government.</summary>
public static class ListAccounts
{
    public static async Task<Result<List<Account>>> Handle(
        RegionCode government,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "accounts.read", government) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        return await AccountTables.Of(session, government, stop);
    }
}
