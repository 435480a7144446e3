using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Accounts;

/// <summary>The rows behind sign-in.</summary>
internal static class AccountTables
{
    private const string Columns =
        "region_code, id, user_name, normalized_name, display_name, role, agency_code, village_code, password_hash, "
        + "security_stamp, must_change_password, failed_count, locked_until, created_at";

    /// <summary>
    /// Every account with this name, in whatever government: the name is typed before the government is known.
    /// </summary>
    internal static Task<Account?> ByName(Session session, string normalizedName, CancellationToken stop) =>
        session.Maybe<Account>(
            $"select {Columns} from account where normalized_name = @normalizedName order by region_code",
            new { normalizedName },
            stop
        );

    internal static Task<Account?> ById(Session session, Guid id, CancellationToken stop) =>
        session.Maybe<Account>($"select {Columns} from account where id = @id", new { id }, stop);

    internal static async Task<Actor?> ActorNamed(
        Session session,
        RegionCode government,
        string name,
        CancellationToken stop
    )
    {
        var account = await session.Maybe<Account>(
            $"select {Columns} from account where region_code = @government and normalized_name = @name",
            new { government = government.Code, name = name.ToUpperInvariant() },
            stop
        );
        return account?.ToActor();
    }

    internal static Task<List<Account>> Of(Session session, RegionCode government, CancellationToken stop) =>
        session.List<Account>(
            $"select {Columns} from account where region_code = @code order by user_name",
            new { code = government.Code },
            stop
        );

    internal static Task<int> Insert(Session session, Account account, CancellationToken stop) =>
        session.Run(
            $"insert into account ({Columns}) values (@RegionCode, @Id, @UserName, @NormalizedName, @DisplayName, @Role, "
                + "@AgencyCode, @VillageCode, @PasswordHash, @SecurityStamp, @MustChangePassword, @FailedCount, "
                + "@LockedUntil, @CreatedAt)",
            account,
            stop
        );

    internal static Task<int> Update(Session session, Account account, CancellationToken stop) =>
        session.Run(
            "update account set user_name = @UserName, normalized_name = @NormalizedName, display_name = @DisplayName, "
                + "role = @Role, agency_code = @AgencyCode, village_code = @VillageCode, password_hash = @PasswordHash, "
                + "security_stamp = @SecurityStamp, must_change_password = @MustChangePassword, "
                + "failed_count = @FailedCount, locked_until = @LockedUntil where region_code = @RegionCode and id = @Id",
            account,
            stop
        );
}
