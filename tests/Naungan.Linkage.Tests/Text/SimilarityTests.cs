using System.Text;
using Naungan.Bench.Linkage.Register;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Tests.Text;

public sealed class SimilarityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("DWAYNE", "DUANE", 0.84)]
    [InlineData("ABC", "XYZ", 0)]
    public void Jaro_winkler_gives_the_published_values(string a, string b, double expected) =>
        Assert.Equal(expected, Similarity.JaroWinkler(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b)), 3);

    [Fact]
    public void Edit_distance_equals_the_plain_recurrence()
    {
        const ulong Seed = 81;
        output.WriteLine($"seed {Seed}");
        var draw = new Draw(Seed);
        for (var i = 0; i < 5000; i++)
        {
            var a = Word(ref draw);
            var b = Word(ref draw);
            Assert.Equal(Plain(a, b), Similarity.EditDistance(a, b));
        }
    }

    private static byte[] Word(ref Draw draw)
    {
        var word = new byte[1 + draw.Below(20)];
        for (var i = 0; i < word.Length; i++)
            word[i] = (byte)('A' + draw.Below(4));
        return word;
    }

    // Optimal string alignment, the textbook way.
    private static int Plain(byte[] a, byte[] b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
