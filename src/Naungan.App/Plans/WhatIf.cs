using Naungan.App.Platform.Files;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>
/// Suppositions a planner asks for most, ready to choose; they are data (scenarios/what-if). Any other is written in a
/// plan file.
/// </summary>
public sealed record WhatIf(string Code, string Title, IReadOnlyList<Supposition> Suppositions)
{
    private static readonly Lazy<IReadOnlyList<WhatIf>> _all = new(Read);

    public static IReadOnlyList<WhatIf> All => _all.Value;

    public static WhatIf? Find(string code) => All.FirstOrDefault(one => one.Code == code);

    private static List<WhatIf> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "scenarios", "what-if", "list.yaml");
        return [.. YamlFields.List(File.ReadAllText(path), "what-if").Select(Of)];
    }

    private static WhatIf Of(YamlFields row)
    {
        var one = new WhatIf(row.Text("code"), row.Text("title"), [.. row.Rows("suppose").Select(PlanYaml.Supposed)]);
        row.NothingElse();
        return one;
    }
}
