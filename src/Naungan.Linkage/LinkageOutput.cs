using System.Globalization;
using System.Text;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage;

/// <summary>Writes pairs and groups as CSV, by the ids of the records.</summary>
public static class LinkageOutput
{
    /// <summary><c>id_left,id_right,probability,weight</c>, matches or the review list.</summary>
    public static void WritePairs(string path, Table table, IReadOnlyList<ScoredPair> pairs)
    {
        using var writer = Open(path);
        writer.Write("id_left,id_right,probability,weight\n");
        foreach (var pair in pairs)
        {
            Field(writer, table.IdOf(pair.Left), ',');
            Field(writer, table.IdOf(pair.Right), ',');
            writer.Write(pair.Probability.ToString("F6", CultureInfo.InvariantCulture));
            writer.Write(',');
            writer.Write(pair.Weight.ToString("F3", CultureInfo.InvariantCulture));
            writer.Write('\n');
        }
    }

    /// <summary>
    /// <c>id,cluster</c>; a group is called by the id of its member whose id comes first, so that the names do not
    /// depend on the order of the file.
    /// </summary>
    public static void WriteClusters(string path, Table table, int[] clusterOf)
    {
        var names = new Dictionary<int, string>();
        for (var row = 0; row < clusterOf.Length; row++)
        {
            if (clusterOf[row] == row)
                continue;
            var id = table.IdOf(row);
            var name = names.GetValueOrDefault(clusterOf[row]) ?? table.IdOf(clusterOf[row]);
            names[clusterOf[row]] = string.CompareOrdinal(id, name) < 0 ? id : name;
        }

        using var writer = Open(path);
        writer.Write("id,cluster\n");
        for (var row = 0; row < clusterOf.Length; row++)
        {
            Field(writer, table.IdOf(row), ',');
            Field(writer, names.GetValueOrDefault(clusterOf[row]) ?? table.IdOf(clusterOf[row]), '\n');
        }
    }

    private static StreamWriter Open(string path) => new(path, false, new UTF8Encoding(false), 1 << 20);

    private static void Field(StreamWriter writer, string value, char end)
    {
        if (value.AsSpan().ContainsAny(",\"\n"))
            value = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        writer.Write(value);
        writer.Write(end);
    }
}
