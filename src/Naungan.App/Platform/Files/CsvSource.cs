using System.Text;
using CsvHelper;

namespace Naungan.App.Platform.Files;

/// <summary>A delimited text file as one sheet, whatever its delimiter and encoding.</summary>
internal sealed class CsvSource(Stream stream, string file)
{
    private const int SampleBytes = 64 * 1024;
    private static readonly Encoding _utf8Or1252 = Encoding.GetEncoding(
        "utf-8",
        EncoderFallback.ExceptionFallback,
        new Windows1252Fallback()
    );

    public Sheet Sheet() => new(file, "", IsHidden: false, Width: 0, Rows());

    private IEnumerable<SheetRow> Rows()
    {
        stream.Position = 0;
        using var csv = CsvReader.Create(stream, Options(), leaveOpen: true);
        var cells = new Cell[16];
        for (var row = 1; Read(csv); row++)
        {
            if (row > Limits.RowsPerFile)
                throw new FileRefusedException(FileRefusal.TooManyRows);
            if (csv.FieldCount > Limits.ColumnsPerSheet)
                throw new FileRefusedException(FileRefusal.TooManyColumns);
            if (cells.Length < csv.FieldCount)
                Array.Resize(ref cells, csv.FieldCount);
            for (var i = 0; i < csv.FieldCount; i++)
                cells[i] = Cell(csv.GetSpan(i));
            yield return new SheetRow(row, cells.AsMemory(0, csv.FieldCount));
        }
    }

    private CsvReaderOptions Options()
    {
        var sample = new byte[Math.Min(SampleBytes, stream.Length)];
        stream.ReadExactly(sample);
        stream.Position = 0;
        return new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            Separator = CsvSample.Separator(sample),
            Encoding = CsvSample.Utf16WithoutMark(sample),
            MaxRecordSize = Limits.CsvRecordBytes,
            IncludeValuesInExceptions = false,
        };
    }

    private static bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException cause)
        {
            // With malformed quotes recovered, only a record beyond the limit is thrown at.
            throw new FileRefusedException(FileRefusal.CellTooLong, cause);
        }
    }

    private static Cell Cell(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return Files.Cell.Empty;
        if (utf8.Contains((byte)0))
            throw new FileRefusedException(FileRefusal.NulBytes);
        var text = _utf8Or1252.GetString(utf8);
        if (text.Length > Limits.CellCharacters)
            throw new FileRefusedException(FileRefusal.CellTooLong);
        return new Cell(CellKind.Text, text);
    }
}
