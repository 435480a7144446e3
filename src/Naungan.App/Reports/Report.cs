using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Reports;

/// <summary>How a cell of a report is read from the database and written on paper.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Money,
    Day,
    Month,

    /// <summary>A share in hundredths of a per cent.</summary>
    Share,

    /// <summary>A code of the data, written in words of <see cref="ReportWords"/>.</summary>
    Code,

    /// <summary>A hash, as hexadecimal digits.</summary>
    Hash,

    /// <summary>The sealed NIK of the row's <c>person_id</c>; masked unless a reason was given.</summary>
    Nik,
}

/// <param name="Key">Name of the column in the query and in JSON.</param>
/// <param name="Weight">Share of the paper's width.</param>
public sealed record ReportColumn(string Key, string Heading, ColumnKind Kind = ColumnKind.Text, int Weight = 6)
{
    public bool ToRight => Kind is ColumnKind.Number or ColumnKind.Money or ColumnKind.Share;
}

/// <param name="Rows">Cells: string, long, DateOnly, Month or null, by the kind of their column.</param>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
);

/// <summary>What a report is asked about; each report uses what it needs of it.</summary>
/// <param name="On">The day the state is asked about.</param>
/// <param name="Village">Code of a village or district, or empty.</param>
public sealed record ReportQuery(RegionCode Region, int Year, Month Month, DateOnly On, string Village = "")
{
    /// <summary>As written under the title and into the hash.</summary>
    public string Written =>
        FormattableString.Invariant($"tahun {Year}, bulan {Month}, keadaan {On:yyyy-MM-dd}")
        + (Village.Length == 0 ? "" : $", wilayah {Village}");
}

/// <summary>A report with all its content; the same content always makes the same bytes.</summary>
/// <param name="LegalBasis">Decrees, agreements and budgets it rests on.</param>
/// <param name="Remarks">What a reader must know: denominators, what is missing.</param>
public sealed record Report(
    string Name,
    string Title,
    string Government,
    ReportQuery Query,
    bool IsMasked,
    IReadOnlyList<string> LegalBasis,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<ReportTable> Tables
)
{
    public int RowCount => Tables.Sum(table => table.Rows.Count);

    public string Hash { get; init; } = "";

    public IReadOnlyList<string> Signers { get; init; } = [];
}
