using System.Globalization;
using Naungan.App.Plans;
using Naungan.App.Platform.Files;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Scenarios.Paper;

/// <summary>
/// The planning side of a scenario: questions put to the solver, published figures beside what the law gives, and what
/// must come out. One file in scenarios/plans/.
/// </summary>
internal sealed record PlanScenario(
    string Name,
    string Title,
    string Source,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<PlanQuestion> Questions,
    IReadOnlyList<PublishedCase> Cases,
    IReadOnlyList<FigureDifference> Differences,
    IReadOnlyList<ScenarioCheck> Checks
)
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "scenarios", "plans");

    internal static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Root, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file));

    internal static PlanScenario? Find(string name) =>
        Names().Contains(name, StringComparer.Ordinal)
            ? Read(File.ReadAllText(Path.Combine(Root, name + ".yaml")), name)
            : null;

    internal static PlanScenario Read(string text, string where)
    {
        var file = YamlFields.Document(text, where);
        var scenario = new PlanScenario(
            file.Text("name"),
            file.Text("title"),
            file.Text("source"),
            file.Texts("assumptions"),
            Rows(file, "questions", row => new PlanQuestion(row.Text("name"), PlanYaml.Of(row, "plan"))),
            Rows(file, "cases", PublishedCase.Of),
            Rows(file, "differences", row => new FigureDifference(row.Text("name"), row.Text("of"), row.Text("less"))),
            Rows(
                file,
                "checks",
                row => new ScenarioCheck { Name = row.Text("name"), Expected = Whole(row, "expected") }
            )
        );
        file.NothingElse();
        return scenario;
    }

    internal static long Whole(YamlFields row, string name) =>
        long.TryParse(row.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Wrong($"'{name}' bukan bilangan bulat");

    private static List<T> Rows<T>(YamlFields file, string name, Func<YamlFields, T> of)
    {
        if (!file.Has(name))
            return [];
        var rows = new List<T>();
        foreach (var row in file.Rows(name))
        {
            rows.Add(of(row));
            row.NothingElse();
        }

        return rows;
    }
}

internal sealed record PlanQuestion(string Name, Core.Plans.Plan Plan);

/// <summary>A figure less another one, by their names.</summary>
internal sealed record FigureDifference(string Name, string Of, string Less);

/// <summary>
/// A figure some region published, and how far it fits people times months times the law's contribution.
/// </summary>
/// <param name="Unit">What the published figure was rounded to.</param>
/// <param name="Why">Where it does not fit: what would.</param>
internal sealed record PublishedCase(
    string Name,
    long People,
    Month Start,
    int Months,
    Segment Segment,
    RegionCode? MinimumWageOf,
    Funding Funding,
    Rupiah Published,
    string Fits,
    long Unit,
    string Why,
    string Seen
)
{
    internal static PublishedCase Of(YamlFields row)
    {
        var fits = row.Text("fits");
        if (fits is not ("exact" or "rounded" or "none"))
            throw row.Wrong($"'fits: {fits}' bukan exact, rounded, atau none");
        if ((fits == "none") != row.Has("why"))
            throw row.Wrong("'why' wajib bagi angka yang tidak cocok, dan hanya baginya");
        return new PublishedCase(
            row.Text("name"),
            PlanScenario.Whole(row, "people"),
            Month.Parse(row.Text("start")),
            (int)PlanScenario.Whole(row, "months"),
            row.Has("segment") ? row.OneOf<Segment>("segment") : Segment.Bpu,
            row.Has("umk") ? RegionCode.Parse(row.Text("umk")) : null,
            row.Has("funding") ? row.OneOf<Funding>("funding") : Funding.Apbd,
            new Rupiah(PlanScenario.Whole(row, "published")),
            fits,
            row.Has("unit") ? PlanScenario.Whole(row, "unit") : 1,
            row.MaybeText("why") ?? "",
            row.Text("seen")
        );
    }
}
