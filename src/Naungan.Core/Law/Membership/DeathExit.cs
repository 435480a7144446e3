using Naungan.Core.Time;

namespace Naungan.Core.Law.Membership;

/// <summary>
/// The first month from which a member who died may be taken off the roster. Earlier, the insurer's system cancels the
/// family's claim by itself.
/// </summary>
public sealed record DeathExit(Month FirstMonth, Explanation Because)
{
    public static Result<DeathExit> Of(Lawbook book, DateOnly diedOn) =>
        LawReading.Ask(
            book,
            diedOn,
            law => new DeathExit(
                Month.Containing(diedOn).Plus(law.Count("enrolment/death-ends-after-months")),
                law.Because
            )
        );
}
