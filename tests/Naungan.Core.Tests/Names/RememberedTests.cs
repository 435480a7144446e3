using System.Globalization;
using Naungan.Core.Names;

namespace Naungan.Core.Tests.Names;

public sealed class RememberedTests
{
    [Fact]
    public void A_text_is_worked_out_once_and_answered_the_same_again()
    {
        var asked = 0;
        var lengths = new Remembered<int>(text =>
        {
            asked++;
            return text.Length;
        });

        Assert.Equal((4, 4, 3), (lengths.Of("Budi"), lengths.Of("Budi"), lengths.Of("Ani")));

        Assert.Equal(2, asked);
    }

    [Fact]
    public void What_no_longer_fits_is_answered_all_the_same()
    {
        var asked = 0;
        var same = new Remembered<string>(text =>
        {
            asked++;
            return text;
        });
        for (var i = 0; i < 20_000; i++)
            Assert.Equal($"{i}", same.Of(i.ToString(CultureInfo.InvariantCulture)));

        same.Of("0"); // kept
        same.Of("19999"); // came too late to be kept

        Assert.Equal(20_001, asked);
    }
}
