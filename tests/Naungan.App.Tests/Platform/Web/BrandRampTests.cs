using System.Globalization;
using System.Text.RegularExpressions;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed partial class BrandRampTests
{
    [Fact]
    public void Any_brand_carries_its_letters_readably()
    {
        const int Seed = 20211001;
        var random = new Random(Seed);
        var hexes = Enumerable.Range(0, 2_000).Select(_ => random.Next(0x1000000).ToString("x6", null)).ToList();
        foreach (var hex in hexes.Concat(["000000", "ffffff", "ffff00", "0000ff", "ff00ff", "808080"]))
        {
            var ramp = BrandRamp.From(hex).ToDictionary(step => step.Step, step => step.Hex);
            string On(int step) => $"seed {Seed}, brand {hex}, step {step} {ramp[step]}";
            Assert.True(BrandRamp.Contrast(ramp[600], "#ffffff") >= 4.5, On(600));
            Assert.True(BrandRamp.Contrast(ramp[700], ramp[50]) >= 4.5, On(700));
            Assert.True(BrandRamp.Contrast(ramp[900], ramp[100]) >= 7, On(900));
            Assert.True(BrandRamp.Contrast(ramp[400], "#0d1516") >= 4.5, On(400));
            Assert.True(BrandRamp.Contrast(ramp[300], "#1f1f1f") >= 7, On(300));
        }
    }

    [Fact]
    public void The_style_sheet_holds_the_ramp_of_our_own_brand()
    {
        var sheet = File.ReadAllText(Repository.Path("src/Naungan.App/web/css/tokens.css"));
        var written = Brand()
            .Matches(sheet)
            .Select(match => (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value));
        Assert.Equal(BrandRamp.From("0b6b74"), written);
    }

    [Theory]
    [InlineData("0b6b74")]
    [InlineData("c8102e")]
    [InlineData("123456")]
    public void A_colour_survives_the_way_to_lightness_and_back(string hex) =>
        Assert.Equal("#" + hex, Oklch.FromHex(hex).ToHex());

    [Fact]
    public void Contrast_is_that_of_the_guidelines()
    {
        Assert.Equal(21, BrandRamp.Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(1, BrandRamp.Contrast("#777777", "#777777"), 3);
        Assert.Equal(4.48, BrandRamp.Contrast("#777777", "#ffffff"), 2);
    }

    [GeneratedRegex("--brand-(\\d+): (#[0-9a-f]{6});", RegexOptions.None, 1000)]
    private static partial Regex Brand();
}
