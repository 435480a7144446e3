namespace Naungan.Bench.Linkage.Kernels;

/// <summary>
/// The kernels by processor time of one thread: for machines that others use as well, where a wall clock says nothing.
/// BenchmarkDotNet's run is the thorough one.
/// </summary>
public static class QuickKernels
{
    private const double MillisecondsEach = 1000;

    public static void Run()
    {
        var bench = new KernelBench();
        bench.Fill();
        Print("Jaro-Winkler, two names", () => bench.JaroWinkler());
        Print("edit distance, 16 digits", () => bench.EditDistance16());
        Print("Dice, 1024 bits", () => bench.Dice1024());
    }

    private static void Print(string name, Func<double> thousand)
    {
        for (var i = 0; i < 200; i++)
            thousand();
        var start = ThreadClock.Milliseconds;
        long pairs = 0;
        while (ThreadClock.Milliseconds - start < MillisecondsEach)
        {
            thousand();
            pairs += KernelBench.Pairs;
        }

        var rate = pairs / (ThreadClock.Milliseconds - start) / 1000;
        Console.WriteLine(FormattableString.Invariant($"{name, -26} {rate, 8:F1} M pairs a second of one core"));
    }
}
