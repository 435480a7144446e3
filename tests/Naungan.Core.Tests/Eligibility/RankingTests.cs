using Naungan.Core.Eligibility;

namespace Naungan.Core.Tests.Eligibility;

public class RankingTests
{
    private static readonly DateOnly _on = new(2021, 10, 1);

    [Fact]
    public void The_poorest_then_the_oldest_then_who_came_first()
    {
        var people = new[]
        {
            One(1, decile: null),
            One(2, decile: 2, born: 1990),
            One(3, decile: 1, born: 1990),
            One(4, decile: 2, born: 1960),
            One(5, decile: 2, born: 1990, proposed: 1),
        };
        var order = Ranking.Of(people, [], _on);
        Assert.Equal([3, 4, 5, 2, 1], order.Select(one => Number(one.Candidate)));
        Assert.All(order, one => Assert.True(one.IsChosen));
    }

    [Fact]
    public void A_full_quota_makes_wait_and_says_which_one()
    {
        var people = new[]
        {
            One(1, decile: 1, district: "a"),
            One(2, decile: 2, district: "a"),
            One(3, decile: 3, district: "b"),
            One(4, decile: 4, district: "b"),
        };
        var order = Ranking.Of(people, [new("total", "", 2), new("district", "a", 1)], _on);
        Assert.Equal([true, false, true, false], order.Select(one => one.IsChosen));
        Assert.Equal([null, 1, null, 2], order.Select(one => one.WaitingNumber));
        Assert.Equal("Urutan 2: desil 2, usia 31 tahun. Daftar tunggu nomor 1: kuota kecamatan a penuh.", order[1].Why);
        Assert.EndsWith("kuota program penuh.", order[3].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_arrival_gives_the_same_ranking_and_no_quota_is_passed()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var people = Enumerable
                .Range(0, 60)
                .Select(i =>
                    One(
                        i,
                        random.Next(4) == 0 ? null : random.Next(1, 5),
                        1960 + random.Next(30),
                        district: Letter(random)
                    )
                )
                .ToArray();
            RankingPlaces[] places = [new("total", "", random.Next(50)), new("district", "a", random.Next(20))];
            var order = Ranking.Of(people, places, _on);
            random.Shuffle(people);
            Assert.Equal(order, Ranking.Of(people, places, _on));
            var chosen = order.Where(one => one.IsChosen).ToList();
            Assert.True(chosen.Count <= places[0].Free, $"seed {seed}, round {round}");
            Assert.True(chosen.Count(one => one.Candidate.District == "a") <= places[1].Free, $"seed {seed}");
            var waiting = order.Where(one => !one.IsChosen).Select(one => one.WaitingNumber!.Value);
            Assert.Equal(Enumerable.Range(1, order.Count - chosen.Count), waiting);
        }
    }

    private static string Letter(Random random) => random.Next(2) == 0 ? "a" : "b";

    private static int Number(RankingCandidate one) => one.Person.ToByteArray()[15];

    private static RankingCandidate One(
        int number,
        int? decile = 1,
        int born = 1990,
        int proposed = 2,
        string district = "a"
    )
    {
        var bytes = new byte[16];
        bytes[15] = (byte)number;
        return new(
            new Guid(bytes),
            "petani",
            district,
            "disnaker",
            decile,
            new DateOnly(born, 1, 1),
            new DateOnly(2021, 9, proposed)
        );
    }
}
