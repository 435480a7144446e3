namespace Naungan.Core.Runs;

/// <summary>How far a run has come. Only forward; what was wrong is corrected by new entries.</summary>
public enum RunState
{
    Computed,
    Approved,
    Submitted,
    Billed,
    Paid,
    PartlyReconciled,
    Reconciled,
    Reversed,
}

public static class RunStates
{
    public static IReadOnlyList<RunState> All { get; } = Enum.GetValues<RunState>();

    public static string Key(this RunState state) =>
        state == RunState.PartlyReconciled ? "partly-reconciled" : state.ToString().ToLowerInvariant();

    public static string Title(this RunState state) =>
        state switch
        {
            RunState.Computed => "Dihitung",
            RunState.Approved => "Disetujui",
            RunState.Submitted => "Dikirim",
            RunState.Billed => "Ditagih",
            RunState.Paid => "Dibayar",
            RunState.PartlyReconciled => "Cocok sebagian",
            RunState.Reconciled => "Cocok",
            RunState.Reversed => "Dibatalkan",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a run."),
        };

    /// <exception cref="InvalidDataException">
    /// The stored name is not one of ours: the database was changed from outside.
    /// </exception>
    public static RunState Named(string key)
    {
        foreach (var state in All)
        {
            if (state.Key() == key)
                return state;
        }

        throw new InvalidDataException($"'{key}' is not a state of a run.");
    }

    /// <summary>
    /// Null when a step that leads to <paramref name="next"/> may be taken now; a refusal that names the step missing
    /// otherwise. A run that is already there or further is no refusal: the step was taken before.
    /// </summary>
    public static Refusal? WhyNotYet(this RunState state, RunState next)
    {
        if (state == RunState.Reversed)
            return Refusal.Invalid("run-reversed", "Tagihan bulan ini sudah dibatalkan. Buka perhitungan baru.");
        return state < next - 1
            ? Refusal.Invalid(
                "step-too-early",
                $"Langkah ini setelah '{(next - 1).Title()}'; keadaan sekarang '{state.Title()}'."
            )
            : null;
    }
}
