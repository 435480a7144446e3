using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Law;

/// <summary>What the law gives after an event, item by item. An estimate for families and officers; the insurer decides.</summary>
public static class AskBenefit
{
    public sealed record Request(BenefitQuestion Question);

    public static Result<Benefit> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        return Benefit.Of(book, request.Question);
    }
}
