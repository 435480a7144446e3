using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Plans;

namespace Naungan.App.Plans;

/// <summary>What the pages say about an answer.</summary>
public static class PlanWords
{
    /// <summary>Insurances that cost something in some month.</summary>
    public static IReadOnlyList<Jaminan> Insurances(PlanAnswer answer) =>
        [.. Jaminans.All.Where(one => answer.ByMonth.Any(month => month.ByInsurance.ContainsKey(one)))];

    /// <summary>What more money on a ceiling would buy.</summary>
    public static string NextOf(CeilingUse use, PlanAsk ask, Words words)
    {
        if (!use.Binds)
            return words["Masih cukup; tambahan di sini tidak menambah apa-apa."];
        var what = words[ask == PlanAsk.People ? "satu orang lagi" : "satu bulan lagi"];
        if (use.NextAlone is { } alone)
            return words["{0} lagi membeli {1}.", alone.ToString(), what];
        return words[
            "Perlu {0} bersama pagu lain yang juga habis; sendirian tidak menambah.",
            use.NextNeeds.ToString()
        ];
    }

    /// <summary>For each number of months the most people, with the plan's own number of months marked.</summary>
    public static IReadOnlyList<Bar> Bars(PlanAnswer answer, Words words) =>
        [
            .. answer
                .Choices.Take(24)
                .Select(choice => new Bar(
                    words["{0} bulan", choice.Months],
                    choice.People,
                    Indonesian.Number(choice.People)
                )),
        ];
}
