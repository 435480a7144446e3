using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.Core.Tests.Roster;

public sealed class VillageNormTests
{
    [Theory]
    [InlineData(0, true, VillageOddity.Nobody)]
    [InlineData(4, true, VillageOddity.TooFew)]
    [InlineData(5, true, null)]
    [InlineData(9, true, null)]
    [InlineData(10, true, VillageOddity.TooMany)]
    [InlineData(0, false, null)]
    [InlineData(7, false, VillageOddity.NotADesa)]
    public void A_number_outside_the_law_is_odd(int people, bool isDesa, VillageOddity? oddity) =>
        Assert.Equal(oddity, new VillageNorm(5, 9, Explanation.None).Oddity(people, isDesa));

    [Fact]
    public void A_category_the_law_does_not_count_has_no_norm()
    {
        var norm = VillageNorm.Of(new Lawbook([], []), "petani", new DateOnly(2021, 10, 1));

        Assert.Null(norm.Value);
    }
}
