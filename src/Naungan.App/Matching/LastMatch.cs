using System.Text.Json;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.App.Matching;

/// <summary>
/// The last linkage run in a data folder: which files, and the model trained on them, so that <c>match explain</c>
/// speaks of the same weights without naming the files again. No personal data is kept.
/// </summary>
internal static class LastMatch
{
    private sealed record Kept(IReadOnlyList<string> Files);

    public static void Remember(string folder, IReadOnlyList<string> files, LinkModel model)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, "match")).FullName;
        var full = files.Select(Path.GetFullPath).ToList();
        File.WriteAllText(Path.Combine(place, "last.json"), JsonSerializer.Serialize(new Kept(full)));
        File.WriteAllText(Path.Combine(place, "last-model.json"), model.ToJson());
    }

    public static IReadOnlyList<string> Files(LinkageSettings settings, string settingsPath, string folder)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(settingsPath))!;
        if (settings.Files.Count > 0)
            return [.. settings.Files.Select(f => Path.Combine(beside, f))];
        return Read(folder)?.Files
            ?? throw new LinkageInputException(
                "no-file",
                "Sebutkan berkas daftarnya, atau jalankan match dedupe dahulu."
            );
    }

    /// <summary>The model of the last run, when it was about the same files.</summary>
    public static string? ModelFor(string folder, IReadOnlyList<string> files)
    {
        var same = Read(folder) is { } kept && kept.Files.SequenceEqual(files.Select(Path.GetFullPath));
        return same ? Path.Combine(folder, "match", "last-model.json") : null;
    }

    private static Kept? Read(string folder)
    {
        var path = Path.Combine(folder, "match", "last.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllText(path)) : null;
    }
}
