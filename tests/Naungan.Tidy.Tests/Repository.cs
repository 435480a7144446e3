namespace Naungan.Tidy.Tests;

/// <summary>The repository as text: every file a person wrote, without what builds and package managers make.</summary>
internal static class Repository
{
    private static readonly string[] _madeByTools =
    [
        ".git",
        ".vs",
        ".idea",
        ".build",
        "bin",
        "obj",
        "dist",
        "node_modules",
        "TestResults",
        "StrykerOutput",
    ];
    private static readonly string[] _textKinds =
    [
        ".cs .cshtml .csproj .props .slnx .css .js .mjs .json .yaml .yml .sql .csv .md .txt .svg .editorconfig",
        ".gitignore .npmrc",
    ];
    private static readonly HashSet<string> _kinds = [.. _textKinds.SelectMany(kinds => kinds.Split(' '))];
    private static readonly Lazy<IReadOnlyList<TextFile>> _files = new(() => Read(FindRoot()));

    /// <summary>The folder that holds Naungan.slnx, found from where the tests run.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<TextFile> Files => _files.Value;

    /// <summary>C# of the product.</summary>
    public static IEnumerable<TextFile> Source => Files.Where(file => file.IsUnder("src/") && file.Kind == ".cs");

    /// <summary>C# of the tests and benchmarks.</summary>
    public static IEnumerable<TextFile> Tests =>
        Files.Where(file => (file.IsUnder("tests/") || file.IsUnder("bench/")) && file.Kind == ".cs");

    /// <summary>Folders of src/Naungan.App that hold a feature: all but Platform and what the browser gets.</summary>
    public static IReadOnlyList<string> Features { get; } =
    [
        .. Directory
            .GetDirectories(Path.Combine(Root, "src", "Naungan.App"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.Length > 0 && char.IsUpper(name[0]) && name != "Platform")
            .Order(StringComparer.Ordinal),
    ];

    public static TextFile File(string path) =>
        Files.SingleOrDefault(file => file.Path == path)
        ?? throw new InvalidOperationException($"{path} is not in the repository.");

    internal static IReadOnlyList<TextFile> Read(string root)
    {
        var files = new List<TextFile>();
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var inner in Directory.GetDirectories(folder).Where(inner => IsWritten(root, inner)))
                folders.Push(inner);
            foreach (var path in Directory.GetFiles(folder))
            {
                if (_kinds.Contains(Path.GetExtension(path)) || IsScript(path))
                    files.Add(new TextFile(Path.GetRelativePath(root, path), System.IO.File.ReadAllText(path)));
            }
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The default data and output folders of the two commands lie at the root and are nobody's writing.
    /// </summary>
    private static bool IsWritten(string root, string folder) =>
        !_madeByTools.Contains(Path.GetFileName(folder))
        && Path.GetRelativePath(root, folder) is not ("data" or "out" or "demo");

    private static bool IsScript(string path)
    {
        if (Path.GetExtension(path).Length > 0 || new FileInfo(path).Length > 1 << 20)
            return false;
        using var stream = System.IO.File.OpenRead(path);
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Naungan.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("No Naungan.slnx above the tests' folder.");
    }
}

/// <summary>One written file, by its path from the root with forward slashes.</summary>
internal sealed class TextFile(string path, string text)
{
    private readonly Lazy<CSharpText> _csharp = new(() => new CSharpText(text));

    public string Path { get; } = path.Replace('\\', '/');

    public string Text => text;

    public string Kind => System.IO.Path.GetExtension(Path);

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string[] Lines { get; } = text.TrimEnd('\n').Split('\n');

    /// <summary>The text with strings and comments told apart from code.</summary>
    public CSharpText CSharp => _csharp.Value;

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Feature folder of a file in src/Naungan.App; empty for files beside the folders.</summary>
    public string Feature => IsUnder("src/Naungan.App/") && Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    /// <summary>Line number, from 1, of a position in the text.</summary>
    public int LineAt(int position) => text.AsSpan(0, position).Count('\n') + 1;
}
