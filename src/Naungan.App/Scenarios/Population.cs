namespace Naungan.App.Scenarios;

/// <summary>
/// Everybody in the lists of one scenario and every row they stand in. The counted people come first and are exactly as
/// many as published; troubles are added as further people and further rows, so that honest work finds the figures
/// again.
/// </summary>
internal sealed class Population
{
    private static readonly string[] _villagePositions =
    [
        "Sekretaris Desa",
        "Kaur Keuangan",
        "Kaur Umum dan Perencanaan",
        "Kasi Pemerintahan",
        "Kasi Kesejahteraan",
        "Kasi Pelayanan",
        "Kepala Dusun",
    ];
    private static readonly string[] _councilPositions =
    [
        "Ketua BPD",
        "Wakil Ketua BPD",
        "Sekretaris BPD",
        "Anggota BPD",
    ];
    private static readonly string[] _offices =
    [
        "Dinas Lingkungan Hidup dan Kehutanan",
        "Dinas Pendidikan dan Kebudayaan",
        "Dinas Kesehatan",
        "Dinas Pekerjaan Umum",
        "Dinas Perhubungan",
        "Satuan Polisi Pamong Praja",
        "Sekretariat Daerah",
        "Sekretariat DPRD",
        "Dinas Pertanian dan Peternakan",
        "Dinas Kelautan dan Perikanan",
        "Badan Penanggulangan Bencana Daerah",
        "Dinas Pemuda dan Olahraga",
    ];
    private static readonly string[] _thlWork =
    [
        "Tenaga Administrasi",
        "Petugas Kebersihan",
        "Penjaga Malam",
        "Pengemudi",
        "Operator Komputer",
        "Petugas Taman",
        "Pramusaji",
        "Guru Honor",
        "Petugas Lapangan",
    ];

    private readonly Scenario _scenario;
    private readonly double _scale;
    private readonly SeededRandom _random;
    private readonly Dictionary<string, int[]> _districtWeights = [];

    public Population(Scenario scenario, ulong seed, double scale)
    {
        _scenario = scenario;
        _scale = scale;
        _random = new SeededRandom(seed);
        Territory = Territory.Load(scenario.Government, scenario.GovernmentName);
        Maker = new PersonMaker(scenario, Territory, ScenarioFolder.Words(), _random.Fork());
        Workers = [.. Territory.Districts.Select(_ => new List<Listing>())];
        AddWorkers();
        AddOfficials();
        SetBoundaryAges();
        new Troubles(scenario, this, _random.Fork()).Add();
    }

    public Territory Territory { get; }

    public PersonMaker Maker { get; }

    /// <summary>Rows of the vulnerable workers, a list for each district in the order of the territory.</summary>
    public List<Listing>[] Workers { get; }

    /// <summary>Rows of the officials by group code.</summary>
    public Dictionary<string, List<Listing>> Officials { get; } = [];

    public IEnumerable<Listing> Rows =>
        Workers.SelectMany(rows => rows).Concat(Officials.Values.SelectMany(rows => rows));

    public Listing Row(Person person) => new(person, _random.Next());

    /// <summary>A published number at this scale; never less than one.</summary>
    public int Scaled(int people) => Math.Max(1, (int)Math.Round(people * _scale));

    public Village SomewhereFor(string terrain)
    {
        if (!_districtWeights.TryGetValue(terrain, out var weights))
        {
            var byCode = _scenario.Districts.ToDictionary(d => d.Code);
            weights = [.. Territory.Districts.Select(d => byCode.GetValueOrDefault(d.Code)?.For(terrain) ?? 1)];
            _districtWeights[terrain] = weights;
        }
        return _random.Pick(Territory.Districts[_random.Weighted(weights)].Villages);
    }

    public void AddWorker(Person person) => Workers[DistrictIndex(person.Home.Village.District)].Add(Row(person));

    public int DistrictIndex(District district)
    {
        for (var i = 0; i < Territory.Districts.Count; i++)
        {
            if (ReferenceEquals(Territory.Districts[i], district))
                return i;
        }
        throw new InvalidOperationException($"District {district.Code} is not in the territory.");
    }

