using System.Globalization;

namespace Naungan.Core.Intake;

/// <summary>Reads the small columns: sex, RT and RW, wage, relation of work.</summary>
public static class CellReading
{
    private static readonly HashSet<string> _male =
    [
        "L",
        "LK",
        "LAKILAKI",
        "LAKI",
        "LAKI2",
        "PRIA",
        "COWOK",
        "M",
        "MALE",
        "1",
    ];
    private static readonly HashSet<string> _female =
    [
        "P",
        "PR",
        "PEREMPUAN",
        "PRP",
        "WANITA",
        "W",
        "CEWEK",
        "F",
        "FEMALE",
        "2",
    ];

    private static readonly HashSet<string> _independent = ["MANDIRI", "SENDIRI", "WIRASWASTA", "WIRAUSAHA", "BPU"];
    private static readonly HashSet<string> _without = ["BUKAN", "TANPA", "TIDAK", "NON"];
    private static readonly HashSet<string> _paid =
    [
        "UPAH",
        "KARYAWAN",
        "KARYAWATI",
        "PEGAWAI",
        "DIGAJI",
        "BERUPAH",
        "KONTRAK",
        "PU",
    ];

    /// <summary>L, P, or null when the cell says neither.</summary>
    public static char? Sex(Cell cell)
    {
        if (cell.Text is "L" or "P") // as most lists have it
            return cell.Text[0];
        var word = new string([.. cell.Text.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        if (_male.Contains(word))
            return 'L';
        return _female.Contains(word) ? 'P' : null;
    }

    /// <summary>"RT 03 RW 01", "003/001", "RT.III": the two numbers as three digits, null where absent.</summary>
    public static (string? Rt, string? Rw) RtRw(string text)
    {
        string? rt = null;
        string? rw = null;
        var isRw = false;
        foreach (var part in Words(text))
        {
            if (part is "RT")
                isRw = false;
            else if (part is "RW")
                isRw = true;
            else if (Number(part) is not { } number)
                continue;
            else if (isRw)
                rw ??= number;
            else if (rt is null)
                (rt, isRw) = (number, true);
        }

        return (rt, rw);
    }

    /// <summary>RT and RW named inside an address; nothing is guessed when the words RT and RW are absent.</summary>
    public static (string? Rt, string? Rw) RtRwInAddress(string address)
    {
        var at = address.IndexOf("RT", StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsLetter(address[at - 1]))
            at = address.IndexOf("RT", at + 1, StringComparison.OrdinalIgnoreCase);
        return at < 0 || (at + 2 < address.Length && char.IsLetter(address[at + 2]))
            ? (null, null)
            : RtRw(address[at..]);
    }

    /// <summary>One of the two on its own: "RT 3", "003", "3".</summary>
    public static string? RtOrRw(Cell cell) =>
        Number(cell.Text) ?? Words(cell.Text).Select(Number).FirstOrDefault(number => number is not null);

    /// <summary>Whole rupiah from "Rp 3.000.000,00", "3,000,000" or a number; null when it is no amount.</summary>
    public static long? Wage(Cell cell)
    {
        if (cell.IsEmpty)
            return null;
        var text = new string([.. cell.Text.Where(c => char.IsAsciiDigit(c) || c is '.' or ',')]);
        // Two digits behind the last separator are sen; three are thousands.
        var last = text.LastIndexOfAny(['.', ',']);
        if (last >= 0 && text.Length - last - 1 != 3)
            text = text[..last];
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and < 1_000_000_000_000
            ? amount
            : null;
    }

    /// <summary>independent or paid; null when the words name neither (a day labourer may be either).</summary>
    public static string? WorkStanding(Cell cell)
    {
        var words = Words(cell.Text);
        if (words.Exists(_independent.Contains) || (words.Contains("UPAH") && words.Exists(_without.Contains)))
            return "independent";
        return words.Exists(_paid.Contains) ? "paid" : null;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && Kind(text[i]) == Kind(text[i - 1]))
                continue;
            if (Kind(text[start]) != 0)
                words.Add(text[start..i].ToUpperInvariant());
            start = i;
        }

        return words;
    }

    private static int Kind(char c) =>
        char.IsAsciiDigit(c) ? 1
        : char.IsLetter(c) ? 2
        : 0;

    private static string? Number(string word)
    {
        if (
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || Roman(word, out number)
        )
            return number is <= 0 or >= 1000 ? null
                : word.Length == 3 && char.IsAsciiDigit(word[0]) ? word
                : number.ToString("000", CultureInfo.InvariantCulture);
        return null;
    }

    private static bool Roman(string word, out int number)
    {
        number = 0;
        var last = 0;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            var value = word[i] switch
            {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                'L' => 50,
                _ => 0,
            };
            if (value == 0)
                return false;
            number += value < last ? -value : value;
            last = Math.Max(last, value);
        }

        return number > 0;
    }
}
