using System.Globalization;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Platform.Web.Writing;

public sealed class IndonesianTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    // A culture with other digits, separators and calendar: nothing of it may show.
    public IndonesianTests() => CultureInfo.CurrentCulture = new CultureInfo("ar-SA");

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(35_440, "35.440")]
    [InlineData(-1_234_567, "-1.234.567")]
    [InlineData(long.MinValue, "-9.223.372.036.854.775.808")]
    public void Numbers_have_dots_between_thousands(long value, string written) =>
        Assert.Equal(written, Indonesian.Number(value));

    [Theory]
    [InlineData(0, "Rp0")]
    [InlineData(16_800, "Rp16.800")]
    [InlineData(999_999, "Rp999.999")]
    [InlineData(1_000_000, "Rp1 juta")]
    [InlineData(595_392_000, "Rp595,39 juta")]
    [InlineData(1_786_176_000, "Rp1,79 miliar")]
    [InlineData(-1_786_176_000, "-Rp1,79 miliar")]
    [InlineData(12_000_000_000_000, "Rp12 triliun")]
    [InlineData(999_999_999, "Rp1 miliar")]
    [InlineData(999_994_999, "Rp999,99 juta")]
    public void Headlines_round_to_two_decimals_of_the_right_unit(long amount, string written) =>
        Assert.Equal(written, Indonesian.Headline(new Rupiah(amount)));

    [Theory]
    [InlineData("0.995", 1, "99,5%")]
    [InlineData("1", 1, "100%")]
    [InlineData("0.123456", 2, "12,35%")]
    public void Shares_are_written_with_a_comma(string share, int decimals, string written) =>
        Assert.Equal(written, Indonesian.Percent(decimal.Parse(share, CultureInfo.InvariantCulture), decimals));

    [Fact]
    public void Days_and_instants_are_in_words_at_the_governments_clock()
    {
        Assert.Equal("19 Agustus 2024", Indonesian.Day(new DateOnly(2024, 8, 19)));
        Assert.Equal("Senin, 19 Agustus 2024", Indonesian.DayOfWeek(new DateOnly(2024, 8, 19)));
        var instant = new DateTimeOffset(2021, 9, 30, 16, 5, 0, TimeSpan.Zero);
        Assert.Equal("1 Oktober 2021 pukul 00.05 WITA", Indonesian.Instant(instant, TimeSpan.FromHours(8)));
        Assert.Equal("30 September 2021 pukul 23.05 WIB", Indonesian.Instant(instant, TimeSpan.FromHours(7)));
    }

    [Theory]
    [InlineData(0.2, "kurang dari 1 detik")]
    [InlineData(59, "59 detik")]
    [InlineData(185, "3 menit 5 detik")]
    [InlineData(7_260, "2 jam 1 menit")]
    [InlineData(180_000, "2 hari 2 jam")]
    public void Durations_name_their_two_largest_units(double seconds, string written) =>
        Assert.Equal(written, Indonesian.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(12_345, "12,3 KB")]
    [InlineData(52_428_800, "52,4 MB")]
    public void Sizes_are_in_thousands(long bytes, string written) => Assert.Equal(written, Indonesian.Bytes(bytes));
}
