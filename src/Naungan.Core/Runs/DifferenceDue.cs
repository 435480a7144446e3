using Naungan.Core.Law;

namespace Naungan.Core.Runs;

/// <summary>
/// By when a difference in the insurer's file is to be settled: a rule of the house, kept as data like the law.
/// </summary>
/// <param name="On">Last day that is not late.</param>
public sealed record DifferenceDue(DateOnly On, Explanation Because)
{
    /// <param name="book">With the days there are.</param>
    /// <param name="came">Day the file was received.</param>
    public static Result<DifferenceDue> After(Lawbook book, DateOnly came) =>
        LawReading.Ask(
            book,
            came,
            law => new DifferenceDue(came.AddDays(law.Count("reconciliation/difference-days")), law.Because)
        );
}
