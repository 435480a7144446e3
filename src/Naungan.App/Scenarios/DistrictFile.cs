using System.Globalization;
using Naungan.App.Platform.Files;

namespace Naungan.App.Scenarios;

/// <summary>Writes one district's list of vulnerable workers as its clerk would have typed it.</summary>
internal sealed class DistrictFile
{
    private readonly string _file;
    private readonly District _district;
    private readonly ListHead _government;
    private readonly string _sheet;
    private readonly DistrictLayout _layout;
    private readonly Handwriting _hand;
    private readonly List<TruthRow> _truth = [];

    public DistrictFile(string file, District district, int index, ListHead government)
    {
        _government = government;
        _file = file;
        _district = district;
        _layout = DistrictLayout.Of(index);
        _hand = new Handwriting(index, _layout.Dates, _layout.Upper, numbersAsNumbers: index % 10 == 6);
        _sheet = index % 5 == 0 ? "Sheet1" : "Data " + district.Name;
    }

    /// <summary>By village, as district offices sort; within a village in no order a reader could see.</summary>
    public static int InOrder(Listing a, Listing b) => (a.Village.Order, a.Noise).CompareTo((b.Village.Order, b.Noise));

    /// <param name="rows">In their order. Only read: other files are written from them meanwhile.</param>
    public List<TruthRow> Write(Stream output, IReadOnlyList<Listing> rows)
    {
        using var book = new XlsxWriter(output);
        if (_layout.Index % 7 == 2)
            WriteCover(book);
        book.BeginSheet(_sheet, frozenRows: 0, 5, 20, 20, 28);
        WriteTitle(book);
        book.BeginRow();
        foreach (var column in _layout.Columns)
            book.Text(_layout.Heading(column), CellLook.Heading);
        var number = 0;
        foreach (var row in rows)
            WriteRow(book, row, ++number);
        WriteFoot(book, number);
        return _truth;
    }

    // A first sheet without data, as some offices put in front.
    private void WriteCover(XlsxWriter book)
    {
        book.BeginSheet("Rekap");
        book.BeginRow();
        book.Text("REKAPITULASI KECAMATAN " + _district.Name.ToUpperInvariant(), CellLook.Title);
    }

    private void WriteTitle(XlsxWriter book)
    {
        string[] titles =
        [
            "PEMERINTAH " + _government.Name.ToUpperInvariant(),
            "DATA PEKERJA RENTAN KECAMATAN " + _district.Name.ToUpperInvariant(),
            "CALON PESERTA JAMINAN SOSIAL KETENAGAKERJAAN TAHUN " + _government.Year,
        ];
        for (var i = 0; i < _layout.TitleRows; i++)
        {
            book.BeginRow();
            if (i >= titles.Length)
                continue;
            book.Text(titles[i], CellLook.Title);
            book.MergeFirst(_layout.Columns.Count);
        }
    }

    private void WriteRow(XlsxWriter book, Listing row, int number)
    {
        book.BeginRow();
        _hand.NewRow();
        foreach (var column in _layout.Columns)
            Cell(row, column, number).To(book);
        var lacking = _layout.LacksColumn ? Defect.ColumnMissing : "";
        _truth.Add(TruthRow.Of(_file, _sheet, book.Row, row, _hand.Habit, lacking));
    }

    private Written Cell(Listing row, Column column, int number) =>
        column switch
        {
            Column.Number => Written.Of((double)number),
            Column.Nik => _hand.Nik(row),
            Column.Card => Written.Of(row.Person.Home.Kk),
            Column.Name => Written.Of(_hand.Name(row)),
            Column.BirthPlace => Written.Of(row.Person.BirthPlace),
            Column.BirthDate => _hand.Born(row),
            Column.BirthPlaceAndDate => Written.Of($"{row.Person.BirthPlace}, {_hand.BornAsText(row)}"),
            Column.Sex => Written.Of(_hand.Sex(row)),
            Column.Street => Written.Of(Street(row)),
            Column.Rt => Written.Of(_hand.Rt(row)),
            Column.Village => Written.Of(_hand.Village(row.Village, row.Noise)),
            Column.District => Written.Of(_layout.Upper ? _district.Name.ToUpperInvariant() : _district.Name),
            Column.KtpRegency => Written.Of(Ktp(row)),
            Column.Occupation => Written.Of(_layout.Upper ? row.Work.ToUpperInvariant() : row.Work),
            Column.Sector => Written.Of(row.SectorLabel),
            Column.Phone => Written.Of(row.Person.Phone),
            _ => throw new InvalidOperationException($"A district's list has no column {column}."),
        };

    private static string Street(Listing row)
    {
        var home = row.Person.Home;
        var street = string.Create(CultureInfo.InvariantCulture, $"{home.Street} No. {home.House}");
        return row.Person.KtpElsewhere is { } ktp ? $"{street}, {ktp.Name}" : street;
    }

    private string Ktp(Listing row) =>
        row.Person.KtpElsewhere?.Name
        ?? (_layout.Index % 4) switch
        {
            0 => _government.Plain,
            1 => "Kab. " + _government.Plain,
            2 => _government.Short,
            _ => "KAB. " + _government.Plain.ToUpperInvariant(),
        };

    private void WriteFoot(XlsxWriter book, int rows)
    {
        if (_layout.Index % 2 == 0)
        {
            book.BeginRow();
            book.Text("JUMLAH", CellLook.Heading);
            book.Number(rows, CellLook.Heading);
            _truth.Add(TruthRow.Filler(_file, _sheet, book.Row, Defect.TotalRow));
        }
        if (_layout.Index % 3 != 1)
            return;
        book.BeginRow();
        book.BeginRow();
        book.Skip(8);
        book.Text($"Mengetahui, Camat {_district.Name}");
        _truth.Add(TruthRow.Filler(_file, _sheet, book.Row, Defect.SignatureRow));
    }
}

/// <summary>How lists of a government name it and the year.</summary>
/// <param name="Name">In full: Kabupaten Kutai Kartanegara.</param>
/// <param name="Short">As people say it: KUKAR.</param>
internal sealed record ListHead(string Name, string Short, int Year)
{
    public string Plain { get; } = Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
