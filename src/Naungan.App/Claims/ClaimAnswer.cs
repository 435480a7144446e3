using Naungan.App.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Claims;

/// <summary>A claim as the command line writes it: no name, no NIK, no story.</summary>
public sealed record ClaimAnswer(
    Guid Id,
    string Number,
    string Event,
    DateOnly HappenedOn,
    string State,
    bool Covered,
    string Needs,
    string Reason,
    BenefitAnswer? Estimate,
    string? NoEstimate,
    IReadOnlyList<ClaimLack> Lacks,
    IReadOnlyList<ClaimAnswer.Paper> Papers,
    DateOnly? ReportBy,
    DateOnly LapsesOn,
    long? Decided,
    long? Paid,
    IReadOnlyList<ClaimAnswer.Step> Steps
)
{
    public sealed record Paper(
        string Code,
        string Title,
        string? OnlyIf,
        bool InHand,
        IReadOnlyList<LawBecause> Because
    );

    public sealed record Step(string Name, DateOnly On, string Words, long? Amount);

    public static ClaimAnswer Of(ShowClaim.Answer claim)
    {
        var inHand = claim.Papers.Select(paper => paper.Paper).ToHashSet();
        return new(
            claim.Claim.Id,
            claim.Claim.Number,
            claim.Claim.Event,
            claim.Claim.HappenedOn,
            claim.Claim.State,
            claim.Law.Verdict.IsCovered,
            claim.Law.Verdict.Needs.Key(),
            claim.Law.Verdict.Reason,
            claim.Law.Estimate is { } estimate ? BenefitAnswer.Of(estimate) : null,
            claim.Law.NoEstimate?.Reason,
            claim.Lacks,
            [
                .. claim.Law.Papers.Select(needed => new Paper(
                    needed.Paper.Code,
                    needed.Paper.Title,
                    needed.OnlyIf,
                    inHand.Contains(needed.Paper.Code),
                    LawBecause.All(needed.Because)
                )),
            ],
            claim.Law.Deadlines.ReportBy,
            claim.Law.Deadlines.LapsesOn,
            claim.Claim.DecidedAmount?.Amount,
            claim.Claim.PaidAmount?.Amount,
            [.. claim.Steps.Select(step => new Step(step.Step, step.HappenedOn, step.Words, step.Amount?.Amount))]
        );
    }
}

/// <summary>Claims in short.</summary>
public sealed record ClaimListAnswer(long Count, long Paid, IReadOnlyList<ClaimListAnswer.Line> Claims)
{
    public sealed record Line(string Number, string Event, DateOnly HappenedOn, DateOnly ReportedOn, string State);

    public static ClaimListAnswer Of(ListClaims.Answer list) =>
        new(
            list.Count,
            list.Paid.Amount,
            [.. list.Claims.Select(row => new Line(row.Number, row.Event, row.HappenedOn, row.ReportedOn, row.State))]
        );

    public void Print(TextWriter output)
    {
        foreach (var line in Claims)
            output.WriteLine($"{line.Number}  {line.HappenedOn:yyyy-MM-dd}  {line.State, -11} {line.Event}");
        output.WriteLine($"{Count} klaim.");
    }
}
