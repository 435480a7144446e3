using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Runs;

public sealed class RunTests
{
    private static readonly Month _october = new(2021, 10);
    private static readonly Tariffs _law = new(RunLaw.Book());

    [Theory]
    [InlineData(true, true, null, null, null)]
    [InlineData(true, true, "2021-10-31", null, null)]
    [InlineData(true, true, "2021-11-01", null, "starts-later")]
    [InlineData(true, true, null, "2021-10-01", "ended")]
    [InlineData(true, true, null, "2021-10-02", null)]
    [InlineData(false, true, null, null, "no-usable-nik")]
    [InlineData(true, false, null, null, "not-in-decree")]
    [InlineData(false, false, "2021-11-01", "2021-10-01", "not-in-decree")]
    public void A_person_is_left_out_for_the_first_reason_that_holds(
        bool nik,
        bool decree,
        string? starts,
        string? ends,
        string? reason
    )
    {
        var person = Person(1) with
        {
            HasUsableNik = nik,
            InSealedDecree = decree,
            StartsOn = starts is null ? null : DateOnly.Parse(starts),
            EndsOn = ends is null ? null : DateOnly.Parse(ends),
        };

        Assert.Equal(reason, person.WhyNot(_october));
    }

    [Fact]
    public void Lines_and_exclusions_together_are_people_times_insurances()
    {
        Candidate[] people =
        [
            Person(1),
            Person(2) with
            {
                InSealedDecree = false,
            },
            Person(3) with
            {
                Paid = Jaminan.Jkk,
            },
            Person(4) with
            {
                Paid = Jaminan.Jkk | Jaminan.Jkm,
            },
        ];

        var run = Run.Compute(people, Question(), _law).Value;

        Assert.Equal(8, run.Lines.Count + run.Exclusions.Count);
        Assert.Equal((2, 3), (run.People, run.Lines.Count));
        Assert.Equal(new Rupiah(24), run.Amount);
        Assert.Equal((new Rupiah(10), new Rupiah(14)), (run.Of(Jaminan.Jkk), run.Of(Jaminan.Jkm)));
        Assert.Equal(3, run.Exclusions.Count(one => one.Reason == ExclusionReasons.AlreadyPaid));
    }

    [Fact]
    public void Each_distinct_question_to_the_law_is_asked_once_and_kept_with_its_citations()
    {
        var people = Enumerable.Range(1, 100).Select(i => Person(i) with { Category = i % 2 == 0 ? "ojek" : "tani" });

        var run = Run.Compute(
            [.. people],
            Question() with
            {
                Funding = Funding.Csr,
                TransportCategories = ["ojek"],
            },
            _law
        ).Value;

        Assert.Equal(4, run.Tariffs.Count);
        Assert.Equal(new Rupiah((50 * 17) + (50 * (5 + 4))), run.Amount);
        Assert.All(run.Tariffs, tariff => Assert.NotEmpty(Citations.Read(tariff.Because)));
        Assert.All(run.Tariffs, tariff => Assert.Equal(tariff.Amount, tariff.Employer + tariff.Worker));
    }

    [Fact]
    public void Wage_earners_pay_by_wage_and_one_without_a_wage_is_left_out()
    {
        var people = new[]
        {
            Person(1) with
            {
                Wage = new Rupiah(10_000),
            },
            Person(2),
            Person(3) with
            {
                Wage = Rupiah.Zero,
            },
        };
        var question = Question() with { Reading = Segment.Pu, RiskClass = 1 };

        var run = Run.Compute(people, question, _law).Value;

        Assert.Equal(new Rupiah(80), run.Amount);
        Assert.Equal(4, run.Exclusions.Count(one => one.Reason == ExclusionReasons.WageMissing));
        var stated = Run.Compute(people, question with { StatedWage = Rational.Parse("1000.5") }, _law).Value;
        Assert.Equal((3, "1000.5"), (stated.People, stated.Tariffs[0].Base));
    }

    [Fact]
    public void A_month_without_law_is_refused() =>
        Assert.Equal(
            "no-law-on",
            Run.Compute([Person(1)], Question() with { Month = new Month(2019, 1) }, _law).Refusal?.Reason
        );

