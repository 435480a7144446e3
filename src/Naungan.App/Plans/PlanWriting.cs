using System.Globalization;
using System.Text;
using Naungan.App.Platform.Files;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Plans;

namespace Naungan.App.Plans;

/// <summary>
/// Writes a plan as the file <see cref="PlanYaml"/> reads, so that a plan made on the page can be kept.
/// </summary>
public static class PlanWriting
{
    public static string Write(Plan plan)
    {
        var text = new StringBuilder();
        Line($"name: {Quoted(plan.Name)}");
        Line($"government: {Quoted(plan.Region.Code)}");
        Line($"find: {Kebab.Of(plan.Ask)}");
        Line($"start: {plan.Start}");
        Line($"months: {plan.Months}");
        if (plan.PaidBefore > 0)
            Line($"paid_before: {plan.PaidBefore}");
        if (plan.Unpaid.Count > 0)
            Line($"gap: [{string.Join(", ", plan.Unpaid)}]");
        Line($"groups:");
        foreach (var group in plan.Groups)
            Line($"  - {{ {string.Join(", ", Fields(group))} }}");
        if (plan.Ceilings.Count > 0)
            Line($"ceilings:");
        foreach (var ceiling in plan.Ceilings)
            Line($"  - {{ {string.Join(", ", Fields(ceiling))} }}");
        if (plan.Suppositions.Count > 0)
            Line($"suppose:");
        foreach (var supposed in plan.Suppositions)
            Line($"  - {{ path: {supposed.Path}, from: {supposed.From:yyyy-MM-dd}, value: {Value(supposed.Value)} }}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static IEnumerable<string> Fields(PlanGroup group)
    {
        yield return $"code: {Quoted(group.Code)}";
        yield return $"name: {Quoted(group.Name)}";
        yield return $"agency: {Quoted(group.Agency)}";
        yield return $"fund: {group.Fund}";
        yield return $"segment: {Kebab.Of(group.Segment)}";
        yield return $"income: {(group.Income is { } income ? income.ToString() : "umk")}";
        if (group.Sector != Sector.Other)
            yield return $"sector: {Kebab.Of(group.Sector)}";
        if (group.Category is { } category)
            yield return $"category: {Quoted(category)}";
        if (group.District is { } district)
            yield return $"district: {Quoted(district)}";
        if (group.RiskClass is { } risk)
            yield return Plain($"risk: {risk}");
        if (group.Priority != 1)
            yield return Plain($"priority: {group.Priority}");
        var bundles = group.Bundles.Select(bundle =>
            $"{{ {From(bundle.From)}programmes: [{Keys(bundle.Insurance)}] }}"
        );
        yield return $"bundles: [{string.Join(", ", bundles)}]";
        var waves = group.Waves.Select(wave => $"{{ {string.Join(", ", Fields(wave))} }}");
        yield return $"waves: [{string.Join(", ", waves)}]";
    }

    private static IEnumerable<string> Fields(PlanWave wave)
    {
        if (wave.From is { } from)
            yield return $"from: {from}";
        if (wave.People is { } people)
            yield return Plain($"people: {people}");
        yield return Plain($"least: {wave.Least}");
        if (wave.Most is { } most)
            yield return Plain($"most: {most}");
    }

    private static IEnumerable<string> Fields(PlanCeiling ceiling)
    {
        yield return $"name: {Quoted(ceiling.Name)}";
        if (ceiling.Agency is { } agency)
            yield return $"agency: {Quoted(agency)}";
        if (ceiling.Account is { } account)
            yield return $"account: {account.Key()}";
        if (ceiling.Fund is { } fund)
            yield return $"fund: {fund}";
        if (ceiling.Year is { } year)
            yield return Plain($"year: {year}");
        yield return Plain($"amount: {ceiling.Amount.Amount}");
    }

    private static string From(Core.Time.Month? from) => from is { } month ? $"from: {month}, " : "";

    private static string Keys(Jaminan insurance) => string.Join(", ", insurance.Each().Select(one => one.Key()));

    private static string Value(LawValue value) => value is LawValue.Names ? $"[{value}]" : value.ToString() ?? "";

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        "\""
        + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}
