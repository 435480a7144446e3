using System.Text.Json;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Modelling;

/// <summary>
/// What one comparison says: for every level from 1 on its chance among true pairs, among strangers, and among
/// members of one household, and how much shared information is usual at that level (bits).
/// </summary>
public sealed record FactModel(
    string Name,
    IReadOnlyList<string> Levels,
    double[] Match,
    double[] Stranger,
    double[] Household,
    double[] UsualBits
);

/// <summary>A trained model, as saved and loaded. Index 0 of every array belongs to level 1.</summary>
public sealed record LinkModel(
    IReadOnlyList<FactModel> Facts,
    double MatchesPerRecord,
    double HouseholdPairsPerRecord,
    long Records
)
{
    /// <summary>
    /// What weights turned out to be worth on pairs whose truth a number told; null when there were too few of them.
    /// </summary>
    public IReadOnlyList<ExperiencePoint>? Experience { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static LinkModel FromJson(string json) =>
        JsonSerializer.Deserialize<LinkModel>(json, Json)
        ?? throw new Reading.LinkageInputException("model-unreadable", "The model is empty.");

    /// <summary>Refuses a model that was made for other comparisons.</summary>
    public void CheckFits(IReadOnlyList<Comparison> comparisons)
    {
        var fits = Facts.Count == comparisons.Count;
        for (var c = 0; fits && c < comparisons.Count; c++)
            fits = Facts[c].Name == comparisons[c].Name && Facts[c].Match.Length == comparisons[c].Levels.Count - 1;
        if (!fits)
        {
            var names = string.Join(", ", comparisons.Select(c => c.Name));
            throw new Reading.LinkageInputException(
                "model-does-not-fit",
                $"The model is not for the comparisons {names}."
            );
        }
    }
}
