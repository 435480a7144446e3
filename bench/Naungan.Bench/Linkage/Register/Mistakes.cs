using System.Text;

namespace Naungan.Bench.Linkage.Register;

/// <summary>How often a record is spoilt; 1 is what the lists of careless agencies look like, 0 is clean.</summary>
public sealed class Mistakes(ulong seed, double rate)
{
    private static readonly string[] Before = ["H. ", "Hj. ", "Ir. ", "Drs. ", "Alm. ", "dr. ", "H ", "Ust. "];
    private static readonly string[] After = [", S.Pd.", ", SE", " S.Sos", ", A.Md.", " SH", ", S.Kom", ", M.Si"];

    private static readonly (string New, string Old)[] OldSpelling =
    [
        ("U", "OE"),
        ("J", "DJ"),
        ("C", "TJ"),
        ("Y", "J"),
        ("SY", "SJ"),
        ("NY", "NJ"),
        ("KH", "CH"),
        ("F", "P"),
    ];

    private static readonly string[] Muhammads =
    [
        "MUHAMAD",
        "MOHAMMAD",
        "MOCHAMAD",
        "M.",
        "MUH.",
        "MOH",
        "MUH",
        "MOHAMAD",
    ];

    private Draw _draw = new(seed);

    public string Nik(Person person, Person? relative)
    {
        if (Hit(0.10))
            return "";
        if (Hit(0.015))
            return "0000000000000000";
        if (Hit(0.015) && relative is not null)
            return relative.Nik;
        return Hit(0.07) ? Slip(person.Nik, "0123456789") : person.Nik;
    }

    public string Birth(Person person)
    {
        var birth = person.Birth;
        if (Hit(0.04))
            return "";
        if (Hit(0.02))
            birth = new DateOnly(birth.Year, 1, 1);
        else if (Hit(0.02) && birth.Day <= 12)
            birth = new DateOnly(birth.Year, birth.Day, birth.Month);
        else if (Hit(0.02))
            birth = birth.AddYears(_draw.Below(9) - 4);
        else if (Hit(0.03))
            birth = birth.AddDays(_draw.Of([-10, -1, 1, 10, 3, 7]));
        return Hit(0.15) ? birth.ToString("dd-MM-yyyy", Culture) : birth.ToString("yyyy-MM-dd", Culture);
    }

    public string Name(string name, bool withTitles)
    {
        var words = name.Split(' ').ToList();
        if (words[0] == "MUHAMMAD" && Hit(0.4))
            words[0] = _draw.Of(Muhammads);
        if (words[0] == "SITI" && Hit(0.1))
            words[0] = "ST.";
        if (words.Count > 2 && Hit(0.08))
            words.RemoveAt(1 + _draw.Below(words.Count - 1));
        if (words.Count > 1 && Hit(0.04))
            words[^1] = words[^1][..1];
        if (words.Count > 1 && Hit(0.02))
            (words[0], words[^1]) = (words[^1], words[0]);
        if (words.Count > 1 && Hit(0.02))
            (words[0], words[1]) = (words[0] + words[1], "");
        var at = _draw.Below(words.Count);
        if (Hit(0.04))
            words[at] = Old(words[at]);
        else if (Hit(0.08) && words[at].Length > 3)
            words[at] = Slip(words[at], "AIUEONRSTKML");
        var whole = string.Join(' ', words.Where(w => w.Length > 0));
        if (withTitles && Hit(0.08))
            whole = _draw.Of(Before) + whole;
        if (withTitles && Hit(0.06))
            whole += _draw.Of(After);
        return Hit(0.3) ? Culture.TextInfo.ToTitleCase(whole.ToLowerInvariant()) : whole;
    }

    public string Mother(string mother) => Hit(0.12) ? "" : Name(mother, false);

    public string Sex(Person person)
    {
        if (Hit(0.02))
            return "";
        return person.IsFemale ^ Hit(0.004) ? "P" : "L";
    }

    public string Address(Address address, bool moved)
    {
        if (Hit(0.08))
            return "";
        if (moved)
            address = new Address(
                Names.Street(_draw.Below(100)),
                1 + _draw.Below(120),
                1 + _draw.Below(9),
                1 + _draw.Below(6)
            );
        var street = Hit(0.06) ? Slip(address.Street, "AIUEONRSTKML") : address.Street;
        var house = Hit(0.15) ? "" : FormattableString.Invariant($" No. {address.House}");
        var tail = _draw.Below(4) switch
        {
            0 => FormattableString.Invariant($" RT {address.Rt:D2} RW {address.Rw:D2}"),
            1 => FormattableString.Invariant($" RT.{address.Rt}/RW.{address.Rw}"),
            2 => FormattableString.Invariant($" RT{address.Rt:D3}"),
            _ => "",
        };
        return _draw.Of(["Jl. ", "JL ", "Jalan ", "Gg. ", ""]) + street + house + tail;
    }

    public string Phone(string phone, bool changed)
    {
        if (Hit(0.3))
            return "";
        if (changed)
            phone = FormattableString.Invariant($"08{_draw.Below(90) + 10}{_draw.Next() % 100_000_000:D8}");
        if (Hit(0.02))
            phone = Slip(phone, "0123456789");
        return Hit(0.2) ? "+62" + phone[1..] : phone;
    }

    public bool Hit(double share) => _draw.Chance(share * rate);

    private static readonly System.Globalization.CultureInfo Culture = System
        .Globalization
        .CultureInfo
        .InvariantCulture;

    private string Old(string word)
    {
        var (now, then) = _draw.Of(OldSpelling);
        return word.Replace(now, then, StringComparison.Ordinal);
    }

    private string Slip(string text, string letters)
    {
        var spoilt = new StringBuilder(text);
        var at = _draw.Below(text.Length - 1);
        switch (_draw.Below(4))
        {
            case 0:
                spoilt[at] = letters[_draw.Below(letters.Length)];
                break;
            case 1:
                (spoilt[at], spoilt[at + 1]) = (spoilt[at + 1], spoilt[at]);
                break;
            case 2:
                spoilt.Remove(at, 1);
                break;
            default:
                spoilt.Insert(at, letters[_draw.Below(letters.Length)]);
                break;
        }

        return spoilt.ToString();
    }
}
