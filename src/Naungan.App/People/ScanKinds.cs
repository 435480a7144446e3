namespace Naungan.App.People;

/// <summary>The kinds of scans that are kept, told by their first bytes, never by a name.</summary>
internal static class ScanKinds
{
    internal const int HeadBytes = 8;

    /// <summary>Content type and ending of the file's name; null for anything else.</summary>
    internal static (string Type, string Ending)? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
            return ("application/pdf", "pdf");
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return ("image/jpeg", "jpg");
        return head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ("image/png", "png") : null;
    }
}
