using System.Runtime.CompilerServices;
using System.Text;

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

    /// <summary>True for words with a place of their own: titles, degrees, connectors, short forms.</summary>
    public static bool IsSpecial(ReadOnlySpan<byte> word)
    {
        if (word.Length > SpecialMax)
            return false;
        Span<char> letters = stackalloc char[SpecialMax];
        for (var i = 0; i < word.Length; i++)
            letters[i] = (char)word[i];
        return SpecialBySpan.Contains(letters[..word.Length]);
    }

    /// <summary>The comparable form of a word that is not special, in place; see the other one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FoldSounds(Span<byte> letters, int length)
    {
        if (length < 3)
            return length;
        var set = SetOf(letters[..length]);
        foreach (var sound in FoldedSounds)
        {
            if ((sound.Letters & ~set) != 0)
                continue;
            length = sound.Apply(letters, length);
            set = SetOf(letters[..length]);
        }

        return Squeeze(letters, length);
    }

    /// <summary>The comparable form of one word in upper case.</summary>
    public static string Fold(string word)
    {
        if (!Ascii.IsValid(word) || word.Length > LettersMax)
            return FoldUsual(Variants.GetValueOrDefault(word, word));
        Span<byte> letters = stackalloc byte[LettersMax + LettersMore];
        Encoding.ASCII.GetBytes(word, letters);
        return Encoding.ASCII.GetString(letters[..Fold(letters, word.Length)]);
    }

    /// <summary>
    /// Folds ASCII letters in place and returns how many are left. Behind at most <see cref="LettersMax"/> letters
    /// there must be <see cref="LettersMore"/> bytes of room.
    /// </summary>
    public static int Fold(Span<byte> letters, int length) => FoldSounds(letters, UseVariant(letters, length));

    /// <summary>Words longer than this are folded as strings.</summary>
    public const int LettersMax = 60;

    /// <summary>What folding may add: X becomes KS.</summary>
    public const int LettersMore = 64;

    private const int SpecialMax = 16;

    private static int UseVariant(Span<byte> letters, int length)
    {
        if (length > SpecialMax)
            return length;
        Span<char> text = stackalloc char[SpecialMax];
        Encoding.ASCII.GetChars(letters[..length], text);
        return VariantsBySpan.TryGetValue(text[..length], out var usual)
            ? Encoding.ASCII.GetBytes(usual, letters)
            : length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint SetOf(ReadOnlySpan<byte> letters)
    {
        uint set = 0;
        foreach (var letter in letters)
            set |= 1u << (letter & 31);
        return set;
    }

    // Doubled letters become one; a last Y after the fold of J is the vowel I.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Squeeze(Span<byte> letters, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (kept == 0 || letters[kept - 1] != letters[i])
                letters[kept++] = letters[i];
        }

        if (kept > 2 && letters[kept - 1] == (byte)'Y')
            letters[kept - 1] = (byte)'I';
        return kept;
    }

    // The same for the few words that hold other than ASCII letters.
    private static string FoldUsual(string word)
    {
        if (word.Length < 3)
            return word;
        foreach (var (from, to) in Sounds)
            word = word.Replace(from, to, StringComparison.Ordinal);
        var kept = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (kept.Length == 0 || kept[^1] != c)
                kept.Append(c);
        }

        if (kept.Length > 2 && kept[^1] == 'Y')
            kept[^1] = 'I';
        return kept.ToString();
    }

    /// <summary>One or two letters that become others, wherever they stand.</summary>
    private sealed record Sound(byte[] From, byte[] To, uint Letters)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public int Apply(Span<byte> letters, int length)
        {
            for (var at = 0; at + From.Length <= length; at++)
            {
                if (letters[at] != From[0] || (From.Length == 2 && letters[at + 1] != From[1]))
                    continue;
                letters[(at + From.Length)..length].CopyTo(letters[(at + To.Length)..]);
                To.CopyTo(letters[at..]);
                length += To.Length - From.Length;
                at += To.Length - 1;
            }

            return length;
        }
    }

    private static readonly Sound[] FoldedSounds =
    [
        .. Sounds.Select(s => new Sound(
            Encoding.ASCII.GetBytes(s.From),
            Encoding.ASCII.GetBytes(s.To),
            SetOf(Encoding.ASCII.GetBytes(s.From))
        )),
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SpecialBySpan = new HashSet<string>([
        .. Titles,
        .. Degrees,
        .. Connectors,
        .. Variants.Keys,
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> VariantsBySpan =
        Variants.GetAlternateLookup<ReadOnlySpan<char>>();

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
