using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
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
    private readonly Vault _vault;
    private readonly PlaceNames _places;
    private readonly string? _district;
    private readonly DateTimeOffset _at;

    private SheetReader(IntakeSetting setting, Layout layout, SheetContext context, RowReader reader)
    {
        (_vault, _places, _at, _reader) = (setting.Db.Vault, setting.Places, setting.At, reader);
        Layout = layout;
        Context = context;
        _district =
            _places.District(context.District)
            ?? _places.DistrictIn(context.SheetName)
            ?? _places.DistrictIn(context.FileName);
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
        return (new SheetReader(setting, layout, context, reader), head.Concat(Rest(rows)));
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
        return new SheetReader(setting, layout, context, reader);
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
    /// <param name="line">The row.</param>
    /// <param name="submission">What its cells are sealed for.</param>
    /// <param name="person">Id of the person it makes, if it makes one; one is drawn when it is not given.</param>
    internal RowWork Read(LayoutFinder.Line line, Guid submission, Guid? person = null)
    {
        var facts = _reader.Read(line.Number, line.Cells);
        var cells = _vault.Seal(CellsText.Of(line.Cells), CellsColumn(facts.Sheet, facts.Row), submission);
        if (facts.Ignored is { } ignored)
        {
            var nobody = new RowWork(facts, default) { Cells = cells };
            nobody.Ignore(ignored);
            return nobody;
        }

        var (district, village) = Place(facts);
        var id = person ?? Ids.New(_at);
        return new RowWork(facts, id)
        {
            Cells = cells,
            Sealed = facts.Doubt is null ? SealedNumbers.Of(_vault, facts, id) : null,
            NikIndex = facts.Nik.IsUsable ? _vault.Index("nik", facts.Nik.Digits) : null,
            KkIndex = _vault.Index("kk", facts.Kk),
            PhoneIndex = _vault.Index("phone", facts.Phone),
            DistrictCode = district,
            VillageCode = village,
            KtpRegionCode = _places.Regency(facts.KtpRegency),
        };
    }

    internal RowFacts Reread(int row, byte[]? cells, Guid submission) =>
        _reader.Read(row, Cells(row, cells, submission));

    /// <summary>The cells as they were sent.</summary>
    internal List<Cell> Cells(int row, byte[]? cells, Guid submission) =>
        CellsText.Read(_vault.Open(cells, CellsColumn(Context.SheetName, row), submission) ?? "");

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
        string.Create(CultureInfo.InvariantCulture, $"submission_row.cells/{sheet}/{row}");

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
/// <param name="At">When the list was received.</param>
/// <param name="Map">Headings the sender explained.</param>
internal sealed record IntakeSetting(
    Db Db,
    PlaceNames Places,
    Phrases<string> Categories,
    DateTimeOffset At,
    IReadOnlyDictionary<string, Field> Map
)
{
    /// <summary>The day ages are judged by.</summary>
    internal DateOnly On { get; } = DateOnly.FromDateTime(At.UtcDateTime);
}
