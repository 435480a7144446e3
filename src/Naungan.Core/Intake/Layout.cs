namespace Naungan.Core.Intake;

/// <summary>Where a sheet's headings stand and what its columns mean.</summary>
/// <param name="HeaderRow">
/// Number of the last heading row, as the spreadsheet counts; 0 when the columns were told by content.
/// </param>
/// <param name="Headings">Heading of each column, two lines joined.</param>
/// <param name="Fields">Meaning of each column, null when unknown.</param>
public sealed record Layout(int HeaderRow, IReadOnlyList<string> Headings, IReadOnlyList<Field?> Fields)
{
    /// <summary>
    /// The layout of a sheet that is no list of people: all its rows stand above headings that never come.
    /// </summary>
    public static Layout None { get; } = new(int.MaxValue, [], []);

    private readonly int[] _columns = Columns(Fields);

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
