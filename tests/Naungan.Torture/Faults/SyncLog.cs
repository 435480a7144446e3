using System.Text.RegularExpressions;

namespace Naungan.Torture.Faults;

/// <summary>What strace wrote: the order of syncs of the write-ahead log and of acknowledgements.</summary>
/// <param name="Injected">Calls that were made to fail.</param>
/// <param name="AcknowledgedWithoutSync">
/// The first acknowledgement with no successful sync before it; null is right.
/// </param>
internal sealed partial record SyncLog(int Injected, string? AcknowledgedWithoutSync)
{
    internal static SyncLog Read(IEnumerable<string> lines)
    {
        var injected = 0;
        var synced = false;
        string? bare = null;
        var waiting = new HashSet<string>();
        foreach (var line in lines)
        {
            if (line.Contains("(INJECTED)", StringComparison.Ordinal))
                injected++;
            var thread = line[..Math.Max(0, line.IndexOf(' '))];
            if (Begun().IsMatch(line))
                waiting.Add(thread);
            else if (Whole().IsMatch(line) || (Ended().IsMatch(line) && waiting.Remove(thread)))
                synced = true;
            else if (Acknowledged().Match(line) is { Success: true } ack)
            {
                if (!synced)
                    bare ??= ack.Groups[1].Value;
                synced = false;
            }
        }

        return new SyncLog(injected, bare);
    }

    [GeneratedRegex(@"f(data)?sync\(\d+<[^>]*-wal>\)\s+= 0$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"f(data)?sync\(\d+<[^>]*-wal> <unfinished")]
    private static partial Regex Begun();

    [GeneratedRegex(@"<\.\.\. f(data)?sync resumed>\)\s+= 0$")]
    private static partial Regex Ended();

    [GeneratedRegex(@"write\(1<[^>]*>, ""(ack [^""\\]*)")]
    private static partial Regex Acknowledged();
}
