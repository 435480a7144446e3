namespace Naungan.App.Platform;

/// <summary>
/// Every limit of the program in one place; docs/limits.md says why each has its value, and a test compares the two.
/// </summary>
public static class Limits
{
    /// <summary>Bytes of one uploaded file.</summary>
    public const long FileBytes = 256L * 1024 * 1024;

    /// <summary>Bytes of an old .xls file, which its reader takes into memory.</summary>
    public const long XlsBytes = 32L * 1024 * 1024;

    /// <summary>Files inside a ZIP or parts inside an XLSX.</summary>
    public const int ZipEntries = 200;

    /// <summary>Bytes of all entries of one package once unpacked, counted while unpacking, never believed.</summary>
    public const long UnpackedBytes = 384L * 1024 * 1024;

    /// <summary>Unpacked bytes of an XLSX's table of shared strings, which its reader keeps in memory.</summary>
    public const long SharedStringBytes = 64L * 1024 * 1024;

    /// <summary>Unpacked bytes of the small parts of an XLSX: workbook, styles, relations.</summary>
    public const long SmallPartBytes = 4L * 1024 * 1024;

    /// <summary>Rows of one sheet: what a spreadsheet itself holds.</summary>
    public const int RowsPerSheet = 1_048_576;

    /// <summary>Rows of one file over all its sheets.</summary>
    public const int RowsPerFile = 2_000_000;

    public const int SheetsPerFile = 100;

    /// <summary>Columns of one sheet. A list of people has ten to forty.</summary>
    public const int ColumnsPerSheet = 256;

    /// <summary>Characters of one cell: what a spreadsheet itself holds.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Merged cells, column settings or cell formats of one sheet or style table.</summary>
    public const int MergesPerSheet = 100_000;

    /// <summary>Bytes of one CSV record, and with it of an unclosed quote.</summary>
    public const int CsvRecordBytes = 1024 * 1024;

    /// <summary>Cells with formulas in one file; their places are remembered while reading.</summary>
    public const int FormulasPerFile = 100_000;

    /// <summary>Questions of one address on the public check within ten minutes before work is asked for.</summary>
    public const int PublicChecksFree = 5;

    /// <summary>Questions of one address on the public check within an hour, work shown or not.</summary>
    public const int PublicChecksPerAddress = 60;

    /// <summary>Questions about one NIK on the public check within a day, whoever asks.</summary>
    public const int PublicChecksPerNik = 6;

    /// <summary>Zero bits a proof of work must begin with.</summary>
    public const int ProofOfWorkBits = 16;

    /// <summary>Bytes of one scanned document of a claim.</summary>
    public const int DocumentBytes = 10 * 1024 * 1024;

    /// <summary>Documents of one claim.</summary>
    public const int DocumentsPerClaim = 60;

    /// <summary>Jobs of one user that wait or run.</summary>
    public const int OpenJobsPerUser = 50;

    /// <summary>Days the papers of slips are kept to be fetched.</summary>
    public const int SlipFileDays = 7;

    /// <summary>Days a file is kept that was uploaded and never confirmed.</summary>
    public const int UploadDays = 7;

    /// <summary>Grievances sent from one address within a day by the public form.</summary>
    public const int GrievancesPerAddress = 10;
}
