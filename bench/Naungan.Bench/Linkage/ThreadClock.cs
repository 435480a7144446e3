using System.Runtime.InteropServices;

namespace Naungan.Bench.Linkage;

/// <summary>
/// Processor time of the calling thread: what a question costs, without what other programs took in between. Linux
/// only; elsewhere it stands still.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static double Milliseconds =>
        OperatingSystem.IsLinux() && Read(ThreadProcessorTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : 0;

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Moment time);
}
