using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Numbers and writes the objects of a PDF file and, at its end, where each of them lies (ISO 32000-1, 7.5).
/// </summary>
internal sealed class PdfObjects
{
    private readonly Stream _output;
    private readonly List<long> _places = [];
    private long _written;

    public PdfObjects(Stream output)
    {
        _output = output;
        // The second line holds bytes above 127, so that no program takes the file for text.
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>Sets a number aside for an object that is written later.</summary>
    public int Reserve()
    {
        _places.Add(0);
        return _places.Count;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    public void Put(int number, string body)
    {
        Begin(number);
        Write(body + "\nendobj\n");
    }

    /// <summary>Writes a stream, packed. <paramref name="entries"/> are further entries of its dictionary.</summary>
    public int AddStream(ReadOnlySpan<byte> bytes, string entries = "")
    {
        var number = Reserve();
        PutStream(number, bytes, entries);
        return number;
    }

    public void PutStream(int number, ReadOnlySpan<byte> bytes, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(bytes);
        Begin(number);
        Write(
            string.Create(CultureInfo.InvariantCulture, $"<</Length {packed.Length}/Filter/FlateDecode{entries}>>\n")
        );
        Write("stream\n");
        packed.Position = 0;
        packed.CopyTo(_output);
        _written += packed.Length;
        Write("\nendstream\nendobj\n");
    }

    public void End(int catalog, int about)
    {
        var start = _written;
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in _places)
            table.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_places.Count + 1}/Root {catalog} 0 R");
        table.Append(CultureInfo.InvariantCulture, $"/Info {about} 0 R>>\nstartxref\n{start}\n%%EOF\n");
        Write(table.ToString());
        _output.Flush();
    }

    /// <summary>A text of the document's own properties, in UTF-16 as hexadecimal digits.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Begin(int number)
    {
        _places[number - 1] = _written;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        _output.Write(bytes);
        _written += bytes.Length;
    }
}
