using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>What an agency said its headings mean, kept from list to list.</summary>
internal static class SavedHeadings
{
    internal static async Task<Dictionary<string, Field>> Of(
        Session session,
        string government,
        string agency,
        CancellationToken stop
    )
    {
        var saved = await session.List<Heading>(
            "select heading as text, field from agency_heading where region_code = @government "
                + "and agency_code = @agency",
            new { government, agency },
            stop
        );
        return saved.ToDictionary(
            heading => heading.Text,
            heading => ReferenceWords.FieldOrNull(heading.Field) ?? Field.Other
        );
    }

    internal static async Task Save(
        Session session,
        string government,
        string agency,
        IReadOnlyDictionary<string, Field> map,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        foreach (var (heading, field) in map)
            await session.Run(
                "insert into agency_heading (region_code, agency_code, heading, field, confirmed_by, confirmed_at) "
                    + "values (@government, @agency, @heading, @field, @by, @now) "
                    + "on conflict (region_code, agency_code, heading) do update set field = excluded.field, "
                    + "confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at",
                new
                {
                    government,
                    agency,
                    heading,
                    field = Kebab.Of(field),
                    by,
                    now,
                },
                stop
            );
    }

    private sealed record Heading
    {
        public string Text { get; init; } = "";
        public string Field { get; init; } = "";
    }
}
