using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>What one person's contribution is in a month, and by which law.</summary>
public static class AskContribution
{
    public sealed record Request(ContributionQuestion Question);

    public static Result<Contribution> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        return Contribution.Of(book, request.Question);
    }
}
