using System.Globalization;
using Naungan.Core.Identity;

namespace Naungan.Core.Slips;

/// <summary>
/// What the QR of a slip says, and all it says: whose slip, which number, asked about which day, covered through which.
/// Capital letters, digits and slashes only, which a QR holds densely and an address can carry:
/// <c>N1/6402/1/100001/20211120/20220131/SIGNATURE</c>. The signature is over everything before the last slash.
/// </summary>
public sealed record SlipText(RegionCode Government, int Key, long Number, DateOnly AskedOn, DateOnly CoveredThrough)
{
    private const string Version = "N1";
    private const string Day = "yyyyMMdd";
    private const int Parts = 7;
    private const int LengthMax = 512;

    /// <summary>The part that is signed.</summary>
    public string Body =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Version}/{Government.Code.Replace(".", "", StringComparison.Ordinal)}/{Key}/{Number}/"
                + $"{AskedOn:yyyyMMdd}/{CoveredThrough:yyyyMMdd}"
        );

    public string Signed(ReadOnlySpan<byte> signature) => Body + "/" + Base32.Write(signature);

    /// <summary>Reads a slip's text, also behind an address; the signature says whether it is genuine.</summary>
    public static bool TryRead(string? text, out SlipText slip, out byte[] signature)
    {
        (slip, signature) = (null!, []);
        if (text is not { Length: > 0 and < LengthMax })
            return false;
        var upper = text.Trim().ToUpperInvariant();
        var start = upper.LastIndexOf(Version + "/", StringComparison.Ordinal);
        var parts = start < 0 ? [] : upper[start..].Split('/');
        if (
            parts.Length != Parts
            || !RegionCode.TryParse(Dotted(parts[1]), out var government)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !DateOnly.TryParseExact(parts[4], Day, CultureInfo.InvariantCulture, 0, out var asked)
            || !DateOnly.TryParseExact(parts[5], Day, CultureInfo.InvariantCulture, 0, out var through)
            || !Base32.TryRead(parts[6], out signature)
        )
            return false;
        slip = new SlipText(government, key, number, asked, through);
        return true;
    }

    private static string Dotted(string digits) =>
        digits.Length is 2 or 4 ? string.Join('.', digits.Chunk(2).Select(pair => new string(pair))) : "";
}

/// <summary>Bytes as capital letters and digits (RFC 4648, 6), without padding.</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | ((bit / 8) + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[i] = Letters[(pair >> (11 - (bit % 8))) & 31];
        }
        return new string(text);
    }

    public static bool TryRead(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length * 5 / 8];
        var (held, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
                return false;
            held = ((held << 5) | value) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(held >> bits);
        }
        // What is left over must be nothing: one signature has one spelling.
        return (held & ((1 << bits) - 1)) == 0;
    }
}
