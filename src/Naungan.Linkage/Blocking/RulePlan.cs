using Naungan.Linkage.Comparing;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// The rules a preset offers for the columns there are. Generic lists get every pair of columns; which of those are
/// worth their cost is decided on the data.
/// </summary>
internal static class RulePlan
{
    /// <summary>More rules than this are not tried.</summary>
    public const int RulesMax = 16;

    public static List<BlockingRule> Make(Schema schema, LinkageSettings settings)
    {
        var parts = new KeyParts(schema);
        var names = settings.Rules ?? (settings.Preset == "person-id" ? Person(schema) : Generic(schema));
        var rules = names.Select(rule => new BlockingRule([.. rule.Select(parts.Get)])).ToList();
        return rules;
    }

    // Written with roles; a rule is offered when all its columns exist.
    private static List<string[]> Person(Schema schema)
    {
        var nik = Name(schema, ColumnRole.Nik);
        var birth = Name(schema, ColumnRole.Date);
        var sex = Name(schema, ColumnRole.Sex);
        var names = schema.Views.Where(v => schema.RoleOf(v) == ColumnRole.PersonName).ToList();
        var name = names.Find(v => !IsShared(schema, v))?.Column.Name;
        var mother = names.Find(v => IsShared(schema, v))?.Column.Name;
        var village = Name(schema, ColumnRole.Place) ?? Name(schema, ColumnRole.Code);
        var address = Name(schema, ColumnRole.Address);
        var phone = Name(schema, ColumnRole.Phone);
        string?[][] offers =
        [
            [nik],
            [birth, ":date", name, ":first"],
            [birth, ":date", name, ":rarest"],
            [birth, ":date", mother, ":rarest", sex, ""],
            [birth, ":date", village, "", sex, ""],
            [name, ":words", mother, ":words"],
            [name, ":words", village, "", birth, ":year"],
            [name, ":words", birth, ":month-day"],
            [birth, ":date", name, ":last"],
            [birth, ":date", phone, ""],
            [phone, "", name, ":first"],
            [name, ":rarest", mother, ":rarest", village, ""],
            [name, ":rarest", name, ":rarest2", birth, ":year"],
            [name, ":words", address, ":words"],
            [phone, "", birth, ":year"],
            [name, ":sound-rarest", birth, ":year-month", village, ""],
        ];
        return [.. offers.Where(o => Complete(o)).Select(Join)];
    }

    private static bool IsShared(Schema schema, ColumnView view) =>
        schema.Comparisons.Any(c => c.IsShared && c.Columns.Contains(view));

    private static bool Complete(string?[] offer) => offer.All(part => part is not null);

    private static string[] Join(string?[] offer)
    {
        if (offer.Length == 1)
            return [offer[0]!];
        return [.. offer.Chunk(2).Select(pair => pair[0] + pair[1])];
    }

    private static string? Name(Schema schema, ColumnRole role) =>
        schema.Views.FirstOrDefault(v => schema.RoleOf(v) == role)?.Column.Name;

    private static List<string[]> Generic(Schema schema)
    {
        var keys = schema
            .Views.SelectMany(v => Forms(schema, v).Select(form => (View: v, Key: v.Column.Name + form)))
            .ToList();
        var rules = keys.Select(k => new[] { k.Key }).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            for (var j = i + 1; j < keys.Count; j++)
            {
                if (keys[i].View != keys[j].View)
                    rules.Add([keys[i].Key, keys[j].Key]);
            }
        }

        return rules;
    }

    private static string[] Forms(Schema schema, ColumnView view) =>
        schema.RoleOf(view) switch
        {
            ColumnRole.Date => [":date", ":year", ":month-day"],
            ColumnRole.PersonName or ColumnRole.Words => [":words", ":first", ":last", ":rarest"],
            ColumnRole.GivenName or ColumnRole.Surname => ["", ":sound"],
            ColumnRole.Address => [":words", ":rarest"],
            ColumnRole.Number or ColumnRole.Nik or ColumnRole.Phone => [""],
            _ => [""],
        };
}
