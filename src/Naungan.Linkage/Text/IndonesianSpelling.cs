namespace Naungan.Linkage.Text;

/// <summary>
/// Folds the many spellings of an Indonesian name word into one form: the old spelling (Soewandi, Djoko, Tjahja),
/// Arabic names written by ear (Achmad, Akhmad), doubled letters, and the short forms of the commonest names.
/// The fold is for comparing only and is never shown.
/// </summary>
public static class IndonesianSpelling
{
    private static readonly (string From, string To)[] Sounds =
    [
        ("OE", "U"),
        ("TJ", "C"),
        ("DJ", "J"),
        ("NJ", "NY"),
        ("SJ", "SY"),
        ("SY", "S"),
        ("SH", "S"),
        ("CH", "H"),
        ("KH", "H"),
        ("DH", "D"),
        ("TH", "T"),
        ("AE", "AI"),
        ("EE", "I"),
        ("IE", "I"),
        ("OO", "U"),
        ("Q", "K"),
        ("X", "KS"),
        ("V", "P"),
        ("F", "P"),
        ("Z", "J"),
        ("J", "Y"),
    ];

    private static readonly Dictionary<string, string> Variants = BuildVariants(
        "MUHAMMAD: MUHAMAD MOHAMMAD MOHAMAD MOHAMMED MOHAMED MUHAMMED MOCHAMMAD MOCHAMAD MUCHAMMAD MUCHAMAD MUKHAMAD"
            + " MOKHAMAD MUH MUHD MOH MOHD MOCH MUCH MHD MHMD MUHAMMAT MUHAMAT",
        "AHMAD: ACHMAD AKHMAD AHMAT ACHMAT AHMED AHM ACH AKH ACHM",
        "ABDUL: ABDOEL ABD ABDL ABDULL ABDU",
        "ABDURRAHMAN: ABDURAHMAN ABDULRAHMAN ABDURRACHMAN ABDURACHMAN ABDURROHMAN",
        "SITI: SITTI SITTY SITY STI ST",
        "NUR: NOER NOOR NUUR NOR",
        "SRI: SRIE SERI",
        "DWI: DWIE DUWI",
        "TRI: TRIE",
        "DEWI: DEWIE DEVI DEVY",
        "YUSUF: YUSUP JUSUF YUSOF YOESOEF JOESOEF",
        "KETUT: KTUT KT",
        "MADE: MD",
        "NYOMAN: NYM",
        "WAYAN: WYN",
        "GEDE: GD GDE"
    );

    private static readonly HashSet<string> Titles = Words(
        "H HJ HAJI HAJAH HJH IR DR DRS DRA DRG PROF KH KYAI KIAI UST USTADZ USTAZ USTADZAH ALM ALMH ALMARHUM ALMARHUMAH"
            + " TN NY NN SDR SDRI BPK BAPAK IBU"
    );

    private static readonly HashSet<string> Degrees = Words(
        "SPD SPDI SE SEI SH SHI ST STP SKM SKEP NERS NS SAG SSOS SSOSI SKOM SIP SIKOM SP SPT SPI SHUT SSI SFARM APT SKED"
            + " SPSI SST SSTP STHI SSN SS SABI SAB SAP SAKSI SAK SARJANA MM MSI MPD MPDI MH MHUM MKES MKOM MAG MAP MSC MBA MT"
            + " ME MA PHD AMD AMDKEB AMDKEP AMK AMAKEB AMAPD BA BSC LC DIPL SPOG SPA SPPD SPB CPA CA ALM ALMH ALMARHUM"
            + " ALMARHUMAH"
    );

    private static readonly HashSet<string> Connectors = Words("BIN BINTI BT BTI BNT BINTE AL EL");

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsDegree(string word) => Degrees.Contains(word);

    public static bool IsConnector(string word) => Connectors.Contains(word);

    /// <summary>The comparable form of one word in upper case.</summary>
    public static string Fold(string word)
    {
        if (Variants.TryGetValue(word, out var usual))
            word = usual;
        if (word.Length < 3)
            return word;
        if (HasOldSound(word))
        {
            foreach (var (from, to) in Sounds)
                word = word.Replace(from, to, StringComparison.Ordinal);
        }

        return Squeeze(word);
    }

    // Every sound above has one of these in it; most words have none.
    private static bool HasOldSound(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'H' or 'J' or 'Q' or 'X' or 'V' or 'F' or 'Z' or 'Y')
                return true;
            if (
                i > 0
                && (
                    (word[i] == 'E' && word[i - 1] is 'O' or 'A' or 'E' or 'I')
                    || (word[i] == 'O' && word[i - 1] == 'O')
                )
            )
                return true;
        }

        return false;
    }

    // Doubled letters become one; a last Y after the fold of J is the vowel I.
    private static string Squeeze(string word)
    {
        Span<char> kept = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (length == 0 || kept[length - 1] != c)
                kept[length++] = c;
        }

        if (length > 2 && kept[length - 1] == 'Y')
            kept[length - 1] = 'I';
        return new string(kept[..length]);
    }

    private static HashSet<string> Words(string list) => [.. list.Split(' ')];

    private static Dictionary<string, string> BuildVariants(params string[] lines)
    {
        var variants = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var parts = line.Split(": ");
            foreach (var variant in parts[1].Split(' '))
                variants[variant] = parts[0];
        }

        return variants;
    }
}
