using FsCheck;
using FsCheck.Fluent;
using Naungan.App.Law;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Law;

/// <summary>What holds for every question, tried on generated ones. A failure prints its seed.</summary>
public class LawPropertyTests
{
    private static readonly Lawbook _book = LawFiles.Shipped;

    private static readonly Gen<Rational> _wages =
        from whole in Gen.Choose(1, 60_000_000)
        from cents in Gen.Choose(0, 99)
        select Rational.Of(whole) + Rational.Of(cents, 100);

    private static readonly Gen<Month> _months = from index in Gen.Choose(0, 139) select new Month(2015, 7).Plus(index);

    private static readonly Gen<ContributionQuestion> _questions =
        from segment in Gen.Elements(Segment.Bpu, Segment.Pu)
        from programmes in Gen.Choose(1, segment == Segment.Bpu ? 7 : 15)
        from month in _months
        from wage in _wages
        from funding in Gen.Elements(Enum.GetValues<Funding>())
        from sector in Gen.Elements(Enum.GetValues<Sector>())
        from risk in Gen.Choose(1, 5)
        select new ContributionQuestion(segment, (Jaminan)programmes, month, wage, funding, sector, risk);

    [Fact]
    public void Every_line_is_explained_not_negative_and_shared_without_remainder() =>
        Holds(
            _questions,
            question =>
            {
                var answer = Contribution.Of(_book, question).Value;
                return answer.Lines.Select(l => l.Programme).SequenceEqual(question.Programmes.Each())
                    && answer.Lines.All(line =>
                        line.Because.Count > 0
                        && line.Amount >= Rupiah.Zero
                        && line.Worker >= Rupiah.Zero
                        && line.Employer >= Rupiah.Zero
                        && line.Employer + line.Worker == line.Amount
                    );
            }
        );

    [Fact]
    public void Each_cited_value_is_in_force_on_the_first_of_the_month_and_has_its_source() =>
        Holds(
            _questions,
            question =>
                Contribution
                    .Of(_book, question)
                    .Value.Because.All(c =>
                        _book.On(c.Path, question.On).Value.From == c.From
                        && c.SourceTitle.Length > 0
                        && c.Article.Length > 0
                    )
        );

    [Fact]
    public void A_kept_tariff_is_the_computed_contribution()
    {
        var tariffs = new Tariffs(_book);
        Holds(_questions, q => Same(tariffs.For(q).Value, Contribution.Of(_book, q).Value));
    }

    [Fact]
    public void Who_earns_more_never_pays_less() =>
        Holds(
            _questions.SelectMany(q => _wages.Select(more => (q, more))),
            pair =>
                Contribution.Of(_book, pair.q with { Income = pair.q.Income + pair.more }).Value.Total
                >= Contribution.Of(_book, pair.q).Value.Total
        );

    [Fact]
    public void A_benefit_is_never_negative_and_grows_with_wage_and_children() =>
        Holds(
            Benefits(),
            question =>
            {
                var less = Benefit.Of(_book, question).Value;
                var more = Benefit
                    .Of(
                        _book,
                        question with
                        {
                            Wage = question.Wage + 1_000_000,
                            Children = [.. question.Children, new(SchoolLevel.Sd)],
                        }
                    )
                    .Value;
                return less.Total >= Rupiah.Zero
                    && more.Total >= less.Total
                    && less.Items.All(i => i.Because.Count > 0);
            }
        );

    [Fact]
    public void Memberships_hold_every_paid_month_once_and_never_touch() =>
        Holds(
            from months in Gen.ListOf(_months)
            select months,
            months =>
            {
                var spells = BpuMembership.Of(_book, months).Value.Spells;
                return spells.SelectMany(s => s.Paid).SequenceEqual(months.Distinct().Order())
                    && spells.Zip(spells.Skip(1)).All(pair => pair.Second.Since >= pair.First.LapsesIn)
                    && spells.All(s =>
                        s.Paid.Zip(s.Paid.Skip(1)).All(pair => pair.Second.MonthsSince(pair.First) <= 3)
                    );
            }
        );

    [Fact]
    public void In_every_paid_month_the_member_is_active() =>
        Holds(
            from months in Gen.NonEmptyListOf(_months)
            select months,
            months =>
            {
                var membership = BpuMembership.Of(_book, months).Value;
                return months.All(m => membership.On(m.LastDay) is { Kind: StandingKind.Active, UnpaidMonths: 0 });
            }
        );

    private static Gen<BenefitQuestion> Benefits() =>
        from what in Gen.Elements(Enum.GetValues<BenefitEvent>())
        from segment in Gen.Elements(Segment.Bpu, Segment.Pu)
        from month in _months
        from wage in _wages
        from paid in Gen.Choose(1, 60)
        from unable in Gen.Choose(1, 40)
        from percent in Gen.Choose(1, 100)
        from levels in Gen.ListOf(Gen.Elements(Enum.GetValues<SchoolLevel>()))
        select new BenefitQuestion(what, month.LastDay, segment, wage, month.Plus(1 - paid).FirstDay, paid)
        {
            MonthsUnable = unable,
            DisabilityPercent = percent,
            FunctionLossPercent = percent,
            Children = [.. levels.Select(level => new Child(level))],
        };

    private static bool Same(Contribution left, Contribution right) =>
        left
            .Lines.Select(l => (l.Programme, l.Base, l.Amount, l.Employer, l.Worker, l.NotBilled))
            .SequenceEqual(right.Lines.Select(l => (l.Programme, l.Base, l.Amount, l.Employer, l.Worker, l.NotBilled)));

    private static void Holds<T>(Gen<T> questions, Func<T, bool> holds) =>
        Prop.ForAll(Arb.From(questions), holds).QuickCheckThrowOnFailure();
}
