namespace Naungan.App.Scenarios;

/// <summary>Makes names as they stand in lists of Kutai: one or two words, sometimes bin/binti or a title.</summary>
internal sealed class NameMaker
{
    // Pairs as parents name twins; all other fields of twins are alike.
    private static readonly (string First, string Second)[] _twinMen =
    [
        ("Hasan", "Husin"),
        ("Rahmat", "Rahmad"),
        ("Rudi", "Rudy"),
        ("Irfan", "Irwan"),
        ("Hendra", "Hendri"),
        ("Muhammad Fajri", "Muhammad Fajar"),
    ];
    private static readonly (string First, string Second)[] _twinWomen =
    [
        ("Nuraini", "Nurani"),
        ("Rina", "Rini"),
        ("Fitriah", "Fitriani"),
        ("Siti Aisah", "Siti Aminah"),
        ("Dewi", "Dewita"),
    ];
    private static readonly string[] _degrees = ["S.Pd", "S.E", "S.Sos", "A.Md", "S.Kom", "S.H", "S.IP", "A.Md.Kom"];

    private readonly NameWords _words;
    private readonly SeededRandom _random;
    private readonly int[] _shares;

    public NameMaker(NameWords words, SeededRandom random)
    {
        _words = words;
        _random = random;
        _shares = [.. words.Groups.Select(g => g.Share)];
    }

    public string Make(bool female)
    {
        var group = _words.Groups[_random.Weighted(_shares)];
        var first = _random.Pick(female ? group.Women : group.Men);
        var family = female ? group.FamilyWomen : group.FamilyMen;
        if (_random.Percent(group.Single))
            return first;
        var second = Other(family, first);
        if (_random.Percent(4))
            return $"{first} {second} {(female ? "binti" : "bin")} {_random.Pick(group.Men)}";
        return _random.Percent(8) ? $"{first} {second} {Other(family, second)}" : $"{first} {second}";
    }

    /// <summary>Mecca pilgrims put H. or Hj. before their name, graduates a degree behind it.</summary>
    public string Titled(string name, bool female, int pilgrimPercent, int graduatePercent)
    {
        if (_random.Percent(pilgrimPercent))
            name = (female ? "Hj. " : "H. ") + name;
        return _random.Percent(graduatePercent) ? $"{name}, {_random.Pick(_degrees)}" : name;
    }

    public (string First, string Second) Twins(bool female)
    {
        var (first, second) = _random.Pick(female ? _twinWomen : _twinMen);
        var group = _words.Groups[0];
        var family = _random.Pick(female ? group.FamilyWomen : group.FamilyMen);
        return ($"{first} {family}", $"{second} {family}");
    }

    private string Other(IReadOnlyList<string> words, string than)
    {
        var word = _random.Pick(words);
        return word == than
            ? words[0] == than
                ? words[1]
                : words[0]
            : word;
    }
}
