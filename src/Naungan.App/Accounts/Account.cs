using Naungan.App.Platform.Security;

namespace Naungan.App.Accounts;

/// <summary>Someone who can sign in, in one government, with one role.</summary>
public sealed record Account
{
    public string RegionCode { get; set; } = "";
    public Guid Id { get; set; }
    public string UserName { get; set; } = "";
    public string NormalizedName { get; set; } = "";
    public string DisplayName { get; set; } = "";

    /// <summary>Name of a <see cref="Platform.Security.Role"/>.</summary>
    public string Role { get; set; } = "";
    public string? AgencyCode { get; set; }
    public string? VillageCode { get; set; }
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = "";
    public bool MustChangePassword { get; set; }
    public int FailedCount { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The actor this account acts as.</summary>
    /// <exception cref="InvalidDataException">The stored role is not one this program knows.</exception>
    public Actor ToActor() =>
        Roles.TryParse(Role, out var role)
            ? new Actor(
                UserName,
                role,
                Core.Identity.RegionCode.Parse(RegionCode),
                AgencyCode,
                VillageCode is null ? null : Core.Identity.RegionCode.Parse(VillageCode)
            )
            : throw new InvalidDataException($"Account {Id} has an unknown role.");
}
