namespace Naungan.App.Platform.Files;

/// <summary>
/// The bytes of an XML part on their way to a reader, looked at as they pass: how many there are, whether a tag or a
/// text never ends. A reader takes each into memory whole.
/// </summary>
internal sealed class GuardedXml(Stream packed) : Stream
{
    // A character may be written as an entity of up to ten bytes.
    private const long RunBytesMax = Limits.CellCharacters * 10L;
    private long _left = Limits.UnpackedBytes;
    private long _run;
    private bool _first = true;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = packed.Read(buffer);
        if ((_left -= read) < 0)
            throw new FileRefusedException(FileRefusal.Unpacked);
        Look(buffer[..read]);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }

    private void Look(ReadOnlySpan<byte> bytes)
    {
        // In UTF-16 the marks looked for below would stand elsewhere, and no program writes it.
        if (_first && bytes.Length >= 2 && (bytes[0] is 0xFE or 0xFF || bytes[..2].Contains((byte)0)))
            throw new FileRefusedException(FileRefusal.Encoding);
        _first &= bytes.IsEmpty;
        while (!bytes.IsEmpty)
        {
            var mark = bytes.IndexOfAny((byte)'<', (byte)'>');
            _run += mark < 0 ? bytes.Length : mark;
            if (_run > RunBytesMax)
                throw new FileRefusedException(FileRefusal.CellTooLong);
            if (mark < 0)
                return;
            _run = 0;
            bytes = bytes[(mark + 1)..];
        }
    }
}
