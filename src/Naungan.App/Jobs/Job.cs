namespace Naungan.App.Jobs;

/// <summary>One piece of long work, as it stands now.</summary>
public sealed record Job
{
    public string RegionCode { get; init; } = "";
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public string Request { get; init; } = "";
    public string Label { get; init; } = "";
    public string Page { get; init; } = "";
    public string? AgencyCode { get; init; }
    public string State { get; init; } = "";
    public string Phase { get; init; } = "";
    public string Mark { get; init; } = "";
    public long Done { get; init; }
    public long Total { get; init; }
    public int Attempt { get; init; }
    public int Failures { get; init; }
    public bool CancelAsked { get; init; }
    public string? LeaseOwner { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Nothing will happen to it any more unless somebody asks.</summary>
    public bool IsOver => State is JobStates.Done or JobStates.Failed or JobStates.Cancelled;

    /// <summary>It ended before its work was done, and can go on from there.</summary>
    public bool CanGoOn => State is JobStates.Failed or JobStates.Cancelled;

    /// <summary>Stopped by somebody or by trouble of the system, not refused for what it was asked to do.</summary>
    public bool StoppedEarly =>
        State == JobStates.Cancelled || (State == JobStates.Failed && JobRunner.IsTrouble(Reason));
}

internal static class JobStates
{
    internal const string Queued = "queued";
    internal const string Running = "running";
    internal const string Done = "done";
    internal const string Failed = "failed";
    internal const string Cancelled = "cancelled";
}

/// <summary>A kind of work: what it is called in the table, and who does it.</summary>
/// <param name="Work">Null when the work is done; the refusal when it cannot be done and never will be as it
/// is.</param>
public sealed record JobKind(string Name, Func<JobRun, CancellationToken, Task<Core.Refusal?>> Work);
