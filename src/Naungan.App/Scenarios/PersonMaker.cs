using System.Globalization;

namespace Naungan.App.Scenarios;

/// <summary>
/// Invents one person after the other: age, household, NIK, phone. Who is wanted is the caller's decision.
/// </summary>
internal sealed class PersonMaker
{
    private const int RtsPerVillage = 13;
    private readonly Territory _territory;
    private readonly NameWords _words;
    private readonly SeededRandom _random;
    private readonly NameMaker _names;
    private readonly Dictionary<string, Household> _lastHome = [];
    private readonly DateOnly _enrolledOn;
    private int _made;

    public PersonMaker(Scenario scenario, Territory territory, NameWords words, SeededRandom random)
    {
        _territory = territory;
        _words = words;
        _random = random;
        _enrolledOn = scenario.EnrolledOn;
        _names = new NameMaker(words, random.Fork());
        Issuer = new NikIssuer(random.Fork());
    }

    public NikIssuer Issuer { get; }

    /// <summary>A person of an age that may be enrolled, of the village, with everything in order.</summary>
    public Person Worker(Village village, string work, string sectorLabel, string counted)
    {
        var female = _random.Percent(38);
        var name = _names.Titled(_names.Make(female), female, pilgrimPercent: 2, graduatePercent: 0);
        return Make(village, name, female, WorkingAge(), work) with { SectorLabel = sectorLabel, Counted = counted };
    }

    /// <summary>
    /// Holder of a position. <paramref name="rt"/> fixes the neighbourhood an RT head leads; null leaves it open.
    /// </summary>
    public Person Official(Village village, string position, string counted, int? rt = null, int graduatePercent = 0)
    {
        var female = _random.Percent(22);
        var name = _names.Titled(_names.Make(female), female, pilgrimPercent: 5, graduatePercent);
        var person = Make(village, name, female, WorkingAge(), position) with { Counted = counted };
        return rt is { } number ? person with { Home = NewHome(village) with { Rt = number } } : person;
    }

    /// <summary>Two people with one birthday, household and work: alike in all but name and number.</summary>
    public (Person First, Person Second) Twins(Village village, string work, string sectorLabel, string counted)
    {
        var female = _random.Percent(50);
        var (firstName, secondName) = _names.Twins(female);
        var first = Make(village, firstName, female, WorkingAge(), work) with
        {
            SectorLabel = sectorLabel,
            Counted = counted,
        };
        return (first, first with { Number = ++_made, Name = secondName, Nik = Issuer.TwinNik(first.Nik) });
    }

    /// <summary>The same person with another birthday and so another NIK.</summary>
    public Person Reborn(Person person, DateOnly bornOn) =>
        person with
        {
            BornOn = bornOn,
            Nik = Issuer.Nik(person.Nik[..6], bornOn, person.Female),
        };

    /// <summary>
    /// A birthday that makes a person <paramref name="years"/> old on the day of enrolment, more or less.
    /// </summary>
    public DateOnly AgedAbout(int years) => _enrolledOn.AddYears(-years).AddDays(-_random.Below(364));

    // Two draws make middle ages likelier. 18 and 64 stay inside on every day of enrolment.
    private DateOnly WorkingAge()
    {
        var youngest = _enrolledOn.AddYears(-18);
        var span = youngest.DayNumber - _enrolledOn.AddYears(-65).DayNumber;
        return youngest.AddDays(-(_random.Below(span) + _random.Below(span)) / 2);
    }

    private Person Make(Village village, string name, bool female, DateOnly bornOn, string work)
    {
        var (prefix, place) = Origin(village);
        return new Person
        {
            Number = ++_made,
            Name = name,
            Female = female,
            BornOn = bornOn,
            BirthPlace = place,
            Nik = Issuer.Nik(prefix, bornOn, female),
            Home = Home(village),
            Phone = Phone(),
            Mother = _names.Make(female: true),
            Work = work,
        };
    }

    private (string Prefix, string Place) Origin(Village village)
    {
        var draw = _random.Below(100);
        if (draw < 62)
            return (village.District.NikPrefix, draw < 30 ? village.District.Name : village.Name);
        if (draw < 80)
        {
            var district = _random.Pick(_territory.Districts);
            return (district.NikPrefix, district.Name);
        }
        var origin = _random.Pick(_words.Origins);
        return (origin.Code, origin.Place);
    }

    private Household Home(Village village)
    {
        if (_lastHome.TryGetValue(village.Code, out var last) && _random.Percent(30))
            return last;
        return _lastHome[village.Code] = NewHome(village);
    }

    private Household NewHome(Village village)
    {
        var issuedOn = _enrolledOn.AddDays(-30 - _random.Below(4000));
        var card = Issuer.Card(village.District.NikPrefix, issuedOn);
        return new(
            card,
            village,
            1 + _random.Below(RtsPerVillage),
            _random.Pick(_words.Streets),
            1 + _random.Below(140)
        );
    }

    // No operator has been given the prefixes 0840 to 0849, so no telephone rings.
    private string Phone() =>
        _random.Percent(40)
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"084{_random.Below(10)}{_random.Below(100_000_000):00000000}"
            );
}
