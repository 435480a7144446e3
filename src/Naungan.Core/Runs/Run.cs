using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.Core.Runs;

/// <summary>Computes a month: who is paid for, how much, by which law, and who is not and why.</summary>
public static class Run
{
    /// <param name="candidates">Everybody the month asks about, in any order, each once.</param>
    /// <param name="question">Month, reading, insurances, purse.</param>
    /// <param name="law">Tariffs on the law as it may be known.</param>
    public static Result<ComputedRun> Compute(
        IReadOnlyCollection<Candidate> candidates,
        RunQuestion question,
        Tariffs law
    )
    {
        var people = candidates.ToArray();
        Array.Sort(people, (left, right) => left.Person.CompareTo(right.Person));
        var work = new Computation(question, law, people.Length);
        foreach (var person in people)
        {
            if (work.Take(person) is { } refusal)
                return refusal;
        }

        return work.Finish();
    }

    private sealed class Computation(RunQuestion question, Tariffs law, int people)
    {
        private readonly Jaminan[] _insurances = [.. question.Insurances.Each()];
        private readonly List<RunLine> _lines = new(people * 2);
        private readonly List<RunExclusion> _exclusions = [];
        private readonly List<RunTariff> _tariffs = [];
        private readonly Dictionary<(Rational Income, Sector Sector), List<RunTariff>> _answers = [];
        private int _people;

        internal Refusal? Take(in Candidate person)
        {
            var (why, income) = (person.WhyNot(question.Month), Income(person));
            if (why is null && income is null)
                why = ExclusionReasons.WageMissing;
            if (why is not null)
            {
                foreach (var insurance in _insurances)
                    _exclusions.Add(new(person.Person, insurance, why));
                return null;
            }

            var asked = Answer(income!.Value, question.SectorOf(person.Category));
            if (!asked.TryGet(out var tariffs, out var refusal))
                return refusal;
            Add(person, tariffs);
            return null;
        }

        internal ComputedRun Finish()
        {
            using var digest = new RunDigest(question.Programme, question.Month, question.Reading, _tariffs);
            foreach (var line in _lines)
                digest.Add(line.Person, line.Insurance, line.Tariff, line.Amount);
            return new(_lines, _exclusions, _tariffs, _people, digest.Finish());
        }

        private void Add(in Candidate person, List<RunTariff> tariffs)
        {
            var before = _lines.Count;
            foreach (var tariff in tariffs)
            {
                if (person.Paid.HasFlag(tariff.Insurance))
                    _exclusions.Add(new(person.Person, tariff.Insurance, ExclusionReasons.AlreadyPaid));
                else
                    _lines.Add(new(person.Person, tariff.Insurance, tariff.Number, tariff.Amount));
            }

            _people += _lines.Count > before ? 1 : 0;
        }

        // Somebody without a wage falls in the lowest band of the table when priced as BPU: every programme found pays
        // it (regulation.md 2). As a wage earner he cannot be priced at all.
        private Rational? Income(in Candidate person)
        {
            if (question.StatedWage is { } stated)
                return stated;
            if (question.Reading == Segment.Bpu)
                return Rational.Zero;
            return person.Wage is { Amount: > 0 } wage ? (Rational)wage : null;
        }

        private Result<List<RunTariff>> Answer(Rational income, Sector sector)
        {
            if (_answers.TryGetValue((income, sector), out var known))
                return known;
            if (!law.For(question.For(income, sector)).TryGet(out var contribution, out var refusal))
                return refusal;
            known = [.. contribution.Lines.Where(line => line.Amount.Amount > 0).Select(Number)];
            _tariffs.AddRange(known);
            // By name, the order in which databases read lines back: the digest depends on it.
            known.Sort((left, right) => string.CompareOrdinal(left.Insurance.Key(), right.Insurance.Key()));
            _answers.Add((income, sector), known);
            return known;
        }

        private RunTariff Number(ContributionLine line, int index) =>
            new(
                _tariffs.Count + index + 1,
                line.Programme,
                line.Base.ToString(),
                line.Amount,
                line.Employer,
                line.Worker,
                Citations.Write(line.Because)
            );
    }
}
