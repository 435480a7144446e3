using System.Collections.Concurrent;

namespace Naungan.Core.Law.Contributions;

/// <summary>
/// Contributions on one lawbook, each distinct question computed once: a month of a million people asks a few dozen
/// different questions. May be used from several threads.
/// </summary>
public sealed class Tariffs(Lawbook book)
{
    private readonly ConcurrentDictionary<ContributionQuestion, Result<Contribution>> _known = new();

    public Lawbook Book => book;

    public Result<Contribution> For(ContributionQuestion question) =>
        _known.GetOrAdd(Plain(question), static (asked, book) => Contribution.Of(book, asked), book);

    // A BPU contribution depends on the band alone, so all incomes of a band share one answer. Both tables (JKK, JHT)
    // have the same limits (law/cases holds them to it), hence asking one of them is enough.
    private ContributionQuestion Plain(ContributionQuestion question)
    {
        if (question.Segment != Segment.Bpu || question.Income < 0)
            return question;
        var band = LawReading.Ask(book, question.On, law => law.Band("bpu/jkk/bands", question.Income));
        return band.IsRefused ? question : question with { Income = band.Value.From, RiskClass = null };
    }
}
