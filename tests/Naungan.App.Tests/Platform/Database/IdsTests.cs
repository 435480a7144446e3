using Naungan.App.Platform.Database;

namespace Naungan.App.Tests.Platform.Database;

public sealed class IdsTests
{
    [Fact]
    public void Ids_of_one_moment_sort_by_the_order_of_making_and_are_version_seven()
    {
        var now = new DateTimeOffset(2026, 11, 22, 3, 4, 5, 678, TimeSpan.Zero);

        var ids = Enumerable.Range(0, 20_000).Select(_ => Ids.New(now)).ToList();

        var texts = ids.ConvertAll(id => id.ToString());
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((7, 0x8), (id.Version, id.Variant & 0xC)));
        Assert.All(texts, text => Assert.StartsWith(texts[0][..13], text, StringComparison.Ordinal));
        Assert.Equal(now.ToUnixTimeMilliseconds(), Convert.ToInt64(texts[0].Replace("-", "")[..12], 16));
    }

    [Fact]
    public void Threads_and_moments_in_turn_never_draw_the_same_id()
    {
        var now = new DateTimeOffset(2026, 11, 22, 3, 4, 5, TimeSpan.Zero);

        var ids = Enumerable.Range(0, 40_000).AsParallel().Select(i => Ids.New(now.AddMilliseconds(i % 3))).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