    private void AddWorkers()
    {
        foreach (var programme in _scenario.Programmes)
        {
            foreach (var sector in programme.Sectors)
                AddSector(sector, $"{programme.Code}/{sector.Code}", sector == Largest(programme));
        }
    }

    // Twins go to the largest sector: small ones must keep their exact number at every scale.
    private void AddSector(ScenarioSector sector, string counted, bool withTwins)
    {
        var people = Scaled(sector.People);
        var total = _scenario.Programmes.Sum(p => p.Sectors.Sum(s => s.People));
        var pairs = withTwins ? Math.Min(people / 2, Math.Max(1, Scaled(total) * _scenario.Defects.Twins / 1000)) : 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            var home = SomewhereFor(sector.Terrain);
            var (first, second) = Maker.Twins(
                home,
                _random.Pick(sector.Occupations),
                _random.Pick(sector.Labels),
                counted
            );
            AddWorker(first with { Defect = Defect.Twin });
            AddWorker(second with { Defect = Defect.Twin });
        }
        for (var i = pairs * 2; i < people; i++)
        {
            var work = _random.Pick(sector.Occupations);
            AddWorker(Maker.Worker(SomewhereFor(sector.Terrain), work, _random.Pick(sector.Labels), counted));
        }
    }

    private static ScenarioSector Largest(ScenarioProgramme programme) =>
        programme.Sectors.MaxBy(s => s.People)
        ?? throw new InvalidDataException("A programme has neither sectors nor groups.");

    private void AddOfficials()
    {
        foreach (var programme in _scenario.Programmes)
        {
            foreach (var group in programme.Groups)
            {
                var rows = Officials[group.Code] = [];
                foreach (var person in Group(group.Code, Scaled(group.People), $"{programme.Code}/{group.Code}"))
                    rows.Add(Row(person));
            }
        }
    }

    private IEnumerable<Person> Group(string code, int people, string counted)
    {
        var desa = Territory.Villages.Where(v => v.IsDesa).ToList();
        return code switch
        {
            "thl" => Enumerable.Range(0, people).Select(_ => Thl(counted)),
            "kades" => Kades(desa, people, counted),
            "perangkat_desa" => Seats(desa, people, _villagePositions, counted),
            "bpd" => Seats(desa, people, _councilPositions, counted),
            "rt" => RtHeads(people, counted),
            _ => throw new InvalidDataException($"No list is known for the group '{code}'."),
        };
    }

    private Person Thl(string counted) =>
        Maker.Official(SomewhereFor("town"), _random.Pick(_thlWork), counted, graduatePercent: 18) with
        {
            Office = _random.Pick(_offices),
        };

    // A village has one head, so the heads come from different villages.
    private IEnumerable<Person> Kades(List<Village> desa, int people, string counted)
    {
        _random.Shuffle(desa);
        return desa.Take(people)
            .Select(village => Maker.Official(village, "Kepala Desa", counted, graduatePercent: 15));
    }

    private IEnumerable<Person> Seats(List<Village> desa, int people, string[] positions, string counted) =>
        Enumerable
            .Range(0, people)
            .Select(i =>
            {
                var round = i / desa.Count;
                var position = positions[Math.Min(round, positions.Length - 1)];
                return Maker.Official(desa[i % desa.Count], position, counted, graduatePercent: 8);
            });

    private IEnumerable<Person> RtHeads(int people, string counted)
    {
        var villages = Territory.Villages.ToList();
        return Enumerable
            .Range(0, people)
            .Select(i => Maker.Official(villages[i % villages.Count], "Ketua RT", counted, (i / villages.Count) + 1));
    }

    // Two counted people stand exactly on the edges of the age rule: 18 today, and 65 tomorrow.
    private void SetBoundaryAges()
    {
        var edges = new[] { _scenario.EnrolledOn.AddYears(-18), _scenario.EnrolledOn.AddYears(-65).AddDays(1) };
        var rows = Workers.MaxBy(w => w.Count)!;
        if (rows.Count <= edges.Length)
            return;
        for (var i = 0; i < edges.Length; i++)
        {
            var at = rows.FindIndex(row => row.Defect.Length == 0 && row.Person.BornOn != edges[0]);
            rows[at] = Row(Maker.Reborn(rows[at].Person, edges[i]));
        }
    }
}
