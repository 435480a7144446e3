using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>The names behind the codes of an annex, as its totals found them.</summary>
internal sealed class AnnexNames(AnnexTotals totals, bool masked)
{
    private readonly Dictionary<string, string> _villages = totals.ByVillage.ToDictionary(t => t.Code, t => t.Name);
    private readonly Dictionary<string, string> _districts = totals.ByDistrict.ToDictionary(t => t.Code, t => t.Name);
    private readonly Dictionary<string, string> _categories = totals.ByCategory.ToDictionary(t => t.Code, t => t.Name);

    internal string Nik(AnnexLine line) => masked ? Core.Identity.Nik.Mask(line.Nik) : line.Nik;

    internal string Village(AnnexLine line) => line.Village is null ? "" : _villages[line.Village];

    internal string District(AnnexLine line) =>
        line.Village is null ? "" : _districts[RegionCode.Parse(line.Village).Parent?.Code ?? ""];

    internal string Category(AnnexLine line) => _categories.GetValueOrDefault(line.Category, line.Category);

    internal static string Change(AnnexLine line) =>
        line.Reason is null || line.Change != "out"
            ? RosterWords.Change(line.Change)
            : $"{RosterWords.Change(line.Change)}: {RosterWords.Reason(line.Reason)}";
}
