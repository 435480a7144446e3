using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// How large a block may be for every rule: a preset's rules share a number of pairs between them; the settings' own
/// rules are taken at their word.
/// </summary>
internal static class BlockLimits
{
    private const double PairsFloor = 6_000_000;

    /// <summary>
    /// Of records beyond so many a third count towards the pairs allowed: the longer the list, the more strangers a
    /// rule brings together, and the more of its true pairs another rule has already brought up.
    /// </summary>
    private const int RecordsInFull = 1_000_000;

    /// <summary>By rule, the most records a block may have.</summary>
    /// <param name="records">How many the list has.</param>
    public static int[] For(BlockSample[] samples, LinkageSettings settings, int records)
    {
        var limits = new int[samples.Length];
        Array.Fill(limits, settings.BlockRecordsMax);
        if (settings.Rules is not null)
            return limits;
        var sizes = samples.Select(s => s.PairsUpTo(settings.BlockRecordsMax)).ToArray();
        var counted = Math.Min(records, RecordsInFull) + (Math.Max(0, records - RecordsInFull) / 3.0);
        var total = Math.Max(PairsFloor, settings.PairsPerRecordMax * counted);
        var each = FairLimit(sizes, total);
        for (var r = 0; r < limits.Length; r++)
        {
            if (sizes[r] > each)
                limits[r] = samples[r].LimitFor(each, settings.BlockRecordsMax);
        }

        return limits;
    }

    // The limit under which all rules together make no more than the total.
    private static double FairLimit(double[] sizes, double total)
    {
        var left = total;
        var rules = sizes.Length;
        foreach (var size in sizes.Order())
        {
            if (size > left / rules)
                return left / rules;
            left -= size;
            rules--;
        }

        return double.MaxValue;
    }
}
