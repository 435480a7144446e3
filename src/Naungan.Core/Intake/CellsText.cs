namespace Naungan.Core.Intake;

/// <summary>A row of cells as one text, to be sealed and read again exactly as it was.</summary>
public static class CellsText
{
    public const char Separator = '\u001F';
    private const string Kinds = "etnd";

    public static string Of(IReadOnlyList<Cell> cells)
    {
        var last = cells.Count;
        while (last > 0 && cells[last - 1].IsEmpty)
            last--;
        var text = new System.Text.StringBuilder(last * 12);
        for (var i = 0; i < last; i++)
        {
            if (i > 0)
                text.Append(Separator);
            text.Append(Kinds[(int)cells[i].Kind]);
            text.Append(cells[i].Text.Replace(Separator, ' '));
        }

        return text.ToString();
    }

    public static List<Cell> Read(string text) =>
        text.Length == 0
            ? []
            : [.. text.Split(Separator).Select(part => new Cell(part[1..], (CellKind)Kinds.IndexOf(part[0])))];
}
