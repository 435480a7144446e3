using System.Text.Json;
using System.Text.Json.Serialization;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Settings;

/// <summary>What a column holds, which decides how it is normalised, compared and blocked on.</summary>
public enum ColumnRole
{
    /// <summary>Not used.</summary>
    Ignore,

    /// <summary>Indonesian identity number; with a date column it is compared jointly with it.</summary>
    Nik,
    Date,
    Sex,

    /// <summary>A whole Indonesian name.</summary>
    PersonName,

    /// <summary>First name of a name kept in two columns; its partner is the surname.</summary>
    GivenName,
    Surname,

    /// <summary>A short text compared letter by letter.</summary>
    Text,

    /// <summary>A longer text compared word by word.</summary>
    Words,
    Address,

    /// <summary>A village, district or town by its name.</summary>
    Place,
    Phone,

    /// <summary>A number that identifies and may be mistyped.</summary>
    Number,

    /// <summary>A code that is the same or not.</summary>
    Code,

    /// <summary>A Bloom-filter encoding made by the private mode, in hexadecimal.</summary>
    Bloom,

    /// <summary>Used in blocking rules and never compared.</summary>
    Key,
}

/// <summary>One column: its name in the file, its role, and whether members of a household share it.</summary>
public sealed record ColumnSetting(string Name, ColumnRole Role, bool Shared)
{
    public ColumnSpec Spec =>
        new(
            Name,
            Role switch
            {
                ColumnRole.Nik or ColumnRole.Number => FieldKind.Digits,
                ColumnRole.Phone => FieldKind.Phone,
                ColumnRole.Sex => FieldKind.Sex,
                _ => FieldKind.Text,
            }
        );
}

/// <summary>What happens to rows that cannot be read or repeat an id.</summary>
public enum BadRows
{
    Refuse,
    SetAside,
}

/// <summary>
/// Settings of a linkage. Left empty, columns and rules follow from the preset and the file's headings; a settings
/// file names only what should differ.
/// </summary>
public sealed record LinkageSettings
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    /// <summary><c>person-id</c> or <c>generic</c>.</summary>
    public string Preset { get; init; } = "generic";

    /// <summary>Column with the record ids; empty: guessed from the headings, or rows are numbered.</summary>
    public string? Id { get; init; }

    /// <summary>Roles by column name, over what the preset guesses.</summary>
    public Dictionary<string, ColumnRole> Roles { get; init; } = [];

    /// <summary>Columns that members of one household share, over what the roles imply.</summary>
    public IReadOnlyList<string>? Shared { get; init; }

    /// <summary>Blocking rules; each is a list of <c>column</c> or <c>column:form</c>. Null: the preset's.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Rules { get; init; }

    /// <summary>Only the named columns are used when true; otherwise unnamed ones are guessed.</summary>
    public bool OnlyNamed { get; init; }

    /// <summary>For two lists: every record has at most one partner.</summary>
    public bool OneToOne { get; init; }

    /// <summary>
    /// Pairs from this probability on are the same person. Null: 0.95; or 0.85 where the model has learned from known
    /// numbers what its weights are worth, and so promises no more than it keeps.
    /// </summary>
    public double? Threshold { get; init; }

    internal double ThresholdFor(Modelling.LinkModel model) => Threshold ?? (model.Experience is null ? 0.95 : 0.85);

    /// <summary>Pairs from this probability on, below the threshold, are listed for review.</summary>
    public double ReviewFrom { get; init; } = 0.2;

    /// <summary>Blocks with more records are skipped, with a warning.</summary>
    public int BlockRecordsMax { get; init; } = 2000;

    /// <summary>
    /// A rule of a preset may make this many pairs a record; its largest blocks go first, with a warning.
    /// </summary>
    public double PairsPerRecordMax { get; init; } = 12;

    public BadRows BadRows { get; init; }

    /// <summary>0: as many as the machine has.</summary>
    public int Threads { get; init; }

    /// <summary>A saved model to use instead of training one.</summary>
    public string? Model { get; init; }

    /// <summary>The lists these settings are for, relative to the settings file; a command may name others.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The columns in use, once resolved against a file.</summary>
    [JsonIgnore]
    public IReadOnlyList<ColumnSetting> Columns { get; init; } = [];

    [JsonIgnore]
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>Reads a settings file, or takes the name of a preset.</summary>
    public static LinkageSettings Load(string pathOrPreset)
    {
        if (pathOrPreset is "person-id" or "generic")
            return new LinkageSettings { Preset = pathOrPreset };
        try
        {
            return FromJson(File.ReadAllText(pathOrPreset));
        }
        catch (IOException error)
        {
            throw new LinkageInputException("settings-unreadable", error.Message);
        }
    }

    public static LinkageSettings FromJson(string json)
    {
        try
        {
            var settings =
                JsonSerializer.Deserialize<LinkageSettings>(json, Json)
                ?? throw new LinkageInputException("settings-unreadable", "The settings are empty.");
            return settings.Preset is "person-id" or "generic"
                ? settings
                : throw new LinkageInputException("settings-unreadable", $"There is no preset \"{settings.Preset}\".");
        }
        catch (JsonException error)
        {
            throw new LinkageInputException("settings-unreadable", error.Message);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Settles ids, columns and roles for files with these headings.</summary>
    public LinkageSettings Resolve(CsvHeading heading) => Resolve(heading.Names, heading.Sample);

    /// <summary>Settles ids, columns and roles for in-memory columns; the sample may be empty.</summary>
    public LinkageSettings Resolve(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        foreach (var name in Roles.Keys.Append(Id).OfType<string>())
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var message = $"There is no column \"{name}\"; there are: {string.Join(", ", names)}.";
                throw new LinkageInputException("missing-column", message);
            }
        }

        var id = Id ?? RoleGuess.IdColumn(names, sample);
        var columns = RoleGuess
            .Columns(this, names, sample)
            .Where(c => c.Role != ColumnRole.Ignore && !string.Equals(c.Name, id, StringComparison.OrdinalIgnoreCase))
            .Select(c => Shared is null ? c : c with { Shared = Shared.Contains(c.Name) })
            .ToList();
        if (columns.Count == 0)
            throw new LinkageInputException("missing-column", "No column is left to compare.");
        return this with { Id = id, Columns = columns };
    }
}
