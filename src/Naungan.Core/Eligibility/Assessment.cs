namespace Naungan.Core.Eligibility;

public enum CheckOutcome
{
    Pass,
    Fail,
    Unknown,
}

/// <summary>One rule asked about one person.</summary>
/// <param name="Rule">Name in <see cref="RuleCatalogue"/>.</param>
/// <param name="Sentence">Indonesian, what was found and what to do about it; holds no personal number.</param>
/// <param name="Citation">The text the rule rests on, and how sure it is.</param>
/// <param name="IsExcepted">Passed only because two people set the rule aside.</param>
public sealed record Check(string Rule, CheckOutcome Outcome, string Sentence, string Citation, bool IsExcepted = false)
{
    internal Check Except(string reason) =>
        this with
        {
            Outcome = CheckOutcome.Pass,
            Sentence = $"{Sentence} Dikecualikan: {reason}",
            IsExcepted = true,
        };
}

/// <summary>All rules asked about one person, in the order of the catalogue.</summary>
public sealed record Assessment(IReadOnlyList<Check> Checks)
{
    /// <summary>Eligible only when every rule passes: what is unknown never passes silently.</summary>
    public CheckOutcome Verdict =>
        Checks.Any(check => check.Outcome == CheckOutcome.Fail) ? CheckOutcome.Fail
        : Checks.Any(check => check.Outcome == CheckOutcome.Unknown) ? CheckOutcome.Unknown
        : CheckOutcome.Pass;

    /// <summary>The first rule that decided the verdict; null when eligible.</summary>
    public string? FirstReason
    {
        get
        {
            var verdict = Verdict;
            return verdict == CheckOutcome.Pass ? null : Checks.First(check => check.Outcome == verdict).Rule;
        }
    }

    public bool IsExcepted => Checks.Any(check => check.IsExcepted);

    /// <summary>As the database and the command line name it.</summary>
    public string VerdictName =>
        Verdict switch
        {
            CheckOutcome.Pass => "eligible",
            CheckOutcome.Fail => "not-eligible",
            _ => "unknown",
        };
}
