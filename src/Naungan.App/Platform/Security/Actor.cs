using Naungan.Core.Identity;

namespace Naungan.App.Platform.Security;

/// <summary>
/// Who acts: every use case is handed one. Two people are two <see cref="Name"/>s (four-eyes compares them).
/// </summary>
/// <param name="Name">Sign-in name, or "konsol:user" at the terminal; written to the audit trail.</param>
/// <param name="Role">One role at a time.</param>
/// <param name="Government">The local government the person works for; nothing of another is ever visible.</param>
/// <param name="Agency">Agency code when the role is bound to one.</param>
/// <param name="Village">Village code when the role is bound to one.</param>
public sealed record Actor(
    string Name,
    Role Role,
    RegionCode Government,
    string? Agency = null,
    RegionCode? Village = null
)
{
    /// <summary>Whoever asks on a public page of this government.</summary>
    public static Actor Resident(RegionCode government) => new("warga", Role.Resident, government);

    public static Actor AtConsole(RegionCode government, string user) =>
        new("konsol:" + user, Role.Console, government);
}
