using System.Globalization;

namespace Naungan.App.Paritrana;

/// <summary>
/// One line of the self-assessment. Aspects are those the press reports; nobody published the weights, so they are data
/// (reference/paritrana.csv) and marked unverified wherever they are shown.
/// </summary>
public sealed record Aspect(string Name, string Key, int Weight, string Item, string Missing)
{
    private static readonly Lazy<IReadOnlyList<Aspect>> _all = new(Read);

    public static IReadOnlyList<Aspect> All => _all.Value;

    private static List<Aspect> Read() =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", "paritrana.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cells => new Aspect(
                    cells[0],
                    cells[1],
                    int.Parse(cells[2], CultureInfo.InvariantCulture),
                    cells[3],
                    cells[4]
                )),
        ];
}
