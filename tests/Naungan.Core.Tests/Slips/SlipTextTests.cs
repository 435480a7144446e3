using Naungan.Core.Identity;
using Naungan.Core.Slips;

namespace Naungan.Core.Tests.Slips;

public sealed class SlipTextTests
{
    private static readonly SlipText _slip = new(
        RegionCode.Parse("64.02"),
        1,
        100_001,
        new(2021, 12, 20),
        new(2022, 3, 31)
    );

    [Fact]
    public void What_is_signed_is_frozen() => Assert.Equal("N1/6402/1/100001/20211220/20220331", _slip.Body);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_standard(string plain, string coded)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(plain);
        Assert.Equal(coded, Base32.Write(bytes));
        Assert.True(Base32.TryRead(coded, out var back));
        Assert.Equal(bytes, back);
    }

    [Fact]
    public void Any_slip_is_read_back_also_behind_an_address_and_in_small_letters()
    {
        const int Seed = 71;
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var signature = new byte[64];
            random.NextBytes(signature);
            var slip = new SlipText(
                RegionCode.Parse(i % 2 == 0 ? "64.02" : "65"),
                random.Next(1, 99),
                random.NextInt64(1, long.MaxValue),
                new DateOnly(2021, 1, 1).AddDays(random.Next(4000)),
                new DateOnly(2021, 1, 1).AddDays(random.Next(4000))
            );
            var text = "https://naungan.contoh.go.id/kartu/" + slip.Signed(signature).ToLowerInvariant();
            Assert.True(SlipText.TryRead(text, out var read, out var found), $"seed {Seed}: {text}");
            Assert.Equal(slip, read);
            Assert.Equal(signature, found);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://contoh.go.id/kartu")]
    [InlineData("N1/6402/1/100001/20211220/20220331")]
    [InlineData("N2/6402/1/100001/20211220/20220331/MY")]
    [InlineData("N1/640/1/100001/20211220/20220331/MY")]
    [InlineData("N1/6402/1/100001/20211320/20220331/MY")]
    [InlineData("N1/6402/-1/100001/20211220/20220331/MY")]
    [InlineData("N1/6402/1/1e5/20211220/20220331/MY")]
    [InlineData("N1/6402/1/100001/20211220/20220331/M1")]
    [InlineData("N1/6402/1/100001/20211220/20220331/MZ")]
    [InlineData("N1/6402/1/100001/20211220/20220331/MY/MY")]
    public void Anything_else_is_no_slip(string? text) => Assert.False(SlipText.TryRead(text, out _, out _));
}
