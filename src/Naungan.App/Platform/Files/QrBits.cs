using System.Globalization;
using System.Text;
using QRCoder;

namespace Naungan.App.Platform.Files;

/// <summary>A QR code as rows of bits, with the four light modules around it that readers need.</summary>
internal static class QrBits
{
    /// <summary>
    /// Drawing operators of a PDF page: an image of one bit a module, sharp at any size. Capitals, digits
    /// and <c>/:.-</c> make the smallest code.
    /// </summary>
    internal static string Drawn(string text, double x, double y, double size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var drawn = new StringBuilder(4096);
        drawn.Append(CultureInfo.InvariantCulture, $"q {size:0.##} 0 0 {size:0.##} {x:0.##} {y:0.##} cm BI ");
        drawn.Append(CultureInfo.InvariantCulture, $"/W {rows.Count} /H {rows.Count} /BPC 1 /CS /G /F /AHx ID\n");
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Count; at += 8)
            {
                var octet = 0;
                for (var bit = 0; bit < 8; bit++)
                    octet = (octet << 1) | (at + bit < row.Count && row[at + bit] ? 0 : 1);
                drawn.Append(CultureInfo.InvariantCulture, $"{octet:X2}");
            }
        }
        return drawn.Append(">\nEI Q\n").ToString();
    }
}
