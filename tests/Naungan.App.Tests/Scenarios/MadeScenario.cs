using System.Text;
using ExcelDataReader;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios;

namespace Naungan.App.Tests.Scenarios;

/// <summary>Files of a scenario in a folder of their own, and an independent way to read them back.</summary>
internal sealed class MadeScenario : IDisposable
{
    public const string Kukar = "kukar-2021-paritrana";

    private MadeScenario(string folder, MakeFiles.Made made)
    {
        Folder = folder;
        Made = made;
        Truth = [.. File.ReadLines(Path.Combine(folder, "truth.csv")).Skip(1).Select(TruthLine.Parse)];
    }

    public string Folder { get; }

    public MakeFiles.Made Made { get; }

    public IReadOnlyList<TruthLine> Truth { get; }

    public static async Task<MadeScenario> Make(double scale, ulong? seed = null)
    {
        var folder = Directory.CreateTempSubdirectory("naungan-scenario-").FullName;
        var request = new MakeFiles.Request(Kukar, folder, seed, scale);
        var made = await MakeFiles.Handle(
            request,
            Actor.AtConsole(default, "test"),
            TestContext.Current.CancellationToken
        );
        return new MadeScenario(folder, made.Value);
    }

    /// <summary>
    /// Cells of a file by sheet and by row as the spreadsheet numbers it; read by ExcelDataReader alone.
    /// </summary>
    public Dictionary<(string Sheet, int Row), object?[]> Cells(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        var isCsv = file.EndsWith(".csv", StringComparison.Ordinal);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the reader asks for an old Windows code page
        using var reader = isCsv ? ExcelReaderFactory.CreateCsvReader(stream) : ExcelReaderFactory.CreateReader(stream);
        var rows = new Dictionary<(string, int), object?[]>();
        do
        {
            var number = 0;
            while (reader.Read())
            {
                var cells = new object?[reader.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = reader.GetValue(i);
                rows[(isCsv ? "" : reader.Name, ++number)] = cells;
            }
        } while (reader.NextResult());
        return rows;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed record TruthLine(
    string File,
    string Sheet,
    int Row,
    string Person,
    string[] Defects,
    string Counted,
    string Expected,
    string Habit
)
{
    public static TruthLine Parse(string line)
    {
        var cells = line.Split(',');
        var row = int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture);
        return new(cells[0], cells[1], row, cells[3], cells[4].Split('|'), cells[5], cells[6], cells[7]);
    }
}
