using System.Diagnostics;
using System.Text;

namespace Naungan.Bench.Linkage;

/// <summary>
/// Processor seconds by phase and the peak of memory; on a shared machine they say more than the wall.
/// </summary>
public sealed class PhaseClock
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly StringBuilder _text = new("cpu");
    private string _phase = "start";
    private double _since;

    public void Report(string phase, double share)
    {
        if (phase == _phase)
            return;
        _process.Refresh();
        var now = _process.TotalProcessorTime.TotalSeconds;
        _text.Append(
            FormattableString.Invariant($" {_phase} {now - _since:F2} s {_process.WorkingSet64 / 1e6:F0} MB,")
        );
        (_phase, _since) = (phase, now);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{_text} total {_since:F2} peak {_process.PeakWorkingSet64 / 1e6:F0} MB");
}
