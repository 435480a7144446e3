using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Platform.Security;

/// <summary>
/// The one permission filter, for pages, lists, counts, exports, downloads, search and jobs. Reads docs/access.csv: a
/// row an action, a column a role, a cell "yes", "own-agency", "own-village" or empty.
/// </summary>
public static class Access
{
    private static readonly Lazy<Dictionary<string, Dictionary<Role, string>>> _table = new(Read);

    /// <summary>Every action that exists, as listed in docs/access.csv.</summary>
    public static IReadOnlyCollection<string> Actions => _table.Value.Keys;

    /// <summary>Null when the actor may do this in this government; otherwise the refusal to return.</summary>
    /// <exception cref="ArgumentException">
    /// The action is not in docs/access.csv: a mistake of ours, not of the user.
    /// </exception>
    public static Refusal? Check(Actor actor, string action, RegionCode government)
    {
        var cell = Cell(actor, action);
        return cell.Length == 0 || actor.Government != government ? Refusal.NotAllowed : null;
    }

    public static bool Allows(Actor actor, string action, RegionCode government) =>
        Check(actor, action, government) is null;

    /// <summary>
    /// What of the government's rows this actor may see: SQL adds <c>(@Agency is null or agency_code = @Agency)</c> and
    /// the same for the village. An actor bound to an agency or village that has none named sees nothing.
    /// </summary>
    public static Scope ScopeOf(Actor actor, string action) =>
        Cell(actor, action) switch
        {
            "yes" => new Scope(null, null),
            "own-agency" => new Scope(actor.Agency ?? "-", null),
            "own-village" => new Scope(null, actor.Village?.Code ?? "-"),
            _ => new Scope("-", "-"),
        };

    private static string Cell(Actor actor, string action)
    {
        if (!_table.Value.TryGetValue(action, out var row))
            throw new ArgumentException($"The action '{action}' is not in docs/access.csv.", nameof(action));
        return row.GetValueOrDefault(actor.Role, "");
    }

    private static Dictionary<string, Dictionary<Role, string>> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "access.csv"));
        var roles = lines[0].Split(',')[2..];
        var table = new Dictionary<string, Dictionary<Role, string>>();
        foreach (var line in lines.Skip(1).Where(line => line.Length > 0))
        {
            var cells = line.Split(',');
            var row = new Dictionary<Role, string> { [Role.Console] = "yes" };
            // What anybody may do without signing in; officials have no need of it.
            if (cells[1] == "public")
                row[Role.Resident] = "yes";
            for (var i = 0; i < roles.Length; i++)
            {
                if (
                    !Roles.TryParse(roles[i], out var role)
                    || cells[i + 2] is not ("" or "yes" or "own-agency" or "own-village")
                )
                    throw new InvalidDataException($"docs/access.csv: '{line}' does not fit its heading.");
                row[role] = cells[i + 2];
            }

            if (!table.TryAdd(cells[0], row))
                throw new InvalidDataException($"docs/access.csv names '{cells[0]}' twice.");
        }

        return table;
    }
}

/// <summary>Limits on rows: null means no limit, "-" means none may be seen.</summary>
public sealed record Scope(string? Agency, string? Village);
