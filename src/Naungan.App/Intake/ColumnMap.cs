using Naungan.App.Platform.Files;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// What a sender says the columns mean: a YAML file of headings, each with a field of reference/headings.yaml.
/// </summary>
public static class ColumnMap
{
    /// <exception cref="InvalidDataException">A field in it is not known.</exception>
    public static IReadOnlyDictionary<string, Field> Read(string path)
    {
        var document = YamlFields.Document(File.ReadAllText(path), Path.GetFileName(path));
        return document.Names.ToDictionary(
            Phrase.Fold,
            name =>
                ReferenceWords.FieldOrNull(document.Text(name))
                ?? throw document.Wrong($"'{document.Text(name)}' bukan jenis kolom yang dikenal")
        );
    }
}
