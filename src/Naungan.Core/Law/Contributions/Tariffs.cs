using System.Collections.Concurrent;
using Naungan.Core.Time;

namespace Naungan.Core.Law.Contributions;

/// <summary>
/// Contributions on one lawbook, each distinct question computed once: a month of a million people asks a few dozen
/// different questions. May be used from several threads.
/// </summary>
public sealed class Tariffs(Lawbook book)
{
    private readonly ConcurrentDictionary<ContributionQuestion, Result<Contribution>> _known = new();
    private readonly ConcurrentDictionary<Month, IReadOnlyList<Band>> _bands = new();

    public Lawbook Book => book;

    public Result<Contribution> For(ContributionQuestion question) =>
        _known.GetOrAdd(Plain(question), static (asked, book) => Contribution.Of(book, asked), book);

    // A BPU contribution depends on the band alone, so all incomes of a band share one answer. Both tables (JKK, JHT)
    // have the same limits (a test of the law files holds them to it), hence asking one of them is enough.
    private ContributionQuestion Plain(ContributionQuestion question)
    {
        if (question.Segment != Segment.Bpu)
            return question;
        var bands = _bands.GetOrAdd(question.Month, static (month, book) => BandsOf(book, month), book);
        for (var i = bands.Count - 1; i >= 0; i--)
        {
            if (bands[i].From <= question.Income)
                return question with { Income = bands[i].From, RiskClass = null };
        }

        return question;
    }

    // No table in force: every question keeps its own income and is refused by the law itself.
    private static IReadOnlyList<Band> BandsOf(Lawbook book, Month month) =>
        LawReading.Ask(book, month.FirstDay, law => law.Bands("bpu/jkk/bands")).TryGet(out var bands, out _)
            ? bands
            : [];
}
