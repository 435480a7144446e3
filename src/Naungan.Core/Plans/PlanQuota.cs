using Naungan.Core.Law.Contributions;

namespace Naungan.Core.Plans;

/// <summary>How many people a plan gives a part of a programme.</summary>
/// <param name="Kind">total, category, district or agency.</param>
/// <param name="Code">Empty for the total.</param>
public sealed record PlanQuota(string Kind, string Code, long People)
{
    /// <summary>Stands for no agency in a plan.</summary>
    public const string NoAgency = "-";

    /// <summary>
    /// The quotas of a programme of one segment: its groups in all, and by category, district and agency where the plan
    /// names them. Empty where the plan has nobody of the segment.
    /// </summary>
    public static IReadOnlyList<PlanQuota> Of(PlanAnswer answer, Segment segment)
    {
        var shares = answer.Shares.Where(share => share.Group.Segment == segment).ToList();
        if (shares.Count == 0)
            return [];
        IEnumerable<PlanQuota> By(string kind, Func<PlanGroup, string?> code) =>
            shares
                .Where(share => code(share.Group) is not null)
                .GroupBy(share => code(share.Group)!, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new PlanQuota(kind, group.Key, group.Sum(share => share.People)));
        return
        [
            new("total", "", shares.Sum(share => share.People)),
            .. By("category", group => group.Category),
            .. By("district", group => group.District),
            .. By("agency", group => group.Agency == NoAgency ? null : group.Agency),
        ];
    }
}
