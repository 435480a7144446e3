using Naungan.App.Platform.Files;

namespace Naungan.App.Insurer;

/// <summary>
/// How one kind of file for or from the insurer is arranged: data under layouts/, never called official.
/// </summary>
/// <param name="Code">Name of its file; kept with every file written by it.</param>
public sealed record Layout(
    string Code,
    string Title,
    LayoutKind Kind,
    LayoutFormat Format,
    char Delimiter,
    IReadOnlyList<LayoutColumn> Columns,
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Rejected
)
{
    /// <summary>Of a return: codes that say another employer or office already pays for the person.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    private static readonly Lazy<IReadOnlyList<Layout>> _shipped = new(() =>
        LayoutFiles.Load(Path.Combine(AppContext.BaseDirectory, "layouts"))
    );

    /// <summary>The layouts this program came with.</summary>
    public static IReadOnlyList<Layout> Shipped => _shipped.Value;

    public string Extension => Format == LayoutFormat.Xlsx ? "xlsx" : "csv";

    public static Layout? Find(string code, LayoutKind kind) =>
        Shipped.FirstOrDefault(layout => layout.Code == code && layout.Kind == kind);

    public bool Has(LayoutField field) => Columns.Any(column => column.Field == field);
}

public enum LayoutKind
{
    Roster,
    Billing,
    Mutation,
    Return,
}

public enum LayoutFormat
{
    Csv,
    Xlsx,
}

/// <param name="Heading">As it stands in the file.</param>
/// <param name="Format">Of a day or month; empty for other fields.</param>
public sealed record LayoutColumn(string Heading, LayoutField Field, string Format)
{
    /// <summary>
    /// The insurer's word for one of ours: a format such as <c>in=MASUK out=KELUAR</c>; ours when none.
    /// </summary>
    public string Word(string ours)
    {
        foreach (var pair in Format.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.StartsWith(ours + "=", StringComparison.Ordinal))
                return pair[(ours.Length + 1)..];
        }

        return ours;
    }
}

/// <summary>What a column may hold.</summary>
public enum LayoutField
{
    Number,
    Nik,
    Name,
    BirthDate,
    Address,
    Village,
    Category,
    Month,
    Amount,
    AmountJkk,
    AmountJkm,
    AmountJht,
    BillingCode,
    Status,
    Code,
    Change,
}

/// <summary>Reads layouts/*.yaml. A slip in a file stops the program and names the file.</summary>
internal static class LayoutFiles
{
    internal static IReadOnlyList<Layout> Load(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.yaml")
                .Order(StringComparer.Ordinal)
                .Select(file => Read(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file))),
        ];

    internal static Layout Read(string yaml, string code)
    {
        var file = YamlFields.Document(yaml, code);
        var kind = file.OneOf<LayoutKind>("kind");
        var format = file.OneOf<LayoutFormat>("format");
        var delimiter = file.MaybeText("delimiter") ?? ",";
        var columns = file.Rows("columns").Select(Column).ToList();
        var answers = file.Node("answers") is { } node ? new YamlFields(node, code + ", answers") : null;
        var layout = new Layout(
            code,
            file.Text("title"),
            kind,
            format,
            delimiter.Length == 1 ? delimiter[0] : throw file.Wrong("'delimiter' harus satu huruf"),
            columns,
            answers?.Texts("accepted") ?? [],
            answers?.Texts("rejected") ?? []
        )
        {
            Elsewhere = answers?.Node("elsewhere") is null ? [] : answers.Texts("elsewhere"),
        };
        answers?.NothingElse();
        file.NothingElse();
        return Complete(layout) ? layout : throw file.Wrong("kolom wajib untuk jenis berkas ini belum lengkap");
    }

    private static LayoutColumn Column(YamlFields row)
    {
        var column = new LayoutColumn(
            row.Text("heading"),
            row.OneOf<LayoutField>("field"),
            row.MaybeText("format") ?? ""
        );
        row.NothingElse();
        return column;
    }

    private static bool Complete(Layout layout) =>
        layout.Has(LayoutField.Nik)
        && layout.Columns.DistinctBy(column => column.Field).Count() == layout.Columns.Count
        && layout.Kind switch
        {
            LayoutKind.Billing => layout.Has(LayoutField.Amount) && layout.Has(LayoutField.Month),
            LayoutKind.Mutation => layout.Has(LayoutField.Change) && layout.Has(LayoutField.Month),
            LayoutKind.Return => layout.Has(LayoutField.Amount)
                && layout.Has(LayoutField.Status)
                && layout.Has(LayoutField.Month)
                && layout is { Accepted.Count: > 0, Rejected.Count: > 0 },
            _ => true,
        };
}
