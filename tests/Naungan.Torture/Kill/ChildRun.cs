using System.Diagnostics;

namespace Naungan.Torture.Kill;

/// <summary>A child from outside: started, heard, killed.</summary>
internal static class ChildRun
{
    /// <param name="Acks">What it said it had finished, in order.</param>
    /// <param name="IsDone">It came to the end of its plan.</param>
    internal sealed record Heard(IReadOnlyList<string> Acks, bool IsDone, int ExitCode, string Error);

    /// <summary>When a child is killed: after so many acknowledgements and then so long.</summary>
    internal sealed record Death(int Acks, TimeSpan Then);

    /// <param name="words">Of the child.</param>
    /// <param name="death">Null lets it end by itself.</param>
    /// <param name="under">A program that runs it, with its arguments, such as strace.</param>
    internal static async Task<Heard> Run(
        IReadOnlyList<string> words,
        Death? death,
        IReadOnlyList<string>? under = null
    )
    {
        string[] own = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Naungan.Torture.dll"), "child", .. words];
        string[] all = [.. under ?? [], .. own];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_gcServer"] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        var killing = Task.CompletedTask;
        var heard = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            // The first word counts as none: the child is up.
            if (heard++ == death?.Acks)
                killing = Kill(process, death.Then);
        }

        await process.WaitForExitAsync();
        await killing;
        return new(
            [.. lines.Where(line => line.StartsWith("ack ", StringComparison.Ordinal))],
            lines.Contains("done"),
            process.ExitCode,
            await error
        );
    }

    /// <summary>All lines of a child that lives in another culture or time zone.</summary>
    internal static async Task<(List<string> Lines, string Error)> Lines(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Naungan.Torture.dll");
        var start = new ProcessStartInfo("dotnet", [program, "child", .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n').Where(line => line.Length > 0).ToList();
        await process.WaitForExitAsync();
        return (lines, await error);
    }

    private static async Task Kill(Process process, TimeSpan delay)
    {
        await Task.Delay(delay);
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It came to its end first.
        }
    }
}
