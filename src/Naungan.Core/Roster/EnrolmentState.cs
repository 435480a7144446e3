namespace Naungan.Core.Roster;

/// <summary>The states of one person in one programme, and which may follow which.</summary>
public static class EnrolmentState
{
    public const string Candidate = "candidate";
    public const string Verified = "verified";
    public const string Decreed = "decreed";
    public const string Registered = "registered";
    public const string Active = "active";
    public const string Arrears = "arrears";
    public const string Lapsed = "lapsed";
    public const string ReRegistered = "re-registered";
    public const string Ended = "ended";

    /// <summary>In the order people go through them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Candidate, Verified, Decreed, Registered, Active, Arrears, Lapsed, ReRegistered, Ended];

    private static readonly Dictionary<string, string[]> _next = new()
    {
        [Candidate] = [Verified],
        // Verified before, found not to be eligible since.
        [Verified] = [Candidate, Decreed],
        [Decreed] = [Registered, Ended],
        [Registered] = [Active, Ended],
        // Wage earners lapse without arrears: no text gives them unpaid months.
        [Active] = [Arrears, Lapsed, Ended],
        [Arrears] = [Active, Lapsed, Ended],
        [Lapsed] = [ReRegistered, Ended],
        [ReRegistered] = [Active, Ended],
        // Who left a programme does not come back into it.
        [Ended] = [],
    };

    /// <param name="from">Null before the first state.</param>
    /// <param name="to">The state that follows.</param>
    public static bool MayFollow(string? from, string to) =>
        from is null ? to == Candidate : _next.TryGetValue(from, out var next) && Array.IndexOf(next, to) >= 0;
}
