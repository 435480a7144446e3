using System.Globalization;
using System.Text;
using Naungan.App.Platform.Files;

namespace Naungan.App.Scenarios;

/// <summary>
/// What the agency for villages sends: workbooks of today, one of Excel 97, and RT heads from a still older program.
/// </summary>
internal static class OfficialFiles
{
    private static readonly Column[] _village =
    [
        Column.Number,
        Column.Name,
        Column.Nik,
        Column.BirthPlace,
        Column.BirthDate,
        Column.Sex,
        Column.Position,
        Column.Street,
        Column.Rt,
        Column.Village,
        Column.District,
        Column.Phone,
    ];
    private static readonly Column[] _office =
    [
        Column.Number,
        Column.Nik,
        Column.Name,
        Column.Sex,
        Column.BirthPlace,
        Column.BirthDate,
        Column.Street,
        Column.Rt,
        Column.Village,
        Column.District,
        Column.Position,
        Column.Office,
        Column.Mother,
        Column.Phone,
    ];

    public static List<TruthRow> WriteThl(Stream output, string file, List<Listing> rows)
    {
        var truth = new List<TruthRow>();
        var hand = new Handwriting(1, DateStyle.Cell, upper: true, numbersAsNumbers: false);
        using var book = new XlsxWriter(output);
        foreach (var office in rows.GroupBy(r => r.Person.Office).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var sheet = Abbreviated(office.Key);
            book.BeginSheet(sheet, frozenRows: 4, 5, 20, 30);
            Title(book, "DAFTAR TENAGA HARIAN LEPAS (THL)", office.Key.ToUpperInvariant(), _office.Length);
            WriteRows(book, file, sheet, _office, hand, [.. office.OrderBy(r => r.Noise)], truth);
        }
        return truth;
    }

    /// <summary>A workbook of village lists, one sheet each.</summary>
    public static List<TruthRow> WriteVillageLists(
        Stream output,
        string file,
        params (string Sheet, string Title, List<Listing> Rows)[] lists
    )
    {
        var truth = new List<TruthRow>();
        var hand = new Handwriting(2, DateStyle.Words, upper: false, numbersAsNumbers: true);
        using var book = new XlsxWriter(output);
        foreach (var (sheet, title, rows) in lists)
        {
            book.BeginSheet(sheet, frozenRows: 4, 5, 30, 20);
            Title(book, title, "TAHUN ANGGARAN 2021", _village.Length);
            WriteRows(book, file, sheet, _village, hand, ByVillage(rows), truth);
        }
        return truth;
    }

    /// <summary>Council members in a workbook of Excel 97.</summary>
    public static List<TruthRow> WriteCouncil(Stream output, string file, List<Listing> rows)
    {
        const string Sheet = "BPD";
        var truth = new List<TruthRow>();
        var hand = new Handwriting(4, DateStyle.Cell, upper: false, numbersAsNumbers: false);
        using var book = new OldWorkbook(Sheet);
        book.BeginRow();
        book.Text("DAFTAR BADAN PERMUSYAWARATAN DESA");
        book.BeginRow();
        book.BeginRow();
        foreach (var column in _village)
            book.Text(Heading(column));
        var number = 0;
        foreach (var row in ByVillage(rows))
        {
            number++;
            book.BeginRow();
            hand.NewRow();
            foreach (var column in _village)
                book.Write(Cell(row, column, number, hand));
            truth.Add(TruthRow.Of(file, Sheet, book.Row, row, hand.Habit));
        }
        book.Save(output);
        return truth;
    }

    /// <summary>RT heads as an old program exports them: semicolons, Windows-1252, no title.</summary>
    public static List<TruthRow> WriteRtHeads(Stream output, string file, List<Listing> rows)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var truth = new List<TruthRow>();
        var hand = new Handwriting(3, DateStyle.Dashes, upper: true, numbersAsNumbers: false);
        using var csv = new SafeCsvWriter(output, ';', Encoding.GetEncoding(1252), guard: false);
        foreach (var column in _village)
            csv.Field(Heading(column).ToUpperInvariant());
        csv.EndRecord();
        var number = 0;
        foreach (var row in ByVillage(rows))
        {
            number++;
            hand.NewRow();
            foreach (var column in _village)
                csv.Field(Cell(row, column, number, hand).ToCsv());
            truth.Add(TruthRow.Of(file, "", csv.Row, row, hand.Habit));
            csv.EndRecord();
        }
        return truth;
    }

    internal static List<Listing> ByVillage(List<Listing> rows) =>
        [.. rows.OrderBy(r => r.Village.Order).ThenBy(r => r.Noise)];

    private static void WriteRows(
        XlsxWriter book,
        string file,
        string sheet,
        Column[] columns,
        Handwriting hand,
        List<Listing> rows,
        List<TruthRow> truth
    )
    {
        book.BeginRow();
        foreach (var column in columns)
            book.Text(Heading(column), CellLook.Heading);
        for (var i = 0; i < rows.Count; i++)
        {
            book.BeginRow();
            hand.NewRow();
            foreach (var column in columns)
                Cell(rows[i], column, i + 1, hand).To(book);
            truth.Add(TruthRow.Of(file, sheet, book.Row, rows[i], hand.Habit));
        }
        book.BeginRow();
        book.Text("Jumlah");
        book.Skip();
        book.Number(rows.Count);
        truth.Add(TruthRow.Filler(file, sheet, book.Row, Defect.TotalRow));
    }

    private static void Title(XlsxWriter book, string first, string second, int columns)
    {
        foreach (var title in new[] { first, second })
        {
            book.BeginRow();
            book.Text(title, CellLook.Title);
            book.MergeFirst(columns);
        }
        book.BeginRow();
    }

    private static Written Cell(Listing row, Column column, int number, Handwriting hand) =>
        column switch
        {
            Column.Number => Written.Of((double)number),
            Column.Nik => hand.Nik(row),
            Column.Name => Written.Of(hand.Name(row)),
            Column.BirthPlace => Written.Of(row.Person.BirthPlace),
            Column.BirthDate => hand.Born(row),
            Column.Sex => Written.Of(hand.Sex(row)),
            Column.Street => Written.Of(
                string.Create(CultureInfo.InvariantCulture, $"{row.Person.Home.Street} No. {row.Person.Home.House}")
            ),
            Column.Rt => Written.Of(hand.Rt(row)),
            Column.Village => Written.Of(hand.Village(row.Village, row.Noise)),
            Column.District => Written.Of(row.Village.District.Name),
            Column.Position => Written.Of(row.Work),
            Column.Office => Written.Of(row.Person.Office),
            Column.Mother => Written.Of(row.Person.Mother),
            Column.Phone => Written.Of(row.Person.Phone),
            _ => throw new InvalidOperationException($"The village lists have no column {column}."),
        };

    private static string Heading(Column column) =>
        column switch
        {
            Column.Number => "No",
            Column.Nik => "NIK",
            Column.Name => "Nama Lengkap",
            Column.BirthPlace => "Tempat Lahir",
            Column.BirthDate => "Tanggal Lahir",
            Column.Sex => "L/P",
            Column.Street => "Alamat",
            Column.Rt => "RT/RW",
            Column.Village => "Desa/Kelurahan",
            Column.District => "Kecamatan",
            Column.Position => "Jabatan",
            Column.Office => "Unit Kerja",
            Column.Mother => "Nama Ibu Kandung",
            Column.Phone => "No HP",
            _ => throw new InvalidOperationException($"The village lists have no column {column}."),
        };

    // Sheet tabs hold 31 characters.
    private static string Abbreviated(string office) => office.Length > 28 ? office[..28].Trim() : office;
}
