namespace Naungan.App.Tests.Platform.Web;

/// <summary>Files of the repository that tests compare with what the program says.</summary>
internal static class Repository
{
    private static readonly Lazy<string> _root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Naungan.slnx")))
            folder =
                folder.Parent ?? throw new InvalidOperationException("Naungan.slnx is above no folder of the tests.");
        return folder.FullName;
    });

    internal static string Path(string inside) => System.IO.Path.Combine(_root.Value, inside);

    /// <summary>Source files below a folder, without what builds and npm leave there.</summary>
    internal static IEnumerable<string> Files(string folder, params string[] kinds) =>
        Directory
            .EnumerateFiles(Path(folder), "*", SearchOption.AllDirectories)
            .Where(file => kinds.Contains(System.IO.Path.GetExtension(file)))
            .Where(file => !Left().Any(part => file.Contains(part, StringComparison.Ordinal)));

    private static string[] Left() => ["/bin/", "/obj/", "/node_modules/", "/dist/"];
}
