namespace Naungan.App.Platform.Files;

/// <summary>Column letters of a spreadsheet: 1 is A, 27 is AA.</summary>
public static class CellReference
{
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
            letters[--at] = (char)('A' + ((column - 1) % 26));
        return letters[at..].ToString();
    }
}
