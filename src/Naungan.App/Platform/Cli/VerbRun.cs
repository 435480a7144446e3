using System.CommandLine;
using System.Text.Json;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Platform.Cli;

/// <summary>One command while it runs: its values, its database, its actor, and the two ways to answer.</summary>
public sealed class VerbRun(
    Verb verb,
    ParseResult parsed,
    TextWriter output,
    TextWriter error,
    TimeProvider clock,
    CancellationToken stop
)
{
    public CancellationToken Stop => stop;

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeProvider Clock => clock;

    public bool IsJson => parsed.GetValue(verb.Json);

    /// <summary>Plain text for people; silent under --json. For progress and notes along the way.</summary>
    public TextWriter Output => IsJson ? TextWriter.Null : output;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public string Get(Argument<string> argument) => parsed.GetValue(argument)!;

    public string? GetOptional(Argument<string?> argument) => parsed.GetValue(argument);

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Whether --data or --db was given.</summary>
    public bool HasDatabase => HasData || parsed.GetValue(verb.Server) is not null;

    /// <summary>Whether --data was given.</summary>
    public bool HasData => parsed.GetValue(verb.Data) is not null;

    /// <summary>The folder of --data, for commands that keep files beside the database.</summary>
    public string DataFolder => parsed.GetValue(verb.Data) ?? "data";

    /// <summary>Opens the database of --data or --db and brings it to this program's schema.</summary>
    public async Task<Db> OpenDb()
    {
        var db = OpenDbAsItIs();
        await Migrate.ToLatest(db, Now, stop);
        return db;
    }

    /// <summary>Opens the database of --data or --db and leaves its schema alone.</summary>
    public Db OpenDbAsItIs() =>
        parsed.GetValue(verb.Server) is { } server
            ? Db.OnServer(
                server,
                Vault.FromFile(parsed.GetValue(verb.VaultFile) ?? throw new WrongUsageException("--vault"))
            )
            : Db.InFolder(DataFolder);

    /// <summary>The account of --as, or the operator of this machine.</summary>
    public async Task<Actor> Actor(Db db, RegionCode government)
    {
        if (parsed.GetValue(verb.As) is not { } name)
            return Security.Actor.AtConsole(government, Environment.UserName);
        await using var session = await db.Read(stop);
        return await AccountTables.ActorNamed(session, government, name, stop) ?? throw new WrongUsageException("--as");
    }

    /// <summary>Prints a result: the value as JSON or as text, or the refusal; returns the exit code.</summary>
    public int Answer<T>(Result<T> result, Action<T, TextWriter> plain, Func<T, int>? exitWhenDone = null)
    {
        if (!result.TryGet(out var value, out var refusal))
            return Refused(refusal);
        if (IsJson)
            output.WriteLine(JsonSerializer.Serialize(value, PlainJson.Options));
        else
            plain(value, output);
        return exitWhenDone?.Invoke(value) ?? Exit.Done;
    }

    public int Refused(Refusal refusal)
    {
        if (IsJson)
            output.WriteLine(
                JsonSerializer.Serialize(new { refusal = new { refusal.Reason, refusal.Message } }, PlainJson.Options)
            );
        else
            error.WriteLine($"Ditolak ({refusal.Reason}): {refusal.Message}");
        return Exit.Refused;
    }
}

/// <summary>The command line cannot be carried out as written; ends with exit code 2.</summary>
public sealed class WrongUsageException(string option)
    : Exception($"Opsi {option} hilang atau nilainya tidak dikenal.");
