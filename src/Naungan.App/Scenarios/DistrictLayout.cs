namespace Naungan.App.Scenarios;

internal enum Column
{
    Number,
    Nik,
    Card,
    Name,
    BirthPlace,
    BirthDate,
    BirthPlaceAndDate,
    Sex,
    Street,
    Rt,
    Village,
    District,
    KtpRegency,
    Occupation,
    Sector,
    Phone,
    Mother,
    Position,
    Office,
}

internal enum DateStyle
{
    Cell,
    Slashes,
    Dashes,
    Words,
    ShortWords,
    Iso,
    TwoDigitYear,
}

/// <summary>
/// How one district typed its list. Twenty districts, twenty clerks: each file differs, always in the same way.
/// </summary>
internal sealed record DistrictLayout(int Index, IReadOnlyList<Column> Columns)
{
    private static readonly Column[] _full =
    [
        Column.Number,
        Column.Nik,
        Column.Card,
        Column.Name,
        Column.BirthPlace,
        Column.BirthDate,
        Column.Sex,
        Column.Street,
        Column.Rt,
        Column.Village,
        Column.District,
        Column.KtpRegency,
        Column.Occupation,
        Column.Sector,
        Column.Phone,
    ];

    // The first heading is the plain one; clerks choose among the rest.
    private static readonly Dictionary<Column, string[]> _headings = new()
    {
        [Column.Number] = ["No", "NO.", "No. Urut", "NO"],
        [Column.Nik] = ["NIK", "No. KTP", "Nomor Induk Kependudukan", "NIK KTP", "NO. NIK"],
        [Column.Card] = ["No. KK", "NO KK", "Nomor Kartu Keluarga", "KK"],
        [Column.Name] = ["Nama", "NAMA LENGKAP", "Nama Pekerja", "Nama Sesuai KTP", "NAMA PESERTA"],
        [Column.BirthPlace] = ["Tempat Lahir", "TMP LAHIR", "Tpt. Lahir"],
        [Column.BirthDate] = ["Tanggal Lahir", "TGL LAHIR", "Tgl. Lahir", "Tgl Lahir (hh/bb/tttt)"],
        [Column.BirthPlaceAndDate] = ["Tempat, Tanggal Lahir", "TTL", "Tempat/Tgl Lahir"],
        [Column.Sex] = ["Jenis Kelamin", "JK", "L/P", "Jns Kelamin"],
        [Column.Street] = ["Alamat", "ALAMAT", "Alamat sesuai KTP", "Alamat Domisili"],
        [Column.Rt] = ["RT/RW", "RT", "RT / RW"],
        [Column.Village] = ["Desa/Kelurahan", "DESA/KEL", "Desa", "Kelurahan/Desa"],
        [Column.District] = ["Kecamatan", "KEC.", "KECAMATAN"],
        [Column.KtpRegency] = ["Kab/Kota KTP", "KTP Kabupaten/Kota", "Kabupaten (KTP)"],
        [Column.Occupation] = ["Pekerjaan", "JENIS PEKERJAAN", "Pekerjaan Sehari-hari", "Mata Pencaharian"],
        [Column.Sector] = ["Jenis Pekerjaan/Sektor", "SEKTOR", "Sektor Pekerjaan", "Sektor/Bidang"],
        [Column.Phone] = ["No. HP", "NO TELP", "HP/WA", "Nomor Telepon"],
    };

    /// <summary>Columns a file lacks, by its index: what the intake must do without.</summary>
    private static readonly Dictionary<int, Column> _missing = new()
    {
        [3] = Column.BirthDate,
        [7] = Column.Sector,
        [11] = Column.Sex,
        [14] = Column.Card,
        [17] = Column.District,
    };

    public bool Upper => Index % 3 == 0;

    public DateStyle Dates => (DateStyle)(Index % 7);

    public int TitleRows => 2 + (Index % 4);

    /// <summary>This file lacks a column that others have.</summary>
    public bool LacksColumn => _missing.ContainsKey(Index);

    public static DistrictLayout Of(int index)
    {
        var columns = new List<Column>(_full);
        if (_missing.TryGetValue(index, out var missing))
            columns.Remove(missing);
        if (index % 8 == 5)
        {
            columns[columns.IndexOf(Column.BirthPlace)] = Column.BirthPlaceAndDate;
            columns.Remove(Column.BirthDate);
        }
        Reorder(columns, index % 4);
        return new DistrictLayout(index, columns);
    }

    /// <summary>The file says somewhere when a person was born; the combined column does so too.</summary>
    public bool Shows(Column column) =>
        Columns.Contains(column) || (column == Column.BirthDate && Columns.Contains(Column.BirthPlaceAndDate));

    public string Heading(Column column)
    {
        var words = _headings[column];
        var word = words[((Index * 3) + (int)column) % words.Length];
        return Upper ? word.ToUpperInvariant() : word;
    }

    private static void Reorder(List<Column> columns, int order)
    {
        switch (order)
        {
            case 1:
                Move(columns, Column.Name, 1);
                break;
            case 2:
                Move(columns, Column.Occupation, 2);
                Move(columns, Column.Name, 1);
                Move(columns, Column.Village, 3);
                break;
            case 3:
                Move(columns, Column.Card, 1);
                Move(columns, Column.Phone, columns.Count - 3);
                break;
        }
    }

    private static void Move(List<Column> columns, Column column, int to)
    {
        if (columns.Remove(column))
            columns.Insert(to, column);
    }
}