    [Fact]
    public void The_order_of_people_and_of_insurances_changes_nothing()
    {
        const int Seed = 20211001;
        var question = Question() with { Insurances = Jaminan.Jkk | Jaminan.Jkm | Jaminan.Jht };
        var people = Enumerable.Range(1, 500).Select(Person).ToArray();
        var expected = Run.Compute(people, question, _law).Value.Sha256;
        var random = new Random(Seed);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(people);
            Assert.True(
                expected.AsSpan().SequenceEqual(Run.Compute(people, question, _law).Value.Sha256),
                $"seed {Seed}, shuffle {i}"
            );
        }
    }

    /// <summary>
    /// Frozen: a changed digest makes every stored run look damaged. The bytes were put together by hand, not by this
    /// code.
    /// </summary>
    [Fact]
    public void The_digest_of_a_known_run_never_changes()
    {
        var tariff = new RunTariff(1, Jaminan.Jkk, "1000", new(10), new(0), new(10), "a\tb");
        using var digest = new RunDigest("pekerja-rentan", _october, Segment.Bpu, [tariff]);
        digest.Add(Id(1), Jaminan.Jkk, 1, new Rupiah(10));
        digest.Add(Id(1), Jaminan.Jkm, 1, new Rupiah(10));
        digest.Add(Id(2), Jaminan.Jkk, 1, new Rupiah(10));

        Assert.Equal(
            "fa4ce6b18e0a6aac3ce80d240c7fd0893586c36ee8beaa13c615772978dff98a",
            Convert.ToHexStringLower(digest.Finish())
        );
    }

    [Fact]
    public void Lines_out_of_order_or_twice_are_not_hashed()
    {
        using var digest = new RunDigest("p", _october, Segment.Bpu, []);
        digest.Add(Id(2), Jaminan.Jkk, 1, new Rupiah(10));

        Assert.Throws<ArgumentException>(() => digest.Add(Id(2), Jaminan.Jkk, 1, new Rupiah(10)));
        Assert.Throws<ArgumentException>(() => digest.Add(Id(2), Jaminan.Jht, 1, new Rupiah(10)));
        Assert.Throws<ArgumentException>(() => digest.Add(Id(1), Jaminan.Jkm, 1, new Rupiah(10)));
    }

    [Fact]
    public void More_lines_than_one_buffer_are_hashed_as_one_row_of_bytes()
    {
        byte[] Of(int lines)
        {
            using var digest = new RunDigest("p", _october, Segment.Bpu, []);
            for (var i = 1; i <= lines; i++)
                digest.Add(Id(i), Jaminan.Jkk, 1, new Rupiah(i));
            return digest.Finish();
        }

        Assert.Equal(4, new[] { 1023, 1024, 1025, 3000 }.Select(n => Convert.ToHexString(Of(n))).Distinct().Count());
        Assert.Equal(Of(3000), Of(3000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb\tc")]
    [InlineData("p\tv\tNothing\t2020-01-01\ts\tt\ta\tRead")]
    [InlineData("p\tv\tRupiah\t2020-13-01\ts\tt\ta\tRead")]
    [InlineData("p\tv\tRupiah\t2020-01-01\ts\tt\ta\tMaybe")]
    public void A_stored_explanation_that_was_changed_cannot_be_read(string text)
    {
        if (text.Length == 0)
            Assert.Empty(Citations.Read(text));
        else
            Assert.Throws<InvalidDataException>(() => Citations.Read(text));
    }

    [Fact]
    public void An_explanation_comes_back_as_it_was_written()
    {
        var because = Contribution.Of(RunLaw.Book(), Question().Ask()).Value.Because;

        Assert.Equal(because, Citations.Read(Citations.Write(because)));
    }

    [Theory]
    [InlineData(RunState.Computed, RunState.Approved, null)]
    [InlineData(RunState.Computed, RunState.Submitted, "step-too-early")]
    [InlineData(RunState.Paid, RunState.PartlyReconciled, null)]
    [InlineData(RunState.Billed, RunState.PartlyReconciled, "step-too-early")]
    [InlineData(RunState.Reconciled, RunState.Approved, null)]
    [InlineData(RunState.Reversed, RunState.Approved, "run-reversed")]
    public void Steps_come_in_order(RunState at, RunState next, string? reason) =>
        Assert.Equal(reason, at.WhyNotYet(next)?.Reason);

    [Fact]
    public void States_and_reasons_have_names_and_titles_of_their_own()
    {
        Assert.All(RunStates.All, state => Assert.Equal(state, RunStates.Named(state.Key())));
        Assert.Equal(RunStates.All.Count, RunStates.All.Select(state => state.Title()).Distinct().Count());
        Assert.Throws<InvalidDataException>(() => RunStates.Named("selesai"));
        var titles = ExclusionReasons.All.Select(ExclusionReasons.Title).Distinct();
        Assert.Equal(ExclusionReasons.All.Count, titles.Count());
    }

    internal static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Candidate Person(int number) => new(Id(number), true, true, null, null, "tani", null, Jaminan.None);

    private static RunQuestion Question() =>
        new("p", _october, Jaminan.Jkk | Jaminan.Jkm, Segment.Bpu, Funding.Apbd, null, null, []);
}

internal static class RunQuestions
{
    internal static ContributionQuestion Ask(this RunQuestion question) =>
        new(question.Reading, question.Insurances, question.Month, Rational.Zero, question.Funding);
}
