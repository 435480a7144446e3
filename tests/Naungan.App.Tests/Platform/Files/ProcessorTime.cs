using System.Runtime.InteropServices;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>Time a thread spent computing, so that a limit of seconds holds on a busy machine too.</summary>
internal static class ProcessorTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    public static TimeSpan OfThisThread()
    {
        if (ReadClock(ThreadClock, out var time) != 0)
            throw new InvalidOperationException("The system does not tell the time of a thread.");
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000d);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
