using System.CommandLine;
using Naungan.App.Platform.Cli;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>
/// Reads the words and decimals of the law commands; what cannot be read is wrong usage, never a default.
/// </summary>
internal static class LawOptions
{
    public static T One<T>(VerbRun run, Option<string?> option)
        where T : struct, Enum =>
        LawWords.TryOne<T>(run.Get(option), out var value) ? value : throw new WrongUsageException(option.Name);

    public static T One<T>(VerbRun run, Option<string?> option, T otherwise)
        where T : struct, Enum => run.Has(option) ? One<T>(run, option) : otherwise;

    public static Rational Decimal(VerbRun run, Option<string?> option) =>
        Rational.TryParse(run.Get(option), out var value) ? value : throw new WrongUsageException(option.Name);

    public static Rational Decimal(VerbRun run, Option<string?> option, Rational otherwise) =>
        run.Has(option) ? Decimal(run, option) : otherwise;

    /// <summary>
    /// Exactly one of two names for the same thing: --wage for wage earners, --income for the others.
    /// </summary>
    public static Rational Either(VerbRun run, Option<string?> wage, Option<string?> income) =>
        (run.Has(wage), run.Has(income)) switch
        {
            (true, false) => Decimal(run, wage),
            (false, true) => Decimal(run, income),
            _ => throw new WrongUsageException($"{wage.Name} / {income.Name}"),
        };
}
