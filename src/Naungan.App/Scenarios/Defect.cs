namespace Naungan.App.Scenarios;

/// <summary>
/// Names of what can be wrong with a listed person or row; they stand in truth.csv and in the scenario's rates.
/// </summary>
internal static class Defect
{
    // Persons who must not be counted.
    public const string OverAge = "over-age";
    public const string UnderAge = "under-age";
    public const string KtpElsewhere = "ktp-elsewhere";
    public const string EmployerInsured = "employer-insured";
    public const string Deceased = "deceased";
    public const string Asn = "asn";
    public const string NikMissing = "nik-missing";
    public const string Nik15Digits = "nik-15-digits";
    public const string NikZeros = "nik-zeros";
    public const string NikScientific = "nik-scientific";

    // Additional rows of persons who are counted by another row.
    public const string DuplicateInFile = "duplicate-in-file";
    public const string DuplicateSpelling = "duplicate-spelling";
    public const string DuplicateAcrossFiles = "duplicate-across-files";
    public const string DuplicateSwappedDate = "duplicate-swapped-date";
    public const string DuplicateNikTypo = "duplicate-nik-typo";
    public const string DuplicateNikMissing = "duplicate-nik-missing";
    public const string DuplicateNikScientific = "duplicate-nik-scientific";
    public const string CrossAgency = "cross-agency";

    // True of clean rows: nothing to refuse, something to get wrong.
    public const string Twin = "twin";
    public const string FormerMember = "former-member";
    public const string ColumnMissing = "column-missing";

    // Rows that are no persons.
    public const string TotalRow = "total-row";
    public const string SignatureRow = "signature-row";
}
