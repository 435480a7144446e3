using System.Diagnostics;
using System.Globalization;

namespace Naungan.App.Jobs;

/// <summary>
/// Names this process as the holder of a lease, so that after a crash on the same machine nobody waits for the lease
/// to run out.
/// </summary>
internal static class JobOwner
{
    private const long StartSecondsApartMax = 2; // the system tells the moment a process began only so exactly

    internal static string Me { get; } = Mine();

    /// <summary>True only when the holder ran on this machine and its process has ended.</summary>
    internal static bool IsGone(string? owner)
    {
        if (owner?.Split('/') is not [var machine, var number, var began] || machine != Environment.MachineName)
            return false;
        if (
            !int.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(began, CultureInfo.InvariantCulture, out var second)
        )
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(StartSecond(process) - second) > StartSecondsApartMax;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static string Mine()
    {
        using var me = Process.GetCurrentProcess();
        return FormattableString.Invariant($"{Environment.MachineName}/{me.Id}/{StartSecond(me)}");
    }

    private static long StartSecond(Process process) =>
        new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
}
