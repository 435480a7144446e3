using System.Buffers;
using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>A growing-free UTF-8 buffer in front of a stream that writes XML text without strings in between.</summary>
internal sealed class XmlBytes(Stream output) : IDisposable
{
    private static readonly SearchValues<char> _special = SearchValues.Create(
        "&<>\"\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013"
            + "\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff"
    );

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _used;

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
        {
            Flush();
            if (bytes.Length > _buffer.Length)
            {
                output.Write(bytes);
                return;
            }
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Number(long value)
    {
        Room(24);
        value.TryFormat(_buffer.AsSpan(_used), out var written, provider: CultureInfo.InvariantCulture);
        _used += written;
    }

    public void Number(double value)
    {
        Room(32);
        value.TryFormat(_buffer.AsSpan(_used), out var written, "R", CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Text of an element or attribute. Characters XML 1.0 cannot carry are left out.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var at = text.IndexOfAny(_special);
            Plain(at < 0 ? text : text[..at]);
            if (at < 0)
                return;
            Escaped(text[at]);
            text = text[(at + 1)..];
        }
    }

    public void Flush()
    {
        output.Write(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Escaped(char c)
    {
        switch (c)
        {
            case '&':
                Raw("&amp;"u8);
                break;
            case '<':
                Raw("&lt;"u8);
                break;
            case '>':
                Raw("&gt;"u8);
                break;
            case '"':
                Raw("&quot;"u8);
                break;
        }
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        // A lone surrogate becomes U+FFFD by the encoding itself, so that the part stays well formed.
        while (text.Length > 8192)
        {
            var cut = char.IsHighSurrogate(text[8191]) ? 8191 : 8192;
            Plain(text[..cut]);
            text = text[cut..];
        }
        Room(text.Length * 3);
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void Room(int bytes)
    {
        if (_buffer.Length - _used < bytes)
            Flush();
    }
}
