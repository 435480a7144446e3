namespace Naungan.App.Scenarios;

/// <summary>
/// Adds the troubles such lists really have, at the scenario's rates: people who must not be counted, and further rows
/// of people who are. The counted people's own rows stay as they are.
/// </summary>
internal sealed class Troubles(Scenario scenario, Population population, SeededRandom random)
{
    private static readonly KtpRegency[] _elsewhere =
    [
        new("64.72", "Kota Samarinda"),
        new("64.71", "Kota Balikpapan"),
        new("64.08", "Kab. Kutai Timur"),
        new("64.09", "Kab. Penajam Paser Utara"),
        new("64.74", "Kota Bontang"),
        new("64.02", "Kab. Kutai Kartanegara"),
    ];

    // What an agency of village staff meets; the other troubles are those of lists of workers.
    private static readonly string[] _officialTroubles =
    [
        Defect.Deceased,
        Defect.Asn,
        Defect.NikMissing,
        Defect.Nik15Digits,
    ];

    private readonly KtpRegency[] _others = [.. _elsewhere.Where(one => one.Code != scenario.Government)];
    private readonly List<Listing> _workers = [.. population.Workers.SelectMany(rows => rows)];
    private int _nextWorker;

    public void Add()
    {
        var officials = population.Officials.ToDictionary(group => group.Key, group => group.Value.ToList());
        random.Shuffle(_workers);
        if (_workers.Count > 0)
            AddPeople();
        if (officials.Count > 0)
            AddOfficialPeople();
        foreach (var (kind, rate) in scenario.Defects.Rows.Where(_ => _workers.Count > 0))
            AddWorkerRows(kind, Count(rate, _workers.Count));
        foreach (var rows in officials.Values)
            random.Shuffle(rows);
        AddOfficialRows(officials);
        if (_workers.Count == 0)
        {
            foreach (var rows in officials.Values)
                rows[0].Defect = Defect.FormerMember;
            return;
        }

        AddCrossAgency(officials);
        MarkFormerMembers(Count(scenario.Defects.FormerMember, _workers.Count));
    }

    private static int Count(int rate, int of) => Math.Max(1, of * rate / 1000);

    private void AddPeople()
    {
        var sectors = scenario.Programmes.SelectMany(p => p.Sectors).ToList();
        var weights = sectors.Select(s => s.People).ToArray();
        foreach (var (kind, rate) in scenario.Defects.People)
        {
            for (var i = Count(rate, _workers.Count); i > 0; i--)
            {
                var sector = sectors[random.Weighted(weights)];
                var home = population.SomewhereFor(sector.Terrain);
                var person = population.Maker.Worker(
                    home,
                    random.Pick(sector.Occupations),
                    random.Pick(sector.Labels),
                    ""
                );
                population.AddWorker(Troubled(person, kind, isFirst: i == 1));
                Spoil(population.Workers[population.DistrictIndex(home.District)][^1], kind);
            }
        }
    }

    private Person Troubled(Person person, string kind, bool isFirst)
    {
        person = person with { Defect = kind };
        return kind switch
        {
            // The first of them turns 65 on the very day of enrolment; the first of the young is 18 tomorrow.
            Defect.OverAge => population.Maker.Reborn(
                person,
                isFirst ? scenario.EnrolledOn.AddYears(-65) : population.Maker.AgedAbout(65 + random.Below(17))
            ),
            Defect.UnderAge => population.Maker.Reborn(
                person,
                isFirst
                    ? scenario.EnrolledOn.AddYears(-18).AddDays(1)
                    : population.Maker.AgedAbout(14 + random.Below(3))
            ),
            Defect.KtpElsewhere => person with { KtpElsewhere = random.Pick(_others) },
            _ => person,
        };
    }

    /// <summary>Writes the trouble into the row where it is one of writing, and says what should come of it.</summary>
    private void Spoil(Listing row, string kind)
    {
        row.Expected = kind.StartsWith("nik-", StringComparison.Ordinal) ? "waiting" : "ineligible";
        var nik = row.Nik;
        switch (kind)
        {
            case Defect.NikMissing:
                row.Nik = "";
                break;
            case Defect.Nik15Digits:
                var at = 6 + random.Below(10);
                row.Nik = nik[..at] + nik[(at + 1)..];
                break;
            case Defect.NikZeros:
                row.Nik = random.Percent(50) ? "0000000000000000" : nik[..6] + "0000000000";
                break;
            case Defect.NikScientific:
                LoseDigits(row);
                break;
        }
    }

    private void LoseDigits(Listing row)
    {
        var cut = row.Nik[..15] + "0";
        row.Spoil =
            random.Percent(50) || population.Maker.Issuer.IsIssued(cut) ? NikSpoil.ScientificText : NikSpoil.LostNumber;
    }

