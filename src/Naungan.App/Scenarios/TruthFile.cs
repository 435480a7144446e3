using Naungan.App.Platform.Files;

namespace Naungan.App.Scenarios;

/// <summary>One row of a file the agencies sent and who it really is.</summary>
/// <param name="Person">Truth id; empty for rows that are no persons.</param>
/// <param name="Habit">Habits a reader heals, such as a NIK with spaces.</param>
internal sealed record TruthRow(
    string File,
    string Sheet,
    int Row,
    string Person,
    string Defect,
    string Counted,
    string Expected,
    string Habit
)
{
    public static TruthRow Of(string file, string sheet, int row, Listing listing, string habit, string alsoDefect = "")
    {
        var defect = listing.Defect;
        if (alsoDefect.Length > 0)
            defect = defect.Length > 0 ? $"{defect}|{alsoDefect}" : alsoDefect;
        return new(file, sheet, row, listing.Person.TruthId, defect, listing.Person.Counted, listing.Expected, habit);
    }

    public static TruthRow Filler(string file, string sheet, int row, string kind) =>
        new(file, sheet, row, "", kind, "", "ignored", "");
}

/// <summary>truth.csv: the answer sheet nobody in the thread may read.</summary>
internal static class TruthFile
{
    public static void Write(Stream output, IEnumerable<TruthRow> rows)
    {
        using var csv = new SafeCsvWriter(output, guard: false);
        csv.Record("file", "sheet", "row", "person", "defect", "counted", "expected", "habit");
        foreach (var row in rows)
        {
            csv.Field(row.File);
            csv.Field(row.Sheet);
            csv.Field(row.Row);
            csv.Record(row.Person, row.Defect, row.Counted, row.Expected, row.Habit);
        }
    }
}
