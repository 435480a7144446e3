using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Roster;

namespace Naungan.App.Enrolments;

/// <summary>How states look.</summary>
public static class StandingWords
{
    public static Tone ToneOf(TellHistory.Step step) => step.SupersededAt is null ? ToneOf(step.State) : Tone.Plain;

    public static Tone ToneOf(string state) =>
        state switch
        {
            EnrolmentState.Active => Tone.Ok,
            EnrolmentState.Arrears => Tone.Wait,
            EnrolmentState.Lapsed => Tone.Stop,
            _ => Tone.Plain,
        };
}
