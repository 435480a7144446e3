using Naungan.App.Platform.Files;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>
/// Builds a <see cref="Lawbook"/> from a folder of YAML files: the path of a file is the path of its parameter. Every
/// slip in a file is an error that names the file, never a value left out (law/README.md).
/// </summary>
public static class LawFiles
{
    private static readonly Lazy<Lawbook> _shipped = new(() => Load(ShippedFolder));

    /// <summary>The law this program came with. Read once; the lawbook is immutable.</summary>
    public static Lawbook Shipped => _shipped.Value;

    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "law");

    public static Lawbook Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"Folder ketentuan '{Path.GetFileName(folder)}' tidak ada.");
        var sources = Sources(Path.Combine(folder, "sources.yaml"));
        var published = sources.ToDictionary(
            source => source.Key,
            source => source.PublishedOn,
            StringComparer.Ordinal
        );
        var parameters = ParameterFiles(folder)
            .Select(path => LawYaml.Parameter(File.ReadAllText(Path.Combine(folder, path + ".yaml")), path, published));
        return new Lawbook(parameters, sources);
    }

    /// <summary>Paths of all parameters under a folder, without the extension, always with forward slashes.</summary>
    public static IReadOnlyList<string> ParameterFiles(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/'))
                .Where(path => path != "sources" && !path.StartsWith("cases/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static List<LawSource> Sources(string file)
    {
        var sources = new List<LawSource>();
        foreach (var entry in YamlFields.List(File.ReadAllText(file), "sources"))
        {
            var key = entry.Text("key");
            var kind = entry.OneOf<SourceKind>("kind");
            sources.Add(
                new LawSource(key, entry.Text("title"), kind, entry.MaybeDay("published"), entry.MaybeText("url"))
            );
            entry.NothingElse();
        }

        return sources;
    }
}
