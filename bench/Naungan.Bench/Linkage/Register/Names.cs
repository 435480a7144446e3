using System.Text;

namespace Naungan.Bench.Linkage.Register;

/// <summary>Makes Indonesian names: common words from short lists, the long tail from syllables.</summary>
public static class Names
{
    private static readonly string[] Male =
    [
        .. (
            "MUHAMMAD AHMAD ABDUL BUDI AGUS EKO JOKO SLAMET SURYA RIZKI DEDI HENDRA INDRA YUSUF IBRAHIM ISMAIL HASAN HUSEIN ARIF"
            + " BAMBANG TRI DWI WAHYU FAJAR ANDI RUDI SUPRI SUGENG HERI YANTO IWAN DONI FERI RAHMAT HIDAYAT ILHAM FAUZI"
            + " SYAHRUL ZAINAL LUKMAN MARZUKI JAMAL KAMAL MADE WAYAN NYOMAN KETUT GEDE PUTU YOHANES PETRUS MARKUS DANIEL"
        ).Split(' '),
    ];

    private static readonly string[] Female =
    [
        .. (
            "SITI NUR SRI DEWI RINA RATNA WATI YULI INDAH LESTARI FITRI AYU PUTRI AISYAH FATIMAH KHADIJAH NURUL HALIMAH AMINAH"
            + " RAHMAWATI SUSANTI HANDAYANI WULANDARI ANI LINA MARIA YOHANA DESI EKA DWI TRI NI LUH KADEK SARI MAWAR MELATI"
            + " SUMIATI SUTINAH JUMIATI MARYAM ZAHRA HASANAH ROSITA NINGSIH ASTUTI PURWANTI KARTINI"
        ).Split(' '),
    ];

    private static readonly string[] Last =
    [
        .. (
            "SANTOSO WIJAYA SAPUTRA HIDAYAT RAHMAN KURNIAWAN SETIAWAN SUSANTO GUNAWAN NUGROHO PRATAMA RAMADHAN PERMANA HAKIM"
            + " SIREGAR NASUTION HARAHAP SIMANJUNTAK SITUMORANG PANJAITAN LUBIS GINTING TARIGAN PASARIBU MANURUNG SUHARTO"
            + " SUKARNO SUPRIYADI SUNARTO MULYONO HARTONO FIRMANSYAH MAULANA ANSHARI ARIFIN MANSYUR BASRI DAUD LAHAY TANDI"
        ).Split(' '),
    ];

    private static readonly string[] Onsets = [.. "B C D F G H J K L M N P R S T W Y SY NG NY KH DJ".Split(' ')];
    private static readonly string[] Vowels = [.. "A A A I I U U E O AI".Split(' ')];
    private static readonly string[] Codas = [.. ", , , ,N,N,R,S,H,L,M,NG,T".Split(',').Select(c => c.Trim())];

    public static string Make(ref Draw draw, bool female, string? family)
    {
        var words = new List<string>();
        var count =
            draw.Chance(0.13) ? 1
            : draw.Chance(0.6) ? 2
            : 3;
        words.Add(Word(ref draw, female ? Female : Male));
        if (!female && count > 1 && draw.Chance(0.2))
            words[0] = "MUHAMMAD";
        if (female && count > 1 && draw.Chance(0.15))
            words[0] = "SITI";
        while (words.Count < count)
            words.Add(draw.Chance(0.5) ? Word(ref draw, Last) : Word(ref draw, female ? Female : Male));
        if (family is not null && count > 1 && draw.Chance(0.35))
            words[^1] = family;
        return string.Join(' ', words);
    }

    public static string Word(ref Draw draw, IReadOnlyList<string> common) =>
        draw.Chance(0.62) ? common[draw.Zipf(common.Count, 2.2)] : Syllables(draw.Zipf(60_000, 2.0));

    // Word number n is always the same word, so that rare words too are shared by several people.
    private static string Syllables(int number)
    {
        var draw = new Draw((ulong)number * 7919);
        var word = new StringBuilder();
        for (var left = 2 + draw.Below(3); left > 0; left--)
            word.Append(draw.Of(Onsets)).Append(draw.Of(Vowels)).Append(left == 1 ? draw.Of(Codas) : "");
        return word.ToString();
    }

    public static string Street(int number)
    {
        string[] kinds =
        [
            "MELATI",
            "MAWAR",
            "PAHLAWAN",
            "SUDIRMAN",
            "DIPONEGORO",
            "KARTINI",
            "GAJAH MADA",
            "AHMAD YANI",
        ];
        return number < kinds.Length ? kinds[number] : Syllables(number * 3);
    }
}
