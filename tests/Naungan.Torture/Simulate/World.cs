using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.Torture.Simulate;

/// <summary>
/// Ten programme years of a small regency: random officers on the real handlers and a clerk who writes down what should
/// have happened. After every step both must agree.
/// </summary>
internal sealed partial class World(Db db, string folder, int seed, Tally tally)
{
    private const int MinutesAStep = 3_500;
    private readonly Random _random = new(seed);
    private int _papers;
    private string _step = "";

    internal static readonly string[] Programmes = [Regency.Farmers, Regency.Fishers];

    internal Books Books { get; } = new();

    internal Db Db { get; } = db;

    internal DateTimeOffset Now { get; private set; } = Regency.Beginning;

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private Month ThisMonth => Month.Containing(Today);

    /// <summary>First budget year and first people; counted as no operation.</summary>
    internal async Task Begin()
    {
        await NewYear(2016);
        foreach (var programme in Programmes)
            await Hire(programme, 4);
    }

    internal async Task Step()
    {
        Now = Now.AddMinutes(_random.Next(MinutesAStep * 2));
        await (
            _random.Next(100) switch
            {
                < 4 => Hire(Programmes[_random.Next(2)], _random.Next(1, 3)),
                < 7 => Leave(),
                < 11 => Shift(),
                < 25 => Open(),
                < 35 => Approve(),
                < 44 => Submit(),
                < 53 => Bill(),
                < 68 => Pay(),
                < 83 => Answer(),
                < 88 => Resubmit(),
                < 92 => Close(),
                < 94 => ReturnCredit(),
                < 96 => Reverse(),
                < 98 => AskCover(),
                _ => TwoAtOnce(),
            }
        );
    }

    /// <summary>The product must refuse when the clerk would, for the same reason, and not otherwise.</summary>
    private bool Went(string step, string? expected, Refusal? actual)
    {
        _step = $"{step} {actual?.Reason}".TrimEnd();
        tally.Add(_step);
        if (expected != actual?.Reason)
            throw new Violation(
                $"{step}: expected {expected ?? "success"}, got {actual?.Reason ?? "success"} ({actual?.Message})"
            );
        return actual is null;
    }

    /// <summary>
    /// Four times of five a run that waits for this step, otherwise any: officers press wrong buttons too.
    /// </summary>
    private RunBook? AnyRun(params RunState[] waiting)
    {
        if (Books.Runs.Count == 0)
            return null;
        if (_random.Next(5) > 0 && Books.Runs.FindLast(run => waiting.Contains(run.State)) is { } wanted)
            return wanted;
        // Mostly the newest: a month is worked on for a while and then left behind.
        var back = _random.Next(4) == 0 ? _random.Next(Books.Runs.Count) : _random.Next(Math.Min(6, Books.Runs.Count));
        return Books.Runs[^(1 + back)];
    }

    private LineBook Line(RunBook run, string insurance) =>
        Books.Lines[(run.Month.Year, run.Terms.Programme, insurance)];
}
