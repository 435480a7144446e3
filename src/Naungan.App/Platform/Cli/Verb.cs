using System.CommandLine;
using System.Globalization;

namespace Naungan.App.Platform.Cli;

/// <summary>
/// One command while it is being declared. Every command gets --json, --data, --db, --vault and --as.
/// </summary>
public sealed class Verb
{
    private readonly Command _command;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly TimeProvider _clock;

    internal Verb(Command command, TextWriter output, TextWriter error, TimeProvider clock)
    {
        _command = command;
        _output = output;
        _error = error;
        _clock = clock;
        Json = Flag("--json", "Satu objek JSON pada keluaran, tanpa teks lain");
        Data = Option<string>("--data", "Folder data tertanam (SQLite); bawaan ./data");
        Server = Option<string>("--db", "Sambungan PostgreSQL, menggantikan --data");
        VaultFile = Option<string>("--vault", "Berkas kunci brankas; wajib bersama --db");
        As = Option<string>("--as", "Bertindak sebagai akun ini; bawaan: operator konsol");
    }

    internal Option<bool> Json { get; }

    internal Option<string?> Data { get; }

    internal Option<string?> Server { get; }

    internal Option<string?> VaultFile { get; }

    internal Option<string?> As { get; }

    public Argument<string> Argument(string name, string about)
    {
        var argument = new Argument<string>(name) { Description = about };
        _command.Arguments.Add(argument);
        return argument;
    }

    public Argument<string?> OptionalArgument(string name, string about)
    {
        var argument = new Argument<string?>(name) { Description = about, Arity = ArgumentArity.ZeroOrOne };
        _command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>
    /// An option with a value; dates are 2024-08-19, months 2024-08, numbers plain. Absent means default(T).
    /// </summary>
    public Option<T?> Option<T>(string name, string about, bool required = false)
        where T : IParsable<T>
    {
        var option = new Option<T?>(name)
        {
            Description = about,
            Required = required,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
                if (typeof(T) == typeof(DateOnly))
                {
                    if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out var day))
                        return (T)(object)day;
                }
                else if (T.TryParse(text, CultureInfo.InvariantCulture, out var value))
                {
                    return value;
                }

                result.AddError($"{name}: nilai '{text}' tidak dapat dibaca. {about}.");
                return default;
            },
        };
        _command.Options.Add(option);
        return option;
    }

    public Option<bool> Flag(string name, string about)
    {
        var option = new Option<bool>(name) { Description = about };
        _command.Options.Add(option);
        return option;
    }

    /// <summary>What the command does; returns an <see cref="Exit"/> code.</summary>
    public void Run(Func<VerbRun, Task<int>> work) =>
        _command.SetAction((parsed, stop) => work(new VerbRun(this, parsed, _output, _error, _clock, stop)));
}
