namespace Naungan.Core.People;

/// <summary>
/// What it is worth that a person looks at a doubtful row now: months at stake times doubt. At stake are the months
/// already paid for the person it may be, which a second person of the same body would double, and the month of cover
/// the row itself waits for.
/// </summary>
public static class DecisionValue
{
    // A pair nobody doubts is still looked at some day.
    private const double DoubtMin = 0.05;

    /// <summary>In months; at least 0.05.</summary>
    /// <param name="paidMonths">Months paid for the likeliest person, 0 or more.</param>
    /// <param name="probability">That both are one person; null when nothing was weighed.</param>
    public static double Of(int paidMonths, double? probability) => (1 + paidMonths) * Doubt(probability);

    /// <summary>1 when both answers are equally likely or nothing is known; 0.05 when one is nearly certain.</summary>
    public static double Doubt(double? probability) =>
        probability is { } p ? Math.Max(DoubtMin, 1 - Math.Abs((2 * p) - 1)) : 1;
}
