using System.Globalization;
using Naungan.Core.Names;
using Naungan.Linkage;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Settings;

namespace Naungan.App.Matching;

/// <summary>
/// Weighs rows of a list against people of the register with the linkage engine. Pure: the same rows and people always
/// weigh the same, so an explanation can be made again whenever somebody asks for it.
/// </summary>
public static class RegisterLinkage
{
    /// <summary>
    /// Whether two sides have enough in common to be weighed: part of a name and the day, or most of it and the year.
    /// </summary>
    public static bool IsWorthWeighing(Side row, Side person)
    {
        if (row.BornOn is not { } born || person.BornOn is not { } other)
            return false;
        if (born.Year != other.Year)
            return false;
        var alikeMin = born == other ? NameAlikeMinSameDay : NameAlikeMin;
        return NameLikeness.Of(row.NameKey, person.NameKey) >= alikeMin;
    }

    /// <summary>What is compared. Family card and telephone come as blind indexes: only equality counts.</summary>
    public sealed record Side(
        string Key,
        string? Nik,
        string Name,
        string NameKey,
        DateOnly? BornOn,
        char? Sex,
        string? Village,
        byte[]? Card,
        byte[]? Phone
    );

    /// <param name="Row">Place of the row in the list given.</param>
    /// <param name="Person">Place of the person in the list given.</param>
    /// <param name="IsForbidden">Two sound NIKs differ: never one person by weight alone.</param>
    public sealed record Pair(
        int Row,
        int Person,
        double Probability,
        bool IsForbidden,
        IReadOnlyList<WeightStep> Because
    );

    // Below this a shared birth date, or a shared year, is chance; the engine would only say so more slowly.
    private const double NameAlikeMinSameDay = 0.4;
    private const double NameAlikeMin = 0.75;

    private static readonly string[] _columns = ["nik", "name", "birth_date", "sex", "village", "card", "phone"];

    private static readonly LinkageSettings _settings = new LinkageSettings
    {
        Preset = "person-id",
        Roles =
        {
            ["nik"] = ColumnRole.Nik,
            ["name"] = ColumnRole.PersonName,
            ["birth_date"] = ColumnRole.Date,
            ["sex"] = ColumnRole.Sex,
            ["village"] = ColumnRole.Code,
            ["card"] = ColumnRole.Code,
            ["phone"] = ColumnRole.Code,
        },
    }.Resolve(_columns, []);

    /// <summary>Pairs worth looking at, the likeliest first.</summary>
    public static List<Pair> Find(IReadOnlyList<Side> rows, IReadOnlyList<Side> people, bool explain)
    {
        if (rows.Count == 0 || people.Count == 0)
            return [];
        var builder = Linker.NewTable(_settings);
        foreach (var row in rows)
            builder.Add(row.Key, Values(row));
        builder.StartRight();
        foreach (var person in people)
            builder.Add(person.Key, Values(person));
        var result = Linker.Run(builder.Build(), _settings);
        return
        [
            .. result
                .Matches.Concat(result.Review)
                .Select(pair => new Pair(
                    Math.Min(pair.Left, pair.Right),
                    Math.Max(pair.Left, pair.Right) - rows.Count,
                    pair.Probability,
                    result.Forbids(pair.Left, pair.Right),
                    explain ? result.Explain(pair.Left, pair.Right) : []
                ))
                .OrderByDescending(pair => pair.Probability)
                .ThenBy(pair => pair.Row)
                .ThenBy(pair => pair.Person),
        ];
    }

    private static string?[] Values(Side side) =>
        [
            side.Nik,
            side.Name,
            side.BornOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            side.Sex?.ToString(),
            side.Village,
            side.Card is null ? null : Convert.ToHexString(side.Card),
            side.Phone is null ? null : Convert.ToHexString(side.Phone),
        ];
}
