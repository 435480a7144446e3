namespace Naungan.Core.Claims;

/// <summary>Where a claim stands between the family and the insurer.</summary>
public enum ClaimState
{
    /// <summary>Reported; papers are being gathered.</summary>
    Open,
    Sent,
    Questioned,
    Accepted,
    Refused,
    Appealed,
    Paid,
    Withdrawn,
}

/// <summary>What somebody records about a claim.</summary>
public enum ClaimStep
{
    Send,
    Question,
    Reply,
    Accept,
    Refuse,
    Appeal,
    Pay,
    Withdraw,
    Note,
}

/// <summary>Which step may follow which, and what each needs.</summary>
public static class ClaimTrail
{
    private static readonly (ClaimState From, ClaimStep Step, ClaimState To)[] _ways =
    [
        (ClaimState.Open, ClaimStep.Send, ClaimState.Sent),
        (ClaimState.Open, ClaimStep.Withdraw, ClaimState.Withdrawn),
        (ClaimState.Sent, ClaimStep.Question, ClaimState.Questioned),
        (ClaimState.Sent, ClaimStep.Accept, ClaimState.Accepted),
        (ClaimState.Sent, ClaimStep.Refuse, ClaimState.Refused),
        (ClaimState.Questioned, ClaimStep.Reply, ClaimState.Sent),
        (ClaimState.Questioned, ClaimStep.Refuse, ClaimState.Refused),
        (ClaimState.Refused, ClaimStep.Appeal, ClaimState.Appealed),
        (ClaimState.Appealed, ClaimStep.Question, ClaimState.Questioned),
        (ClaimState.Appealed, ClaimStep.Accept, ClaimState.Accepted),
        (ClaimState.Appealed, ClaimStep.Refuse, ClaimState.Refused),
        (ClaimState.Accepted, ClaimStep.Pay, ClaimState.Paid),
    ];

    /// <summary>What may be recorded next, a note always among it.</summary>
    public static IReadOnlyList<ClaimStep> Next(ClaimState state) =>
        [.. _ways.Where(way => way.From == state).Select(way => way.Step), ClaimStep.Note];

    public static Result<ClaimState> After(ClaimState state, ClaimStep step)
    {
        if (step == ClaimStep.Note)
            return state;
        foreach (var way in _ways)
        {
            if (way.From == state && way.Step == step)
                return way.To;
        }

        return Refusal.Invalid("step-out-of-order", "Langkah ini belum atau tidak lagi dapat dicatat pada klaim ini.");
    }

    /// <summary>The insurer has decided, or nobody asks any more: facts of the case no longer change.</summary>
    public static bool IsClosed(this ClaimState state) =>
        state is ClaimState.Accepted or ClaimState.Paid or ClaimState.Withdrawn;
}
