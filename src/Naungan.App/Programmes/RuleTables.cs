using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;

namespace Naungan.App.Programmes;

/// <summary>
/// The rules a programme asks and its numbers for them. Both are replaced whole; each change is kept for good.
/// </summary>
public static class RuleTables
{
    /// <param name="Rules">Names; empty means the usual ones.</param>
    internal sealed record Change(
        IReadOnlyList<string> Rules,
        IReadOnlyDictionary<string, int> Values,
        string Decision
    );

    /// <summary>One time a programme chose its rules.</summary>
    public sealed record Kept
    {
        public string Rules { get; init; } = "";
        public string Parameters { get; init; } = "";
        public string Decision { get; init; } = "";
        public string RecordedBy { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
    }

    /// <summary>The rules a programme asks, in catalogue order.</summary>
    /// <exception cref="InvalidDataException">A stored rule is not one this program knows.</exception>
    public static async Task<IReadOnlyList<EligibilityRule>> Rules(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    )
    {
        var names = await Chosen(session, region, programme, stop);
        if (names.Find(name => RuleCatalogue.Find(name) is null) is { } unknown)
            throw new InvalidDataException($"Programme {programme} asks the unknown rule '{unknown}'.");
        return names.Count == 0 ? RuleCatalogue.Usual : [.. RuleCatalogue.All.Where(rule => names.Contains(rule.Name))];
    }

    /// <summary>Numbers the programme set for its rules, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Parameters(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    )
    {
        var rows = await session.List<ParameterRow>(
            "select name, value from programme_rule_parameter where region_code = @region "
                + "and programme_code = @programme order by name",
            new { region = region.Code, programme },
            stop
        );
        return rows.ToDictionary(row => row.Name, row => row.Value);
    }

    private sealed record ParameterRow
    {
        public string Name { get; init; } = "";
        public int Value { get; init; }
    }

    /// <summary>The names a programme chose; none when it asks the usual rules.</summary>
    internal static Task<List<string>> Chosen(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.List<string>(
            "select rule from programme_rule where region_code = @region and programme_code = @programme order by rule",
            new { region = region.Code, programme },
            stop
        );

    /// <summary>Changes of the rules, the newest first.</summary>
    internal static Task<List<Kept>> History(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.List<Kept>(
            "select rules, parameters, decision, recorded_by, recorded_at from programme_rule_change "
                + "where region_code = @region and programme_code = @programme order by recorded_at desc, id desc",
            new { region = region.Code, programme },
            stop
        );

    internal static async Task Replace(
        Session session,
        RegionCode region,
        string programme,
        Change change,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var of = new { region = region.Code, programme };
        await session.Run(
            "delete from programme_rule where region_code = @region and programme_code = @programme; "
                + "delete from programme_rule_parameter where region_code = @region and programme_code = @programme",
            of,
            stop
        );
        await session.BulkInsert(
            "programme_rule",
            ["region_code", "programme_code", "rule"],
            change.Rules.Select(rule => new object?[] { region.Code, programme, rule }),
            stop
        );
        await session.BulkInsert(
            "programme_rule_parameter",
            ["region_code", "programme_code", "name", "value", "decision", "recorded_by", "recorded_at"],
            change.Values.Select(one =>
                new object?[] { region.Code, programme, one.Key, one.Value, change.Decision, actor.Name, now }
            ),
            stop
        );
        await session.BulkInsert(
            "programme_rule_change",
            ["region_code", "programme_code", "id", "rules", "parameters", "decision", "recorded_by", "recorded_at"],
            [
                [
                    region.Code,
                    programme,
                    Ids.New(now),
                    string.Join(',', change.Rules),
                    Written(change.Values),
                    change.Decision,
                    actor.Name,
                    now,
                ],
            ],
            stop
        );
    }

    /// <summary>name=value, comma between, by name.</summary>
    internal static string Written(IReadOnlyDictionary<string, int> values) =>
        string.Join(
            ',',
            values
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={one.Value}"))
        );
}
