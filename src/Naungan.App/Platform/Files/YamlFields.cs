using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Naungan.App.Platform.Files;

/// <summary>
/// The fields of one YAML mapping, each asked for by name; what nobody asked for is a mistake in the file. Scalars stay
/// text until a field says what they are, so that 0.30 is never a floating-point number and "no" never a boolean.
/// </summary>
public sealed class YamlFields
{
    private readonly YamlMappingNode _node;
    private readonly string _where;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public YamlFields(YamlNode node, string where)
    {
        _where = where;
        _node = node as YamlMappingNode ?? throw Wrong("diharapkan pasangan nama dan nilai");
    }

    public string Where => _where;

    public static YamlFields Document(string yaml, string where) => new(Root(yaml, where), where);

    public static IEnumerable<YamlFields> List(string yaml, string where) =>
        Root(yaml, where) is YamlSequenceNode list
            ? list.Children.Select((node, i) => new YamlFields(node, Numbered(where, i)))
            : throw new InvalidDataException($"{where}: diharapkan daftar");

    public bool Has(string name) => Node(name) is not null;

    public YamlNode? Node(string name)
    {
        _asked.Add(name);
        return _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }

    public string? MaybeText(string name) =>
        Node(name) switch
        {
            null => null,
            YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value,
            _ => throw Wrong($"'{name}' kosong atau bukan teks"),
        };

    public string Text(string name) => MaybeText(name) ?? throw Wrong($"'{name}' hilang");

    public DateOnly? MaybeDay(string name)
    {
        if (MaybeText(name) is not { } text)
            return null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Wrong($"'{name}: {text}' bukan tanggal seperti 2024-08-19");
    }

    public DateOnly Day(string name) => MaybeDay(name) ?? throw Wrong($"'{name}' hilang");

    /// <summary>An enum written in kebab-case: <c>day-of-month</c>.</summary>
    public T OneOf<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab.Of(value) == text)
                return value;
        }

        throw Wrong($"'{name}: {text}' tidak dikenal");
    }

    public IReadOnlyList<string> Texts(string name) =>
        Node(name) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(child => ((YamlScalarNode)child).Value ?? "")],
            _ => throw Wrong($"'{name}' bukan daftar"),
        };

    /// <summary>Names and texts of a mapping, such as codes and what they mean.</summary>
    public Dictionary<string, string> Pairs(string name)
    {
        var pairs = new YamlFields(Node(name) ?? throw Wrong($"'{name}' hilang"), $"{_where}, {name}");
        return pairs.Names.ToDictionary(key => key, pairs.Text, StringComparer.Ordinal);
    }

    public IEnumerable<YamlFields> Rows(string name) =>
        Node(name) is YamlSequenceNode list
            ? list.Children.Select((node, i) => new YamlFields(node, Numbered($"{_where}, {name}", i)))
            : throw Wrong($"'{name}' bukan daftar");

    public IEnumerable<string> Names => _node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public void NothingElse()
    {
        if (Names.FirstOrDefault(name => !_asked.Contains(name)) is { } extra)
            throw Wrong($"'{extra}' tidak dikenal");
    }

    public InvalidDataException Wrong(string what) => new($"{_where}: {what}.");

    private static string Numbered(string where, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{where} [{index + 1}]");

    private static YamlNode Root(string yaml, string where)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException)
        {
            // An unclosed bracket makes YamlDotNet 16 stop with InvalidOperationException and without a place.
            var place = problem is YamlException known
                ? string.Create(CultureInfo.InvariantCulture, $" pada baris {known.Start.Line}")
                : "";
            throw new InvalidDataException($"{where}: YAML rusak{place}.", problem);
        }

        return stream.Documents is [var only]
            ? only.RootNode
            : throw new InvalidDataException($"{where}: diharapkan satu dokumen.");
    }
}
