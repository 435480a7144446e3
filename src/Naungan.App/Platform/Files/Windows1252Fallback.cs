using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Reads bytes that are not UTF-8 as Windows-1252, byte by byte: files of old programs, and files glued together from
/// several encodings, become readable without guessing for the whole file.
/// </summary>
internal sealed class Windows1252Fallback : DecoderFallback
{
    // 0x80 to 0x9F; the five unassigned ones become U+FFFD.
    private const string HighControls =
        "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd"
        + "\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178";

    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _bytes = bytesUnknown;
            _next = 0;
            return true;
        }

        public override char GetNextChar()
        {
            if (_next >= _bytes.Length)
                return '\0';
            var b = _bytes[_next++];
            return b is >= 0x80 and <= 0x9F ? HighControls[b - 0x80] : (char)b;
        }

        public override bool MovePrevious()
        {
            if (_next == 0)
                return false;
            _next--;
            return true;
        }

        public override void Reset() => (_bytes, _next) = ([], 0);
    }
}
