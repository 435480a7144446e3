namespace Naungan.App.Scenarios;

/// <summary>The same name or number as another clerk writes it.</summary>
internal static class Spelling
{
    private static readonly (string From, string To)[] _variants =
    [
        ("Muhammad", "Muh."),
        ("Muhammad", "Mohammad"),
        ("Muhammad", "M."),
        ("Ahmad", "Akhmad"),
        ("Ahmad", "Achmad"),
        ("Abdul ", "Abd. "),
        ("Nur", "Nor"),
        ("Nor", "Noor"),
        ("Siti", "Sitti"),
        ("Sy", "S"),
        ("uddin", "udin"),
        ("su", "soe"),
        ("Su", "Soe"),
        ("yah", "iah"),
        ("iyah", "iah"),
        ("ansyah", "ansah"),
        ("di", "dy"),
        ("ni", "ny"),
        ("h", ""),
        ("rr", "r"),
    ];

    /// <summary>Another spelling of a name; always different from it.</summary>
    public static string Vary(string name, SeededRandom random)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var (from, to) = random.Pick(_variants);
            var at = name.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0 && name.Length > from.Length + 2)
                return name[..at] + to + name[(at + from.Length)..];
        }
        // Nothing to exchange: a letter typed twice.
        var twice = 1 + random.Below(name.Length - 1);
        return name[..twice] + name[twice - 1] + name[twice..];
    }

    /// <summary>A NIK of sound structure with one digit off, which was issued to nobody.</summary>
    public static string OneDigitOff(string nik, NikIssuer issuer, SeededRandom random)
    {
        while (true)
        {
            var at = 2 + random.Below(14);
            var digit = (char)('0' + random.Below(10));
            var typo = nik[..at] + digit + nik[(at + 1)..];
            if (typo != nik && Core.Identity.Nik.TryParse(typo, out _) && !issuer.IsIssued(typo))
                return typo;
        }
    }
}
