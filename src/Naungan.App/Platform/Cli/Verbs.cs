using System.CommandLine;

namespace Naungan.App.Platform.Cli;

/// <summary>
/// The tree of commands. A use case adds itself: <c>cli.Add("law show", about, example, verb => ...)</c>.
/// </summary>
public sealed class Verbs(TextWriter output, TextWriter error, TimeProvider clock)
{
    private readonly RootCommand _root = new(
        "Naungan: perlindungan jaminan sosial ketenagakerjaan oleh pemerintah daerah"
    );
    private readonly List<string> _paths = [];

    /// <summary>Every command's full name, in the order added; docs/access.csv is checked against it.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>
    /// Says what the commands beginning with a word are about; also the order in which --help lists them.
    /// </summary>
    public void Group(string word, string about) => _root.Subcommands.Add(new Command(word, about));

    /// <param name="path">Words of the command, "run open".</param>
    /// <param name="about">One Indonesian sentence for --help.</param>
    /// <param name="example">A command line that works, shown in --help.</param>
    /// <param name="build">Declares arguments and options, then says what to run.</param>
    public void Add(string path, string about, string example, Action<Verb> build)
    {
        Command at = _root;
        foreach (var word in path.Split(' '))
        {
            var next = at.Subcommands.FirstOrDefault(command => command.Name == word);
            if (next is null)
                at.Subcommands.Add(next = new Command(word));
            at = next;
        }

        at.Description = $"{about}\n\nContoh:\n  {example}";
        _paths.Add(path);
        build(new Verb(at, output, error, clock));
    }

    public Task<int> Invoke(IReadOnlyList<string> args, CancellationToken stop)
    {
        var parsed = _root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                error.WriteLine(problem.Message);
            error.WriteLine(
                "Lihat: naungan " + string.Join(' ', args.TakeWhile(arg => !arg.StartsWith('-'))) + " --help"
            );
            return Task.FromResult(Exit.WrongUsage);
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        return parsed.InvokeAsync(configuration, stop);
    }
}
