using System.Globalization;

namespace Naungan.Bench.Linkage.Register;

/// <summary>How the second list spoils a record.</summary>
public sealed class OtherMistakes(ulong seed)
{
    private const int NameCut = 18;

    private static readonly (char Meant, char Read)[] Scanned =
    [
        ('0', '8'),
        ('1', '7'),
        ('5', '6'),
        ('3', '8'),
        ('I', 'L'),
        ('O', 'Q'),
        ('E', 'F'),
        ('N', 'M'),
        ('U', 'V'),
        ('A', 'H'),
    ];

    private static readonly string[] Months = [.. "JAN FEB MAR APR MEI JUN JUL AGU SEP OKT NOV DES".Split(' ')];

    private Draw _draw = new(seed);

    public string Record(Person person, IReadOnlyList<Person> household, int card)
    {
        string[] fields =
        [
            Nik(person.Nik),
            _draw.Chance(0.06)
                ? ""
                : Number(FormattableString.Invariant($"6402{card % 97:D2}010170{card % 10000:D4}"), 0.03),
            Name(person, household),
            Birth(person.Birth),
            Sex(person),
            Village(person.Village),
            Address(person.Address),
            _draw.Chance(0.55) ? "" : Number(person.Phone, 0.03),
            FormattableString.Invariant($"{person.Number}"),
        ];
        return string.Join(';', fields);
    }

    private string Nik(string nik) =>
        _draw.Chance(0.22) ? ""
        : _draw.Chance(0.02) ? nik[..12] + "0001"
        : _draw.Chance(0.02) ? "-"
        : Number(nik, 0.05);

    private string Number(string digits, double share)
    {
        if (!_draw.Chance(share))
            return digits;
        var at = _draw.Below(digits.Length);
        return _draw.Below(3) switch
        {
            0 => digits.Remove(at, 1),
            1 => digits.Insert(at, digits[at].ToString()),
            _ => Scan(digits),
        };
    }

    private string Scan(string text)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            var (meant, read) = _draw.Of(Scanned);
            var at = text.IndexOf(meant, StringComparison.Ordinal);
            if (at >= 0)
                return text[..at] + read + text[(at + 1)..];
        }

        return text;
    }

    private string Name(Person person, IReadOnlyList<Person> household)
    {
        var words = person.Name.Split(' ');
        var man = household[0];
        if (person.IsFemale && man != person && !man.IsFemale && _draw.Chance(0.03))
            return "NY. " + words[0] + " " + man.Name.Split(' ')[^1];
        if (words.Length > 1 && _draw.Chance(0.03))
            Array.Reverse(words);
        if (words.Length > 1 && _draw.Chance(0.05))
            words[0] = words[0][..1] + ".";
        var name = string.Join(' ', words);
        if (_draw.Chance(0.08))
            name = Scan(name);
        if (_draw.Chance(0.05))
            name = name.Replace(" ", "", StringComparison.Ordinal);
        if (_draw.Chance(0.04) && name.Length > NameCut)
            name = name[..NameCut].TrimEnd();
        return _draw.Chance(0.05) ? name + (person.IsFemale ? ", A.Md" : ", ST") : name;
    }

    private string Birth(DateOnly birth)
    {
        if (_draw.Chance(0.06))
            return "";
        if (_draw.Chance(0.05))
            birth = new DateOnly(birth.Year, _draw.Chance(0.7) ? 1 : 12, _draw.Chance(0.7) ? 1 : 31);
        else if (_draw.Chance(0.02))
            birth = new DateOnly(birth.Year / 5 * 5, birth.Month, Math.Min(birth.Day, 28));
        else if (_draw.Chance(0.03))
            birth = birth.AddMonths(_draw.Chance(0.5) ? 1 : -1);
        return _draw.Below(3) switch
        {
            0 => birth.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            1 => FormattableString.Invariant($"{birth.Day} {Months[birth.Month - 1]} {birth.Year}"),
            _ => birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private string Sex(Person person) =>
        _draw.Chance(0.01) ? ""
        : person.IsFemale ? _draw.Of(["P", "Perempuan", "PEREMPUAN"])
        : _draw.Of(["L", "Laki-laki", "LAKI-LAKI"]);

    private string Village(int number)
    {
        var name = Names.Street((number * 13) + 11);
        if (_draw.Chance(0.05))
            name = Scan(name);
        return _draw.Of(["", "DESA ", "Ds. ", "KEL. "]) + name;
    }

    private string Address(Address address)
    {
        if (_draw.Chance(0.15))
            return FormattableString.Invariant($"RT {address.Rt:D3}/RW {address.Rw:D3}");
        var street = _draw.Chance(0.08) ? Scan(address.Street) : address.Street;
        return FormattableString.Invariant($"{street} {address.House} RT {address.Rt:D2}/{address.Rw:D2}");
    }
}
