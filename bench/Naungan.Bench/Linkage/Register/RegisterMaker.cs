namespace Naungan.Bench.Linkage.Register;

/// <summary>
/// Makes households of people: couples, children with one mother, twins, grown children under the father's name.
/// All live in villages of uneven size and share address and often one phone.
/// </summary>
public sealed class RegisterMaker(ulong seed, int villages)
{
    private Draw _draw = new(seed);
    private readonly Dictionary<long, int> _serials = [];
    private int _next;

    /// <summary>Households one after another, without end.</summary>
    public IEnumerable<IReadOnlyList<Person>> Households()
    {
        while (true)
            yield return Household();
    }

    private List<Person> Household()
    {
        var village = _draw.Zipf(villages, 1.4);
        var address = new Address(
            Names.Street(_draw.Below(40 + (village % 60))),
            1 + _draw.Below(120),
            1 + _draw.Below(9),
            1 + _draw.Below(6)
        );
        var phone = Phone();
        var family = _draw.Chance(0.3) ? Names.Make(ref _draw, false, null).Split(' ')[^1] : null;
        var people = new List<Person>();
        var year = 1940 + _draw.Below(58);
        if (_draw.Chance(0.85))
            people.Add(Make(village, address, phone, false, year + _draw.Below(6), family, null));
        if (_draw.Chance(0.9) || people.Count == 0)
            people.Add(Make(village, address, phone, true, year + 2 + _draw.Below(6), null, null));
        var mother = people[^1].IsFemale ? people[^1].Name : null;
        for (var child = _draw.Below(5); child > 0; child--)
        {
            var made = Make(village, address, phone, _draw.Chance(0.5), year + 20 + _draw.Below(18), family, mother);
            people.Add(made);
            if (_draw.Chance(0.02))
                people.Add(Twin(made, family));
        }

        return people;
    }

    private Person Make(
        int village,
        Address address,
        string phone,
        bool female,
        int year,
        string? family,
        string? mother
    )
    {
        var birth = new DateOnly(year, 1, 1).AddDays(_draw.Below(365));
        return new Person(
            _next++,
            Nik(_draw.Chance(0.85) ? village : _draw.Zipf(villages, 1.4), birth, female),
            Names.Make(ref _draw, female, family),
            birth,
            female,
            mother ?? Names.Make(ref _draw, true, null),
            village,
            address,
            _draw.Chance(0.45) ? phone : Phone()
        );
    }

    /// <summary>
    /// Same birth, mother, home and first twelve digits when of one sex; often a name that sounds alike.
    /// </summary>
    public Person Twin(Person first, string? family)
    {
        var female = _draw.Chance(0.7) ? first.IsFemale : !first.IsFemale;
        var name = Names.Make(ref _draw, female, family);
        var words = first.Name.Split(' ');
        if (female == first.IsFemale && _draw.Chance(0.6))
            name = words.Length > 1 ? $"{words[0]} {Alter(words[^1])}" : Alter(words[0]);
        return first with
        {
            Number = _next++,
            Nik = NikLike(first, female),
            Name = name == first.Name ? name + " KEDUA" : name,
            IsFemale = female,
        };
    }

    private string Alter(string word) => word[..^1] + (word[^1] == 'A' ? "I" : "A");

    private string NikLike(Person first, bool female)
    {
        var district = first.Nik[..6];
        return district + BirthDigits(first.Birth, female) + Serial(district, first.Birth, female);
    }

    private string Nik(int village, DateOnly birth, bool female)
    {
        var district = FormattableString.Invariant($"64{1 + (village / 40 % 80):D2}{1 + (village / 8 % 30):D2}");
        return district + BirthDigits(birth, female) + Serial(district, birth, female);
    }

    private static string BirthDigits(DateOnly birth, bool female) =>
        FormattableString.Invariant($"{birth.Day + (female ? 40 : 0):D2}{birth.Month:D2}{birth.Year % 100:D2}");

    private string Serial(string district, DateOnly birth, bool female)
    {
        var key =
            (long.Parse(district, System.Globalization.CultureInfo.InvariantCulture) * 1_000_000)
            + (birth.DayNumber * 2)
            + (female ? 1 : 0);
        _serials[key] = _serials.GetValueOrDefault(key) + 1;
        return _serials[key].ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Phone() => FormattableString.Invariant($"08{_draw.Below(90) + 10}{_draw.Next() % 100_000_000:D8}");
}
