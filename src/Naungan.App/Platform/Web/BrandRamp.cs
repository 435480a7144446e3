using System.Globalization;

namespace Naungan.App.Platform.Web;

/// <summary>
/// Eleven steps of one hue, from a government's own hex. Lightness is the same for every brand, so that contrast does
/// not depend on the hue: step 600 carries white text (4.5:1) and step 300 carries black; only hue and chroma follow
/// the hex.
/// </summary>
public static class BrandRamp
{
    private static readonly (int Step, double Lightness, double ChromaShare)[] _steps =
    [
        (50, 0.975, 0.14),
        (100, 0.945, 0.28),
        (200, 0.895, 0.48),
        (300, 0.825, 0.72),
        (400, 0.735, 0.92),
        (500, 0.62, 1.0),
        (600, 0.51, 0.98),
        (700, 0.44, 0.88),
        (800, 0.37, 0.74),
        (900, 0.31, 0.6),
        (950, 0.24, 0.46),
    ];

    public static IReadOnlyList<(int Step, string Hex)> From(string hex)
    {
        var brand = Oklch.FromHex(hex);
        // Very loud brands would leave the screen's gamut at most steps; very pale ones keep their little chroma.
        var chroma = Math.Min(brand.Chroma, 0.19);
        return
        [
            .. _steps.Select(step =>
                (step.Step, new Oklch(step.Lightness, chroma * step.ChromaShare, brand.Hue).ToHex())
            ),
        ];
    }

    /// <summary>WCAG 2.2 contrast of two hex colours, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var (red, green, blue) = Oklch.LinearFromHex(hex);
        return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
    }
}

/// <summary>A colour by perceived lightness, chroma and hue in radians (Björn Ottosson's OKLab, polar form).</summary>
public readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    public static Oklch FromHex(string hex)
    {
        var (red, green, blue) = LinearFromHex(hex);
        var l = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        var lightness = (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s);
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var b = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        return new(lightness, Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a));
    }

    /// <summary>The nearest colour a screen can show, found by giving up chroma and never lightness.</summary>
    public string ToHex()
    {
        var chroma = Chroma;
        while (chroma > 0 && !InGamut(ToLinear(Lightness, chroma, Hue)))
            chroma -= 0.002;
        var (red, green, blue) = ToLinear(Lightness, Math.Max(0, chroma), Hue);
        return string.Create(CultureInfo.InvariantCulture, $"#{Byte(red):x2}{Byte(green):x2}{Byte(blue):x2}");
    }

    public static (double Red, double Green, double Blue) LinearFromHex(string hex)
    {
        var digits = hex.AsSpan().TrimStart('#');
        return (Channel(digits[..2]), Channel(digits[2..4]), Channel(digits[4..6]));
    }

    private static double Channel(ReadOnlySpan<char> digits)
    {
        var value = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static (double Red, double Green, double Blue) ToLinear(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return (
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)
        );
    }

    private static bool InGamut((double Red, double Green, double Blue) colour) =>
        colour is { Red: > -0.0005 and < 1.0005, Green: > -0.0005 and < 1.0005, Blue: > -0.0005 and < 1.0005 };

    private static int Byte(double linear)
    {
        var value = Math.Clamp(linear, 0, 1);
        var encoded = value <= 0.0031308 ? value * 12.92 : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055;
        return (int)Math.Round(encoded * 255);
    }
}
