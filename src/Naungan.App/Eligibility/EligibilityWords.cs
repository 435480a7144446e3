using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Eligibility;

namespace Naungan.App.Eligibility;

/// <summary>How verdicts look.</summary>
public static class EligibilityWords
{
    public static Tone ToneOf(string verdict) =>
        verdict switch
        {
            "eligible" => Tone.Ok,
            "not-eligible" => Tone.Stop,
            _ => Tone.Wait,
        };

    public static Tone ToneOf(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Pass => Tone.Ok,
            CheckOutcome.Fail => Tone.Stop,
            _ => Tone.Wait,
        };
}
