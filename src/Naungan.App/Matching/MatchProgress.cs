namespace Naungan.App.Matching;

/// <summary>Prints how far long work has come: one line a phase and a tenth, nothing more.</summary>
internal sealed class MatchProgress(TextWriter output)
{
    private string _phase = "";
    private int _tenth = -1;

    public void Report(string phase, double share)
    {
        var tenth = (int)(share * 10);
        if (phase == _phase && tenth <= _tenth)
            return;
        (_phase, _tenth) = (phase, tenth);
        output.WriteLine(FormattableString.Invariant($"{Words(phase)} {tenth * 10} %"));
    }

    private static string Words(string phase) =>
        phase switch
        {
            "read" => "Membaca",
            "block" => "Mengelompokkan",
            "train" => "Melatih",
            "score" => "Membandingkan",
            _ => phase,
        };
}
