using System.Data;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests;

namespace Naungan.Torture;

/// <summary>A database of a campaign's own, gone when the campaign is done with it.</summary>
internal sealed class Place : IAsyncDisposable
{
    private Place(Db db, string? folder) => (Db, Folder) = (db, folder);

    internal Db Db { get; }

    internal string? Folder { get; }

    /// <summary>
    /// An empty place. In memory where the machine allows it: only campaigns that kill or break ask for a disk.
    /// </summary>
    internal static async Task<Place> Fresh(DbKind kind, IsolationLevel level = IsolationLevel.ReadCommitted)
    {
        if (kind == DbKind.Postgres)
            return new Place(Db.OnServer(await ScratchPostgres.FreshDatabase(), Vault.InMemory(), level), null);
        var folder = NewFolder();
        return new Place(Db.InFolder(folder), folder);
    }

    /// <summary>A copy of a prepared folder, so that a thousand worlds cost a thousand copies.</summary>
    internal static Place CopyOf(string prepared)
    {
        var folder = NewFolder();
        foreach (var file in Directory.GetFiles(prepared))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new Place(Db.InFolder(folder), folder);
    }

    internal static string NewFolder()
    {
        const string Memory = "/dev/shm";
        var root = Directory.Exists(Memory) ? Memory : Path.GetTempPath();
        var folder = Path.Combine(root, "naungan-torture-" + Path.GetRandomFileName());
        return Directory.CreateDirectory(folder).FullName;
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (Folder is not null)
            Directory.Delete(Folder, recursive: true);
    }
}
