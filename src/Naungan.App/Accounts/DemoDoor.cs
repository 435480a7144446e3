namespace Naungan.App.Accounts;

/// <summary>
/// In a demonstration the door lists its accounts, one a role, with the password made for this demonstration alone. An
/// ordinary installation has none: there is no default account anywhere.
/// </summary>
/// <param name="Accounts">Sign-in name and the role in words.</param>
/// <param name="Password">The same for all of them; made afresh by each `naungan demo`.</param>
/// <param name="Day">The last day the demonstration speaks of, long past; null where there is none.</param>
public sealed record DemoDoor(IReadOnlyList<DemoDoor.Guest> Accounts, string Password, DateOnly? Day = null)
{
    public static DemoDoor Closed { get; } = new([], "");

    public sealed record Guest(string UserName, string Title);
}
