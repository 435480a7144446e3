using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.Torture.Kill;

/// <summary>
/// The process that is killed. It says what it finished, a line at a time, straight to the pipe: what was said was said
/// whatever comes next.
/// </summary>
internal static class Child
{
    private const int Failed = 3;

    /// <param name="words">
    /// money|import|jobs|migrate, the folder, and how: plain, early or failures; then a server.
    /// </param>
    internal static async Task<int> Run(IReadOnlyList<string> words)
    {
        if (words[0] == "golden")
            return await Golden.GoldenCampaign.InChild(words.Count > 1 ? words[1] : null);
        await using var output = Console.OpenStandardOutput();
        void Say(string line) => output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        var (what, folder, how) = (words[0], words[1], words[2]);
        try
        {
            await using var db = Open(folder, words.Count > 3 ? words[3] : null);
            var plan = new Plan(db, folder, Say)
            {
                AcknowledgesEarly = how == "early",
                AcknowledgesFailures = how == "failures",
            };
            Say("ready");
            await (
                what switch
                {
                    "money" => plan.Money(),
                    "import" => plan.Import(),
                    "jobs" => plan.Jobs(),
                    "migrate" => Migrated(db, Say),
                    _ => throw new InvalidOperationException("The child does money, import, jobs or migrate."),
                }
            );
            Say("done");
            return 0;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync($"{wrong.GetType().Name}: {wrong.Message}");
            return Failed;
        }
    }

    /// <summary>The embedded database of a folder, or a server's with the folder's keys.</summary>
    internal static Db Open(string folder, string? server) =>
        server is null ? Db.InFolder(folder) : Db.OnServer(server, Vault.FromFile(Path.Combine(folder, "vault.json")));

    private static async Task Migrated(Db db, Action<string> say)
    {
        await Migrate.ToLatest(db, Regency.Beginning, default);
        say($"ack migrate 0 {Guid.Empty} -");
    }
}
