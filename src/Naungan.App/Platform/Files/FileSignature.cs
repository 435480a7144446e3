namespace Naungan.App.Platform.Files;

/// <summary>What a file is, by its first bytes.</summary>
internal static class FileSignature
{
    internal enum Kind
    {
        Zip,
        Compound,
        Text,
    }

    /// <summary>The kind of a readable file; throws a named refusal for every other.</summary>
    public static Kind Of(Stream stream)
    {
        Span<byte> head = stackalloc byte[512];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.IsEmpty)
            throw new FileRefusedException(FileRefusal.Empty);
        if (head.StartsWith("PK\u0003\u0004"u8))
            return Kind.Zip;
        // An empty ZIP has its end record only.
        if (head.StartsWith("PK\u0005\u0006"u8))
            throw new FileRefusedException(FileRefusal.Empty);
        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return Kind.Compound;
        if (IsWebPage(head))
            throw new FileRefusedException(FileRefusal.WebPage);
        if (IsOtherKind(head))
            throw new FileRefusedException(FileRefusal.UnknownKind);
        return Kind.Text;
    }

    // Many web programs call a page with a table "data.xls".
    private static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        var text = System
            .Text.Encoding.Latin1.GetString(head)
            .TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        string[] starts = ["<!doctype", "<html", "<table", "<?xml", "<head", "<meta", "mime-version"];
        return starts.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOtherKind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8) || head.StartsWith("{\\rtf"u8) || head.StartsWith("Rar!"u8))
            return true;
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
            return false;
        // Text has no control characters but tabs and line ends; zeros may be UTF-16 and are judged with the sample.
        var controls = 0;
        foreach (var b in head)
        {
            if (b is > 0 and < 32 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 12 or 26))
                controls++;
        }
        return controls > 0;
    }
}
