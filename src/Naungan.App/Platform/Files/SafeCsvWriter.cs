using System.Buffers;
using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Writes CSV (RFC 4180). With the guard on, a text that a spreadsheet would run as a formula gets an apostrophe in
/// front, because spreadsheets ignore quotes when they look for formulas (OWASP, CSV injection).
/// </summary>
public sealed class SafeCsvWriter : IDisposable
{
    private const string FormulaStarts = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private readonly StreamWriter _writer;
    private readonly char _delimiter;
    private readonly bool _guard;
    private readonly SearchValues<char> _quoted;
    private bool _inRecord;

    public SafeCsvWriter(Stream output, char delimiter = ',', Encoding? encoding = null, bool guard = true)
    {
        _writer = new StreamWriter(output, encoding ?? new UTF8Encoding(false), 64 * 1024) { NewLine = "\r\n" };
        _delimiter = delimiter;
        _guard = guard;
        _quoted = SearchValues.Create([delimiter, '"', '\r', '\n']);
    }

    /// <summary>
    /// Number of the record being written, from 1; as a spreadsheet numbers it when no cell holds a line break.
    /// </summary>
    public int Row { get; private set; } = 1;

    public void Field(ReadOnlySpan<char> text)
    {
        Separate();
        var guarded = _guard && !text.IsEmpty && FormulaStarts.Contains(text[0], StringComparison.Ordinal);
        if (!guarded && text.IndexOfAny(_quoted) < 0)
        {
            _writer.Write(text);
            return;
        }
        _writer.Write('"');
        if (guarded)
            _writer.Write('\'');
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            _writer.Write(text[..(quote + 1)]);
            _writer.Write('"');
            text = text[(quote + 1)..];
        }
        _writer.Write(text);
        _writer.Write('"');
    }

    public void Field(long number)
    {
        Separate();
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _writer.Write(digits[..length]);
    }

    public void Field(DateOnly day)
    {
        Separate();
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _writer.Write(text[..length]);
    }

    public void EndRecord()
    {
        _writer.WriteLine();
        _inRecord = false;
        Row++;
    }

    public void Record(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            Field(field);
        EndRecord();
    }

    public void Dispose() => _writer.Dispose();

    private void Separate()
    {
        if (_inRecord)
            _writer.Write(_delimiter);
        _inRecord = true;
    }
}
