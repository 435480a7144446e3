using Naungan.Core.Money;

namespace Naungan.App.Reminders;

/// <summary>Something a person must do, found by the day's work. It holds nobody's personal data.</summary>
public sealed record Reminder
{
    /// <summary>The daily work that found it; <c>pengingat.KIND</c> in words.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Id of the claim or grievance, code of the programme.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Which child, which month; empty when the subject has no parts.</summary>
    public string Part { get; init; } = "";

    /// <summary>What lists call it: the number of a claim, the name of an agreement.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where it is done.</summary>
    public string Page { get; init; } = "";

    /// <summary>The right of whoever must act (docs/access.csv).</summary>
    public string Action { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public Rupiah? Amount { get; init; }
    public long? People { get; init; }

    /// <summary>The day it was first found.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The day it was last found.</summary>
    public DateOnly LookedOn { get; init; }
}
