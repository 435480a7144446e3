namespace Naungan.Core.Intake;

/// <summary>Where a sheet's headings stand and what its columns mean.</summary>
public sealed class Layout(int headerRow, IReadOnlyList<string> headings, IReadOnlyList<Field?> fields)
{
    /// <summary>
    /// The layout of a sheet that is no list of people: all its rows stand above headings that never come.
    /// </summary>
    public static Layout None { get; } = new(int.MaxValue, [], []);

    private readonly int[] _columns = Columns(fields);

    /// <summary>
    /// Number of the last heading row, as the spreadsheet counts; 0 when the columns were told by content.
    /// </summary>
    public int HeaderRow => headerRow;

    /// <summary>Heading of each column, two lines joined.</summary>
    public IReadOnlyList<string> Headings => headings;

    /// <summary>Meaning of each column, null when unknown.</summary>
    public IReadOnlyList<Field?> Fields => fields;

    /// <summary>The column of a field, or -1.</summary>
    public int ColumnOf(Field field) => _columns[(int)field];

    public bool Has(Field field) => ColumnOf(field) >= 0;

    private static int[] Columns(IReadOnlyList<Field?> fields)
    {
        var columns = new int[Enum.GetValues<Field>().Length];
        Array.Fill(columns, -1);
        for (var i = fields.Count - 1; i >= 0; i--)
        {
            if (fields[i] is { } field)
                columns[(int)field] = i;
        }

        return columns;
    }
}