    private void AddOfficialPeople()
    {
        var programme = scenario.Programmes.First(p => p.Groups.Count > 0);
        foreach (var kind in _officialTroubles.Where(scenario.Defects.People.ContainsKey))
        {
            var people = Count(scenario.Defects.People[kind], programme.Groups.Sum(g => population.Scaled(g.People)));
            for (var i = 0; i < people; i++)
            {
                var rows = population.Officials[GroupFor(kind)];
                var like = random.Pick(rows).Person;
                var person = population.Maker.Official(like.Home.Village, like.Work, "", like.Home.Rt);
                rows.Add(population.Row(person with { Defect = kind, Office = like.Office }));
                Spoil(rows[^1], kind);
            }
        }
    }

    /// <summary>Civil servants stand among office staff; the other troubles also among RT heads.</summary>
    private string GroupFor(string kind)
    {
        var office = population.Officials.ContainsKey("thl") ? "thl" : population.Officials.Keys.First();
        if (kind == Defect.Asn || !population.Officials.ContainsKey("rt"))
            return office;
        return random.Percent(50) ? "rt" : office;
    }

    private void AddWorkerRows(string kind, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var person = NextWorker(kind).Person;
            var row = population.Row(person);
            var file = population.DistrictIndex(person.Home.Village.District);
            Repeat(row, kind);
            if (kind == Defect.DuplicateAcrossFiles)
            {
                file = (file + 1 + random.Below(population.Workers.Length - 1)) % population.Workers.Length;
                row.Village = random.Pick(population.Territory.Districts[file].Villages);
            }
            population.Workers[file].Add(row);
        }
    }

    private void Repeat(Listing row, string kind)
    {
        row.Defect = kind;
        row.Expected = "merged";
        switch (kind)
        {
            case Defect.DuplicateInFile:
                break;
            case Defect.DuplicateSpelling:
            case Defect.DuplicateAcrossFiles:
                row.Name = Spelling.Vary(row.Name, random);
                break;
            case Defect.DuplicateSwappedDate:
                row.BornOn = new DateOnly(row.BornOn.Year, row.BornOn.Day, row.BornOn.Month);
                break;
            case Defect.DuplicateNikTypo:
                row.Nik = Spelling.OneDigitOff(row.Nik, population.Maker.Issuer, random);
                row.Expected = "merged|waiting";
                break;
            case Defect.DuplicateNikMissing:
                row.Nik = "";
                row.Expected = "merged|waiting";
                break;
            case Defect.DuplicateNikScientific:
                LoseDigits(row);
                row.Expected = "merged|waiting";
                break;
            default:
                throw new InvalidDataException($"The scenario names an unknown defect of rows: '{kind}'.");
        }
    }

    // Everybody is repeated at most once, so that each trouble can be told from the others.
    private Listing NextWorker(string kind)
    {
        while (_nextWorker < _workers.Count)
        {
            var row = _workers[_nextWorker++];
            if (row.Defect.Length == 0 && MayRepeat(row.Person, kind))
                return row;
        }
        throw new InvalidDataException("The scenario asks for more repeated rows than there are people.");
    }

    private bool MayRepeat(Person person, string kind)
    {
        if (kind == Defect.DuplicateNikScientific)
            return person.Nik[15] != '0';
        if (kind != Defect.DuplicateSwappedDate)
            return true;
        var layout = DistrictLayout.Of(population.DistrictIndex(person.Home.Village.District));
        return person.BornOn.Day <= 12 && person.BornOn.Day != person.BornOn.Month && layout.Shows(Column.BirthDate);
    }

    private void AddOfficialRows(Dictionary<string, List<Listing>> officials)
    {
        string[] kinds = [Defect.DuplicateInFile, Defect.DuplicateSpelling, Defect.DuplicateNikTypo];
        foreach (var (group, counted) in officials)
        {
            var at = 0;
            foreach (var kind in kinds.Where(scenario.Defects.Rows.ContainsKey))
            {
                // Small lists are typed by one person, who would see a repetition.
                for (var i = counted.Count * scenario.Defects.Rows[kind] / 1000; i > 0; i--)
                {
                    var row = population.Row(counted[at++].Person);
                    Repeat(row, kind);
                    population.Officials[group].Add(row);
                }
            }
        }
    }

    private void AddCrossAgency(Dictionary<string, List<Listing>> officials)
    {
        var sectors = scenario
            .Programmes.SelectMany(p => p.Sectors)
            .Where(s => s.Terrain is "land" or "water")
            .ToList();
        foreach (var counted in officials.Values)
        {
            // From the end: the beginning of the shuffled list was repeated within its own file.
            for (var i = Count(scenario.Defects.CrossAgency, counted.Count); i > 0; i--)
            {
                var sector = random.Pick(sectors);
                var row = population.Row(counted[^i].Person);
                row.Work = random.Pick(sector.Occupations);
                row.SectorLabel = random.Pick(sector.Labels);
                row.Defect = Defect.CrossAgency;
                row.Expected = "merged";
                population.Workers[population.DistrictIndex(row.Village.District)].Add(row);
            }
        }
    }

    private void MarkFormerMembers(int people)
    {
        for (var i = 0; i < people; i++)
            NextWorker(Defect.FormerMember).Defect = Defect.FormerMember;
    }
}
