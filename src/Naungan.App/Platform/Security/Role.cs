namespace Naungan.App.Platform.Security;

/// <summary>
/// What a person does in the programme. The name in docs/access.csv and in the database is <see cref="Roles.Name"/>.
/// </summary>
public enum Role
{
    VillageOperator,
    AgencyOperator,
    Verifier,
    BudgetOfficer,
    Treasurer,
    ClaimsOfficer,
    Leader,
    Auditor,
    Administrator,

    /// <summary>The operator of the machine, at its own terminal.</summary>
    Console,

    /// <summary>Anybody on a public page; has no account and only what access.csv calls public.</summary>
    Resident,
}

/// <summary>Names of roles as stored and as people read them.</summary>
public static class Roles
{
    private static readonly (Role Role, string Name, string Title)[] _all =
    [
        (Role.VillageOperator, "village-operator", "Operator Desa"),
        (Role.AgencyOperator, "agency-operator", "Operator OPD"),
        (Role.Verifier, "verifier", "Verifikator"),
        (Role.BudgetOfficer, "budget-officer", "Pejabat Anggaran"),
        (Role.Treasurer, "treasurer", "Bendahara"),
        (Role.ClaimsOfficer, "claims-officer", "Petugas Klaim"),
        (Role.Leader, "leader", "Pimpinan"),
        (Role.Auditor, "auditor", "Auditor"),
        (Role.Administrator, "administrator", "Administrator"),
        (Role.Console, "console", "Konsol Server"),
        (Role.Resident, "resident", "Warga"),
    ];

    /// <summary>Those that act by name; a resident has none.</summary>
    public static IEnumerable<Role> All => _all.Select(row => row.Role).Where(role => role != Role.Resident);

    public static string Name(this Role role) => _all.Single(row => row.Role == role).Name;

    public static string Title(this Role role) => _all.Single(row => row.Role == role).Title;

    public static bool TryParse(string? name, out Role role)
    {
        var found = Array.Find(_all, row => row.Name == name);
        role = found.Role;
        return found.Name is not null && role != Role.Resident;
    }
}
