using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>The sheets of a file, row by row. A CSV file is one sheet that bears the file's name.</summary>
internal static class SheetSource
{
    /// <summary>One sheet; its rows can be read once.</summary>
    internal sealed record Sheet(string Name, IEnumerable<LayoutFinder.Line> Rows);

    internal static IEnumerable<Sheet> Open(string path, string fileName)
    {
        yield return new Sheet(Path.GetFileNameWithoutExtension(fileName), Csv(path));
    }

    private static IEnumerable<LayoutFinder.Line> Csv(string path)
    {
        var number = 0;
        char? delimiter = null;
        foreach (var line in File.ReadLines(path))
        {
            delimiter ??= line.Contains(';') ? ';' : null;
            yield return new(++number, [.. line.Split(delimiter ?? ',').Select(cell => Cell.OfText(cell.Trim('"')))]);
        }
    }
}
