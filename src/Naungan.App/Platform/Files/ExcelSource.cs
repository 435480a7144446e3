using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Naungan.App.Platform.Files;

/// <summary>Sheets of an XLSX or XLS through ExcelDataReader, after the guard has let the file pass.</summary>
internal sealed class ExcelSource : IDisposable
{
    private readonly string _file;
    private readonly IExcelDataReader _reader;
    private readonly GuardedWorkbook? _guarded;
    private Cell[] _cells = [];
    private int _at;

    private ExcelSource(string file, IExcelDataReader reader, GuardedWorkbook? guarded)
    {
        _file = file;
        _reader = reader;
        _guarded = guarded;
    }

    static ExcelSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static ExcelSource OpenXlsx(Stream stream, ZipArchive package, string file)
    {
        var guarded = WorkbookGuard.Check(package);
        stream.Position = 0;
        return new ExcelSource(file, Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(stream, KeepOpen)), guarded);
    }

    public static ExcelSource OpenXls(Stream stream, string file)
    {
        CompoundGuard.Check(stream);
        stream.Position = 0;
        return new ExcelSource(file, Guarded(() => ExcelReaderFactory.CreateBinaryReader(stream, KeepOpen)), null);
    }

    public IEnumerable<Sheet> Sheets()
    {
        if (_reader.ResultsCount > Limits.SheetsPerFile)
            throw new FileRefusedException(FileRefusal.TooManySheets);
        if (_at > 0)
            Guarded(Rewind);
        do
        {
            var isHidden = _reader.VisibleState is not (null or "visible");
            var at = ++_at;
            yield return new Sheet(
                _file,
                _reader.Name ?? "",
                isHidden,
                _reader.FieldCount,
                Rows(_reader.Name ?? "", at)
            );
        } while (Guarded(_reader.NextResult));
        _at++;
    }

    public void Dispose() => _reader.Dispose();

    private bool Rewind()
    {
        _reader.Reset();
        return true;
    }

    private static ExcelReaderConfiguration KeepOpen => new() { LeaveOpen = true };

    private IEnumerable<SheetRow> Rows(string sheet, int at)
    {
        if (at != _at)
            throw new InvalidOperationException("A sheet's rows are read before the next sheet is asked for.");
        if (_reader.FieldCount > Limits.ColumnsPerSheet)
            throw new FileRefusedException(FileRefusal.TooManyColumns);
        var formulas = _guarded?.FormulasBySheet.GetValueOrDefault(sheet);
        _cells = new Cell[_reader.FieldCount];
        for (var row = 1; Guarded(_reader.Read); row++)
        {
            if (row > Limits.RowsPerSheet)
                throw new FileRefusedException(FileRefusal.TooManyRows);
            for (var i = 0; i < _cells.Length; i++)
            {
                var cell = Read(i);
                _cells[i] = formulas?.Contains((row, i + 1)) == true ? cell with { Kind = CellKind.Formula } : cell;
            }
            yield return new SheetRow(row, _cells);
        }
    }

    private Cell Read(int column) =>
        _reader.GetValue(column) switch
        {
            null => Cell.Empty,
            string { Length: 0 } => Cell.Empty,
            string { Length: > Limits.CellCharacters } => throw new FileRefusedException(FileRefusal.CellTooLong),
            string text => new Cell(CellKind.Text, text),
            double number => new Cell(CellKind.Number, Digits(number)),
            int number => new Cell(CellKind.Number, number.ToString(CultureInfo.InvariantCulture)),
            DateTime day => new Cell(CellKind.Date, Date(day)),
            TimeSpan time => new Cell(CellKind.Other, time.ToString("c", CultureInfo.InvariantCulture)),
            bool truth => new Cell(CellKind.Other, truth ? "TRUE" : "FALSE"),
            var other => new Cell(CellKind.Other, Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };

    // Up to 2^53 every whole number has a double of its own, so its digits can be written out.
    private static string Digits(double number) =>
        Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Date(DateTime day) =>
        day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Whatever the library throws at a file made to break it means the same to the sender; our own refusals and the
    // end of memory pass.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException cause)
        {
            throw new FileRefusedException(FileRefusal.Encrypted, cause);
        }
        catch (Exception cause) when (cause is not (FileRefusedException or OutOfMemoryException or IOException))
        {
            throw new FileRefusedException(FileRefusal.Damaged, cause);
        }
    }
}
