using Naungan.App.Platform.Files;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>The word lists of reference/: synonyms of headings, and local words for work with their category.</summary>
public static class ReferenceWords
{
    private static readonly Lazy<Phrases<Field>> _headings = new(() =>
        new(Read("headings.yaml").Select(word => (word.Phrase, FieldNamed(word.Name))))
    );

    private static readonly Lazy<List<(string Name, string Phrase)>> _occupations = new(() => Read("occupations.yaml"));

    public static Phrases<Field> Headings => _headings.Value;

    /// <summary>Words for work of these categories only, with the names the government gave them.</summary>
    public static Phrases<string> Occupations(IReadOnlyCollection<(string Code, string Name)> categories)
    {
        var codes = categories.Select(category => category.Code).ToHashSet();
        return new(
            categories
                .Select(category => (category.Name, category.Code))
                .Concat(
                    _occupations.Value.Where(word => codes.Contains(word.Name)).Select(word => (word.Phrase, word.Name))
                )
        );
    }

    /// <summary>The field with this kebab-case name; null when there is none.</summary>
    public static Field? FieldOrNull(string name)
    {
        foreach (var field in Enum.GetValues<Field>())
        {
            if (Kebab.Of(field) == name)
                return field;
        }

        return null;
    }

    private static Field FieldNamed(string name) =>
        FieldOrNull(name) ?? throw new InvalidDataException($"reference/headings.yaml: '{name}' tidak dikenal.");

    private static List<(string Name, string Phrase)> Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "reference", file);
        var document = YamlFields.Document(File.ReadAllText(path), "reference/" + file);
        return [.. document.Names.SelectMany(name => document.Texts(name).Select(phrase => (name, phrase)))];
    }
}
