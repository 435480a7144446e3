using Naungan.Core.Coverage;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Tests.Runs;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Coverage;

/// <summary>On an invented law: three unpaid months end a BPU membership, three months of it make JKM full.</summary>
public sealed class CoverTests
{
    [Theory]
    [InlineData("2021-09-30", StandingKind.NotYet, JkmCover.None, 0)]
    [InlineData("2021-10-01", StandingKind.Active, JkmCover.FuneralOnly, 1)]
    [InlineData("2021-12-31", StandingKind.Active, JkmCover.FuneralOnly, 3)]
    [InlineData("2022-01-01", StandingKind.Arrears, JkmCover.Full, 3)]
    [InlineData("2022-03-31", StandingKind.Arrears, JkmCover.Full, 3)]
    [InlineData("2022-04-01", StandingKind.Lapsed, JkmCover.None, 3)]
    public void Bpu_cover_begins_grows_full_falls_into_arrears_and_lapses(
        string day,
        StandingKind standing,
        JkmCover jkm,
        int paid
    )
    {
        var cover = On(day, Bpu(Jaminan.Jkk, 10, 11, 12), Bpu(Jaminan.Jkm, 10, 11, 12));

        Assert.Equal((standing, jkm, paid), (cover.Standing, cover.Jkm, cover.PaidMonths));
        Assert.Equal(standing is StandingKind.Active or StandingKind.Arrears, cover.IsCovered);
    }

    [Fact]
    public void A_return_after_a_lapse_is_a_new_membership_with_its_wait_from_nought()
    {
        var paid = Bpu(Jaminan.Jkm, 1, 2, 3, 10);

        Assert.Equal(new DateOnly(2021, 10, 1), On("2021-10-15", paid).MemberSince);
        Assert.Equal(JkmCover.FuneralOnly, On("2021-10-15", paid).Jkm);
        Assert.Equal(new DateOnly(2022, 1, 1), On("2021-10-15", paid).JkmFullFrom);
        Assert.Equal(JkmCover.Full, On("2021-04-15", paid).Jkm);
    }

    [Fact]
    public void A_gap_shorter_than_the_limit_breaks_nothing()
    {
        var cover = On("2021-06-15", Bpu(Jaminan.Jkm, 1, 2, 5));

        Assert.Equal((new DateOnly(2021, 1, 1), 3, 1), (cover.MemberSince, cover.PaidMonths, cover.UnpaidMonths));
    }

    [Theory]
    [InlineData("2021-03-15", true, 3)]
    [InlineData("2021-04-01", false, 3)]
    [InlineData("2021-06-15", true, 1)]
    public void Wage_earners_are_covered_in_paid_months_only(string day, bool covered, int paid)
    {
        var months = new[] { 1, 2, 3, 6 }.Select(m => new PaidMonth(new Month(2021, m), Jaminan.Jkk, Segment.Pu));

        var cover = On(day, [.. months]);

        Assert.Equal((covered, paid), (cover.IsCovered, cover.PaidMonths));
    }

    [Fact]
    public void Without_jkm_there_is_cover_but_no_death_benefit()
    {
        var cover = On("2021-10-15", Bpu(Jaminan.Jkk, 10));

        Assert.Equal((Jaminan.Jkk, JkmCover.None), (cover.Programmes, cover.Jkm));
    }

    [Fact]
    public void Nobody_paid_for_is_nobody_covered() =>
        Assert.Equal((false, StandingKind.NotYet), (On("2021-10-15").IsCovered, On("2021-10-15").Standing));

    [Fact]
    public void A_day_without_law_refuses_instead_of_guessing() =>
        Assert.Equal(
            "no-law-on",
            Cover
                .On(RunLaw.Book(), new(2019, 5, 5), [new PaidMonth(new Month(2019, 5), Jaminan.Jkm, Segment.Bpu)])
                .Refusal?.Reason
        );

    [Fact]
    public void Cover_depends_on_the_months_and_not_on_their_order()
    {
        const int Seed = 2022;
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var paid = Enumerable
                .Range(0, random.Next(1, 12))
                .Select(_ => new PaidMonth(new Month(2021, random.Next(1, 13)), Jaminan.Jkm, Segment.Bpu))
                .ToArray();
            var day = new DateOnly(2021, 1, 1).AddDays(random.Next(700));
            var before = Cover.On(RunLaw.Book(), day, paid).Value;
            random.Shuffle(paid);
            var after = Cover.On(RunLaw.Book(), day, paid).Value;
            Assert.True(
                before with { Because = after.Because } == after,
                $"seed {Seed}, round {round}: {before} is not {after}"
            );
        }
    }

    private static Cover On(string day, params PaidMonth[][] paid) =>
        Cover.On(RunLaw.Book(), DateOnly.Parse(day), [.. paid.SelectMany(months => months)]).Value;

    private static PaidMonth[] Bpu(Jaminan insurance, params int[] months) =>
        [.. months.Select(month => new PaidMonth(new Month(2021, month), insurance, Segment.Bpu))];
}
