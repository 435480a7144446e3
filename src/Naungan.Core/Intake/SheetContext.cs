using System.Text.RegularExpressions;

namespace Naungan.Core.Intake;

/// <summary>
/// What a sheet says about all its rows: in the titles above the headings, in its name, in the file's name.
/// </summary>
/// <param name="Titles">Texts above the headings.</param>
/// <param name="SheetName">Name of the sheet; the file's for CSV.</param>
/// <param name="FileName">Name of the file as sent.</param>
public sealed partial record SheetContext(IReadOnlyList<string> Titles, string SheetName, string FileName)
{
    /// <summary>"KECAMATAN : LOA KULU" among the titles.</summary>
    public string? District => Named(DistrictTitle());

    /// <summary>"Desa Jembayan" among the titles.</summary>
    public string? Village => Named(VillageTitle());

    /// <summary>Texts that may name the group of people, the nearest to the rows first.</summary>
    public IEnumerable<string> AboutGroup => [SheetName, .. Titles.Reverse(), FileName];

    private string? Named(Regex pattern)
    {
        foreach (var title in Titles)
        {
            if (pattern.Match(title) is { Success: true } found)
                return found.Groups[1].Value.Trim();
        }

        return null;
    }

    [GeneratedRegex(
        @"\bKEC(?:AMATAN)?\b\s*[.:]*\s*([\p{L}' ]+?)\s*(?:$|[,;(\d-]|\bKAB|\bTAHUN|\bPERIODE)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DistrictTitle();

    [GeneratedRegex(
        @"\b(?:DESA|KELURAHAN|KEL)\b\s*[.:]*\s*([\p{L}' ]+?)\s*(?:$|[,;(\d-]|\bKEC|\bKAB|\bTAHUN)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex VillageTitle();
}
