namespace Naungan.Linkage;

/// <summary>Runs pieces of work on a fixed number of threads; each takes the next piece when it is free.</summary>
internal static class Workers
{
    public static void Run(int threads, int pieces, Action<int, int> work)
    {
        if (threads == 1 || pieces == 1)
        {
            for (var piece = 0; piece < pieces; piece++)
                work(0, piece);
            return;
        }

        var next = -1;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            worker =>
            {
                int piece;
                while ((piece = Interlocked.Increment(ref next)) < pieces)
                    work(worker, piece);
            }
        );
    }

    /// <summary>Cuts 0..count into even ranges, one or more a thread.</summary>
    public static void Ranges(int threads, int count, Action<int, int> work)
    {
        var pieces = Math.Clamp(count / 4096, 1, threads * 4);
        Run(threads, pieces, (_, i) => work((int)((long)count * i / pieces), (int)((long)count * (i + 1) / pieces)));
    }
}
