using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Regions;
using Naungan.Core.Intake;
using Cell = Naungan.Core.Intake.Cell;

namespace Naungan.App.Intake;

/// <summary>
/// Reads the rows of one sheet: finds its headings, then turns each row into what it says, sealed and with codes.
/// </summary>
internal sealed class SheetReader
{
    private const int HeadRows = 60; // enough to pass titles and to judge columns by their content
    private readonly RowReader _reader;
    private readonly Db _db;
    private readonly PlaceNames _places;
    private readonly string? _district;

    private SheetReader(Db db, PlaceNames places, Layout layout, SheetContext context, RowReader reader)
    {
        (_db, _places, _reader) = (db, places, reader);
        Layout = layout;
        Context = context;
        _district =
            places.District(context.District)
            ?? places.DistrictIn(context.SheetName)
            ?? places.DistrictIn(context.FileName);
    }

    internal Layout Layout { get; }

    internal SheetContext Context { get; }

    internal bool IsList => Layout.Fields.Count > 0;

    /// <summary>
    /// A reader for a sheet, and all its rows again. A sheet that is no list is read all the same, its rows being
    /// about nobody.
    /// </summary>
    internal static (SheetReader Reader, IEnumerable<LayoutFinder.Line> Rows) Open(
        SheetSource.Sheet sheet,
        IntakeSetting setting
    )
    {
        var rows = sheet.Rows.GetEnumerator();
        var head = new List<LayoutFinder.Line>(HeadRows);
        while (head.Count < HeadRows && rows.MoveNext())
            head.Add(rows.Current);
        var layout = new LayoutFinder(ReferenceWords.Headings, setting.Map).Find(head) ?? Layout.None;

        var titles = head.Where(line => line.Number <= layout.HeaderRow)
            .SelectMany(line => line.Cells.Where(cell => !cell.IsEmpty).Take(1))
            .Select(cell => cell.Text.Trim())
            .Where(text => text.Length <= 200)
            .Take(20);
        var context = new SheetContext([.. titles], sheet.Key, sheet.File);
        var reader = new RowReader(layout, context, setting.Categories, setting.On);
        return (new SheetReader(setting.Db, setting.Places, layout, context, reader), head.Concat(Rest(rows)));
    }

    /// <summary>The same reader for a sheet that was read before, from what was kept about it.</summary>
    internal static SheetReader Again(IntakeTables.Sheet sheet, string fileName, IntakeSetting setting)
    {
        var layout = new Layout(
            sheet.HeaderRow,
            sheet.Headings.Split(CellsText.Separator),
            sheet.Fields.Length == 0
                ? []
                : [.. sheet.Fields.Split(',').Select(name => ReferenceWords.FieldOrNull(name))]
        );
        var titles = sheet.Titles.Length == 0 ? [] : sheet.Titles.Split(CellsText.Separator);
        var context = new SheetContext(titles, sheet.Name, fileName);
        var reader = new RowReader(layout, context, setting.Categories, setting.On);
        return new SheetReader(setting.Db, setting.Places, layout, context, reader);
    }

    internal object?[] ToStored(string government, Guid submission) =>
        [
            government,
            submission,
            Context.SheetName,
            Layout.HeaderRow,
            string.Join(CellsText.Separator, Layout.Headings),
            string.Join(',', Layout.Fields.Select(field => field is { } known ? Kebab.Of(known) : "")),
            string.Join(CellsText.Separator, Context.Titles),
        ];

    /// <summary>
    /// What the row says, with its cells sealed and its numbers indexed; pure but for the vault, so rows go in
    /// parallel.
    /// </summary>
    internal RowWork Read(LayoutFinder.Line line, Guid submission)
    {
        var facts = _reader.Read(line.Number, line.Cells);
        var cells = _db.Vault.Seal(CellsText.Of(line.Cells), CellsColumn(facts.Sheet, facts.Row), submission);
        if (facts.Ignored is { } ignored)
        {
            var nobody = new RowWork(facts) { Cells = cells };
            nobody.Ignore(ignored);
            return nobody;
        }

        var (district, village) = Place(facts);
        return new RowWork(facts)
        {
            Cells = cells,
            NikIndex = facts.Nik.IsUsable ? _db.Vault.Index("nik", facts.Nik.Digits) : null,
            KkIndex = _db.Vault.Index("kk", facts.Kk),
            PhoneIndex = _db.Vault.Index("phone", facts.Phone),
            DistrictCode = district,
            VillageCode = village,
            KtpRegionCode = _places.Regency(facts.KtpRegency),
        };
    }

    internal RowFacts Reread(int row, byte[]? cells, Guid submission) =>
        _reader.Read(row, Cells(row, cells, submission));

    /// <summary>The cells as they were sent.</summary>
    internal List<Cell> Cells(int row, byte[]? cells, Guid submission) =>
        CellsText.Read(_db.Vault.Open(cells, CellsColumn(Context.SheetName, row), submission) ?? "");

    /// <summary>
    /// Codes of district and village: the row's words first, then what the sheet says about all of them.
    /// </summary>
    internal (string? District, string? Village) Place(RowFacts facts)
    {
        var district = _places.District(facts.District) ?? _district;
        var village = _places.Village(facts.Village, district);
        return (district ?? village?[..8], village);
    }

    private static string CellsColumn(string sheet, int row) =>
        FormattableString.Invariant($"submission_row.cells/{sheet}/{row}");

    private static IEnumerable<LayoutFinder.Line> Rest(IEnumerator<LayoutFinder.Line> rows)
    {
        using (rows)
        {
            while (rows.MoveNext())
                yield return rows.Current;
        }
    }
}

/// <summary>What is the same for every sheet of a submission.</summary>
/// <param name="Db">For its vault.</param>
/// <param name="Places">Names of places of the government.</param>
/// <param name="Categories">Words for work of the programme's categories.</param>
/// <param name="On">Day the list was received.</param>
/// <param name="Map">Headings the sender explained.</param>
internal sealed record IntakeSetting(
    Db Db,
    PlaceNames Places,
    Phrases<string> Categories,
    DateOnly On,
    IReadOnlyDictionary<string, Field> Map
);
