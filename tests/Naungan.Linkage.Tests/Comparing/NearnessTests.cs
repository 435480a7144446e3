using System.Text;
using Naungan.Bench.Linkage.Register;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Tests.Comparing;

/// <summary>Short cuts that save an edit distance must never change what is decided.</summary>
public sealed class NearnessTests(ITestOutputHelper output)
{
    private const ulong Seed = 111;
    private const int Draws = 40_000;

    [Fact]
    public void Nik_nearness_equals_two_edits_where_most_of_both_ends_agree()
    {
        output.WriteLine($"seed {Seed}");
        var draw = new Draw(Seed);
        var near = 0;
        for (var i = 0; i < Draws; i++)
        {
            var a = Digits(ref draw, 16);
            var b = Spoilt(ref draw, a, 1 + draw.Below(4), "0123");
            if (b.Length != 16 || a.SequenceEqual(b))
                continue;
            var (x, y) = (Packed(a), Packed(b));
            var ends = System.Numerics.BitOperations.LeadingZeroCount(x ^ y) / 4;
            ends += System.Numerics.BitOperations.TrailingZeroCount(x ^ y) / 4;
            var wrong = a.Zip(b, (p, q) => p == q ? 0 : 1).Sum();
            var expected = wrong <= 2 || (ends >= 10 && Similarity.EditDistance(a, b) <= 2);
            Assert.True(
                expected == NikNearness.IsNear(x, y),
                $"{Encoding.ASCII.GetString(a)} {Encoding.ASCII.GetString(b)}"
            );
            near += expected ? 1 : 0;
        }

        Assert.InRange(near, Draws / 10, Draws);
    }

    [Fact]
    public void One_slip_in_an_odd_number_equals_one_edit()
    {
        var draw = new Draw(Seed + 1);
        for (var i = 0; i < Draws; i++)
        {
            var a = Digits(ref draw, 15 + draw.Below(3));
            var b = Spoilt(ref draw, a, 1 + draw.Below(2), "0123");
            Assert.Equal(Similarity.EditDistance(a, b) <= 1, NikNearness.IsOneSlip(a, b));
        }
    }

    [Fact]
    public void Words_set_aside_without_their_letters_are_never_alike()
    {
        var draw = new Draw(Seed + 2);
        var alike = 0;
        for (var i = 0; i < Draws; i++)
        {
            var a = Letters(ref draw, 1 + draw.Below(9));
            var b = draw.Chance(0.2) ? a[..(1 + draw.Below(a.Length))] : Spoilt(ref draw, a, 1 + draw.Below(3), "ABCD");
            if (b.Length == 0 || a.SequenceEqual(b))
                continue;
            var likeness = WordLikeness.Judge(a, b);
            Assert.Equal(likeness, WordLikeness.Judge(b, a));
            Assert.Equal(Plainly(a, b), likeness);
            alike += likeness > 0 ? 1 : 0;
            if (likeness > 0)
                Assert.True(WordFacts.MayBeAlike(WordFacts.Of(0, a), WordFacts.Of(0, b)));
        }

        Assert.InRange(alike, Draws / 10, Draws);
    }

    // The rule in words: a beginning, one slip in four letters or more, two in six or more that sound alike.
    private static int Plainly(byte[] a, byte[] b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        if (shorter.Length == 1)
            return longer[0] == shorter[0] ? 2 : 0;
        if (shorter.Length < 3)
            return 0;
        if (longer.AsSpan().StartsWith(shorter))
            return 1;
        var edits = Similarity.EditDistance(a, b);
        var (first, second) = a.AsSpan().SequenceCompareTo(b) > 0 ? (b, a) : (a, b);
        return edits == 1 ? (longer.Length >= 4 ? 1 : 0)
            : edits == 2 && shorter.Length >= 6 && Similarity.Jaro(first, second) >= 0.85 ? 1
            : 0;
    }

    private static ulong Packed(byte[] digits) => digits.Aggregate(0UL, (sum, d) => (sum << 4) | (uint)(d - '0'));

    private static byte[] Digits(ref Draw draw, int length) => Of(ref draw, length, "0123");

    private static byte[] Letters(ref Draw draw, int length) => Of(ref draw, length, "ABCDEF");

    private static byte[] Of(ref Draw draw, int length, string from)
    {
        var text = new byte[length];
        for (var i = 0; i < length; i++)
            text[i] = (byte)from[draw.Below(from.Length)];
        return text;
    }

    private static byte[] Spoilt(ref Draw draw, byte[] text, int slips, string from)
    {
        var spoilt = text.ToList();
        for (; slips > 0 && spoilt.Count > 2; slips--)
        {
            var at = draw.Below(spoilt.Count - 1);
            switch (draw.Below(4))
            {
                case 0:
                    spoilt[at] = (byte)from[draw.Below(from.Length)];
                    break;
                case 1:
                    (spoilt[at], spoilt[at + 1]) = (spoilt[at + 1], spoilt[at]);
                    break;
                case 2:
                    spoilt.RemoveAt(at);
                    break;
                default:
                    spoilt.Insert(at, (byte)from[draw.Below(from.Length)]);
                    break;
            }
        }

        return [.. spoilt];
    }
}
