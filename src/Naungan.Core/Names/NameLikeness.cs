namespace Naungan.Core.Names;

/// <summary>How alike two folded names are, as bags of words: order free, initials and dropped words allowed.</summary>
public static class NameLikeness
{
    private const double InitialWorth = 0.8;
    private const double WordAlike = 0.7;

    /// <summary>0 (nothing in common) to 1 (the same words). Both are keys of <see cref="NameKey.Of"/>.</summary>
    public static double Of(string left, string right)
    {
        if (left == right)
            return left.Length == 0 ? 0 : 1;
        var a = left.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var b = right.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (a.Length == 0 || b.Length == 0)
            return 0;
        if (string.Concat(a) == string.Concat(b))
            return 1;
        if (a.Length > b.Length)
            (a, b) = (b, a);
        var taken = new bool[b.Length];
        double sum = 0;
        foreach (var word in a)
        {
            var (best, at) = Best(word, b, taken);
            if (best < WordAlike)
                continue;
            taken[at] = true;
            sum += best;
        }

        // A dropped word costs half of what a different word costs: "Hasan" for "Hasan Basri" is the habit, not the
        // error.
        return sum / (a.Length + ((b.Length - a.Length) * 0.5));
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two words.</summary>
    public static int Edits(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[right.Length];
    }

    private static (double Worth, int At) Best(string word, string[] among, bool[] taken)
    {
        var best = (Worth: 0.0, At: -1);
        for (var i = 0; i < among.Length; i++)
        {
            if (taken[i])
                continue;
            var worth = Word(word, among[i]);
            if (worth > best.Worth)
                best = (worth, i);
        }

        return best;
    }

    private static double Word(string a, string b)
    {
        if (a == b)
            return 1;
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] ? InitialWorth : 0;
        var length = Math.Max(a.Length, b.Length);
        return length > 64 ? 0 : 1 - ((double)Edits(a, b) / length);
    }
}
