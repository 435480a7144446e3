namespace Naungan.App.Scenarios;

internal sealed record District(string Code, string Name, List<Village> Villages)
{
    /// <summary>The six digits that open a NIK first issued here.</summary>
    public string NikPrefix { get; } = Code.Replace(".", "", StringComparison.Ordinal);
}

internal sealed record Village(string Code, string Name, District District, int Order)
{
    /// <summary>Desa codes begin with 2, kelurahan codes with 1 (Kepmendagri on region codes).</summary>
    public bool IsDesa => Code[9] == '2';
}

/// <summary>Districts and villages of one regency, from the region lists the build brings along.</summary>
internal sealed record Territory(string Name, IReadOnlyList<District> Districts)
{
    public static Territory Load(string government, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "regions");
        var districts = new List<District>();
        foreach (var fields in Lines(Path.Combine(folder, "districts.csv"), government))
            districts.Add(new District(fields[0], fields[2], []));
        var byCode = districts.ToDictionary(d => d.Code);
        var order = 0;
        foreach (var fields in Lines(Path.Combine(folder, "villages.csv"), government))
            byCode[fields[1]].Villages.Add(new Village(fields[0], fields[2], byCode[fields[1]], order++));
        if (districts.Count == 0)
            throw new InvalidDataException($"The region lists hold no district of {government}.");
        return new Territory(name, districts);
    }

    public IEnumerable<Village> Villages => Districts.SelectMany(d => d.Villages);

    private static IEnumerable<string[]> Lines(string path, string government)
    {
        var prefix = government + ".";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal))
                yield return line.Split(',', 3);
        }
    }
}
