using Naungan.App.Platform.Database;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Tells again what the rows of a submission say, from their sealed cells and the layout kept of each sheet. Nothing
/// that
/// can be told again is stored twice.
/// </summary>
internal sealed class RowsAgain
{
    private readonly Dictionary<string, SheetReader> _readers;
    private readonly Guid _submission;

    private RowsAgain(Guid submission, Dictionary<string, SheetReader> readers, IntakeSetting setting) =>
        (_submission, _readers, Setting) = (submission, readers, setting);

    internal IntakeSetting Setting { get; }

    internal static async Task<RowsAgain> Of(
        Session session,
        Db db,
        string government,
        IntakeTables.Submission submission,
        CancellationToken stop
    )
    {
        var setting = await TakeIn.SettingOf(
            session,
            db,
            government,
            submission.ProgrammeCode,
            submission.SubmittedAt,
            null,
            stop
        );
        var sheets = await IntakeTables.Sheets(session, government, submission.Id, stop);
        return new RowsAgain(
            submission.Id,
            sheets.ToDictionary(sheet => sheet.Name, sheet => SheetReader.Again(sheet, submission.FileName, setting)),
            setting
        );
    }

    internal SheetReader Reader(string sheet) => _readers[sheet];

    internal RowFacts Facts(IntakeTables.Row row) => _readers[row.Sheet].Reread(row.RowNumber, row.Cells, _submission);

    /// <summary>The row as it was before anything was decided about it.</summary>
    internal RowWork Work(IntakeTables.Row row) =>
        _readers[row.Sheet].Read(new LayoutFinder.Line(row.RowNumber, Cells(row)), _submission);

    internal IReadOnlyList<Cell> Cells(IntakeTables.Row row) =>
        _readers[row.Sheet].Cells(row.RowNumber, row.Cells, _submission);

    /// <summary>The official name of the row's village, or what the list calls it.</summary>
    internal string Village(RowFacts facts) =>
        Setting.Places.NameOf(_readers[facts.Sheet].Place(facts).Village) ?? facts.Village ?? "";
}
