using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Tests.Law;

/// <summary>The cases of law/cases, read as a lawyer wrote them.</summary>
public static class WorkedCase
{
    public static Actor Reader { get; } = Actor.AtConsole(RegionCode.Parse("64.02"), "penguji");

    private static string Folder => Path.Combine(LawFiles.ShippedFolder, "cases");

    public static IReadOnlyList<YamlFields> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => YamlFields.List(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file))),
    ];

    /// <summary>A row per case that asks this question: its file and place, and its name.</summary>
    public static TheoryData<string, string> Asking(string question)
    {
        var rows = new TheoryData<string, string>();
        foreach (var one in All.Where(one => one.Has(question)))
            rows.Add(one.Where, one.Text("name"));
        return rows;
    }

    public static YamlFields At(string where) => All.Single(one => one.Where == where);

    /// <summary>The lawbook a case wants: all of it, or as it was known on a day.</summary>
    public static Lawbook Book(YamlFields one) =>
        one.MaybeDay("known_at") is { } day ? LawFiles.Shipped.KnownAt(day) : LawFiles.Shipped;

    public static YamlFields Part(YamlFields one, string name) => new(one.Node(name)!, $"{one.Where}, {name}");

    public static Rational Wage(YamlFields input, Lawbook book, DateOnly on) =>
        input.MaybeText("umk") is { } region
            ? MinimumWage.Of(book, RegionCode.Parse(region), on).Value.Amount
            : Rational.Parse(input.MaybeText("wage") ?? input.Text("income"));

    public static Jaminan Programmes(YamlFields input) =>
        LawWords.TryProgrammes(string.Join(',', input.Texts("programmes")), out var set)
            ? set
            : throw input.Wrong("programmes");
}
