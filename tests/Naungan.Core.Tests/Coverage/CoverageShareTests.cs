using Naungan.Core.Coverage;

namespace Naungan.Core.Tests.Coverage;

public class CoverageShareTests
{
    [Theory]
    [InlineData(77_074, 51_086, "2024-12-31", 1508, "Melebihi sasaran: ")] // Kutim, as published: 150.9 %
    [InlineData(69_528, 79_691, "2024-12-31", 872, null)]
    [InlineData(10, 100, "2023-06-30", 100, "Sasaran berumur 24 bulan", false)]
    [InlineData(10, 100, "2023-05-30", 100, "Sasaran berumur 25 bulan")]
    [InlineData(101, 100, "2020-01-01", 1010, "Melebihi sasaran, dan sasarannya berumur")]
    [InlineData(100, 100, "2025-01-01", 1000, null)]
    public void Both_numbers_and_what_is_wrong_with_them(
        long insured,
        long target,
        string asOf,
        long perMille,
        string? warning,
        bool isWarned = true
    )
    {
        var share = new CoverageShare(insured, target, DateOnly.Parse(asOf), new DateOnly(2025, 6, 30));
        Assert.Equal(perMille, share.PerMille);
        if (warning is null || !isWarned)
            Assert.Null(share.Warning);
        else
            Assert.StartsWith(warning, share.Warning, StringComparison.Ordinal);
        Assert.Equal(share.Warning is null, share.IsSound);
    }
}
