using System.Runtime.InteropServices;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Runs;

/// <summary>Where a person's lines of a run stand with the insurer. All lines of one person stand alike.</summary>
public enum LineState
{
    Open,
    Resubmitted,
    Accepted,
    Rejected,
    Reversed,
}

/// <summary>What became of one row of a return file. Every row becomes exactly one of these.</summary>
public enum ReturnOutcome
{
    Accepted,
    Rejected,

    /// <summary>The insurer booked another amount: treated as refused, with the difference to be cleared.</summary>
    Differing,

    /// <summary>Nobody of this run, or another month.</summary>
    Unknown,

    /// <summary>Says again what is already known.</summary>
    Repeated,

    /// <summary>Contradicts an answer that stands; a person must decide, nothing is changed.</summary>
    Conflicting,
}

/// <summary>A person the run waits for, under the blind index of his NIK.</summary>
public readonly record struct Awaited(Guid Person, Rupiah Amount, LineState State);

/// <param name="Person">Blind index of the NIK in the row.</param>
public readonly record struct ReturnRow(
    int Number,
    UInt128 Person,
    Month Month,
    Rupiah Amount,
    bool IsAccepted,
    string Code
);

/// <param name="Person">Null when the row names nobody of the run.</param>
/// <param name="Code">The insurer's word for a refusal, or ours.</param>
public readonly record struct MatchedRow(ReturnRow Row, Guid? Person, ReturnOutcome Outcome, string Code);

/// <summary>
/// Matches the insurer's answers to a run. Pure: the same file and the same run always give the same outcomes.
/// </summary>
public static class ReturnMatch
{
    public const string NotInRun = "not-in-run";
    public const string OtherMonth = "other-month";
    public const string AmountDiffers = "amount-differs";
    public const string NoCode = "no-code";

    /// <summary>What becomes of each row, in their order, while they are asked for.</summary>
    public static IEnumerable<MatchedRow> Of(
        IReadOnlyDictionary<UInt128, Awaited> run,
        Month month,
        IReadOnlyCollection<ReturnRow> rows
    )
    {
        var seen = new Dictionary<UInt128, bool>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Month != month)
                yield return new(row, null, ReturnOutcome.Unknown, OtherMonth);
            else if (!run.TryGetValue(row.Person, out var person))
                yield return new(row, null, ReturnOutcome.Unknown, NotInRun);
            else
                yield return Answer(row, person, seen);
        }
    }

    private static MatchedRow Answer(ReturnRow row, Awaited person, Dictionary<UInt128, bool> seen)
    {
        var agrees = row.IsAccepted && row.Amount == person.Amount;
        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, row.Person, out var isSecond);
        if (isSecond)
            return new(row, person.Person, Same(before == agrees), row.Code);
        before = agrees;
        var outcome = (person.State, row.IsAccepted) switch
        {
            (LineState.Reversed, _) => ReturnOutcome.Conflicting,
            (LineState.Accepted, _) => Same(agrees),
            (LineState.Rejected, false) => ReturnOutcome.Repeated,
            (_, false) => ReturnOutcome.Rejected,
            // A late acceptance of somebody refused before counts: the insurer corrected itself.
            (_, true) => agrees ? ReturnOutcome.Accepted : ReturnOutcome.Differing,
        };
        return new(row, person.Person, outcome, Code(row, outcome));
    }

    private static ReturnOutcome Same(bool same) => same ? ReturnOutcome.Repeated : ReturnOutcome.Conflicting;

    private static string Code(ReturnRow row, ReturnOutcome outcome) =>
        outcome switch
        {
            ReturnOutcome.Differing => AmountDiffers,
            ReturnOutcome.Rejected when row.Code.Length == 0 => NoCode,
            _ => row.Code,
        };
}
