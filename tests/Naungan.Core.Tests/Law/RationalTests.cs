using FsCheck;
using FsCheck.Fluent;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.Core.Tests.Law;

public class RationalTests
{
    [Theory]
    [InlineData("0.24", 6, 25)]
    [InlineData("2152322.94", 107616147, 50)]
    [InlineData("0", 0, 1)]
    [InlineData("-1.5", -3, 2)]
    [InlineData("0.30", 3, 10)]
    public void Decimals_are_read_exactly_and_reduced(string text, long numerator, long denominator)
    {
        var value = Rational.Parse(text);
        Assert.Equal((numerator, denominator), (value.Numerator, value.Denominator));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1,5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("1.-2")]
    [InlineData("99999999999999999999")]
    public void Anything_but_a_plain_decimal_is_not_read(string? text) => Assert.False(Rational.TryParse(text, out _));

    [Theory]
    [InlineData("0.5", 1, 1, 0)]
    [InlineData("0.4", 0, 1, 0)]
    [InlineData("5165.574", 5166, 5166, 5165)]
    [InlineData("7", 7, 7, 7)]
    [InlineData("-0.5", 0, 0, -1)]
    public void Rounding_follows_its_mode(string exact, long halfUp, long up, long down)
    {
        var value = Rational.Parse(exact);
        Assert.Equal(new Rupiah(halfUp), RoundingMode.HalfUp.Round(value));
        Assert.Equal(new Rupiah(up), RoundingMode.Up.Round(value));
        Assert.Equal(new Rupiah(down), RoundingMode.Down.Round(value));
    }

    [Fact]
    public void The_default_value_is_nought_and_usable() =>
        Assert.Equal(Rational.Of(1, 3), default(Rational) + Rational.Of(1, 3));

    [Fact]
    public void What_does_not_fit_overflows_loudly() =>
        Assert.Throws<OverflowException>(() => Rational.Of(long.MaxValue) * Rational.Of(2));

    [Fact]
    public void Addition_undoes_subtraction() =>
        Check((a, b) => a - b + b == a && a + b == b + a && a.CompareTo(b) == -b.CompareTo(a));

    [Fact]
    public void Taking_a_rate_distributes() =>
        Check(
            (a, b) =>
            {
                var rate = Rational.Of(b.Numerator % 10_000, 100_000);
                return a * (rate + Rational.One) == (a * rate) + a;
            }
        );

    [Fact]
    public void Printing_and_reading_agree() => Check((a, _) => Rational.Parse(a.ToString()) == a);

    [Fact]
    public void Parts_rounded_on_the_total_add_up_to_the_rounded_total() =>
        Check(
            (a, b) =>
            {
                var rule = Rounding.Named("half-up-on-total");
                var parts = rule.Split([a, b, a]);
                return parts.Aggregate(Rupiah.Zero, (sum, part) => sum + part) == rule.Round(a + b + a);
            }
        );

    [Fact]
    public void Klaten_fits_rounding_half_up_at_either_level_but_not_cutting_off()
    {
        // 0.24 % and 0.30 % of the minimum wage 2023; the published figure is 11,623.
        Rational[] parts = [Rational.Parse("5165.575056"), Rational.Parse("6456.96882")];
        long Total(string rule) => Rounding.Named(rule).Split(parts).Sum(part => part.Amount);
        Assert.Equal(11623, Total("half-up-per-programme"));
        Assert.Equal(11623, Total("half-up-on-total"));
        Assert.Equal(11621, Total("down-per-programme"));
        Assert.Equal(11622, Total("down-on-total"));
    }

    private static void Check(Func<Rational, Rational, bool> holds)
    {
        // Amounts to a billion with up to four decimals, the widest a law or a wage writes.
        var one =
            from whole in Gen.Choose(-1_000_000_000, 1_000_000_000)
            from cents in Gen.Choose(0, 9999)
            select Rational.Of(whole) + Rational.Of(cents, 10000);
        Prop.ForAll(Arb.From(one), Arb.From(one), (a, b) => holds(a, b)).QuickCheckThrowOnFailure();
    }
}
