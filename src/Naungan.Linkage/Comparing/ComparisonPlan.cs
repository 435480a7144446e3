using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Chooses the comparison of each column from its role. The expected chances are those of lists typed by hand; they
/// weigh as much as a few pairs, so that a list with many true pairs soon overrules them.
/// </summary>
internal static class ComparisonPlan
{
    private static readonly double[] Exact = [0.95, 0.05];
    private static readonly double[] Number = [0.86, 0.06, 0.02, 0.06];
    private static readonly double[] Text = [0.78, 0.1, 0.01, 0.02, 0.04, 0.05];
    private static readonly double[] Date = [0.86, 0.07, 0.02, 0.02, 0.03];
    private static readonly double[] Words = [0.6, 0.12, 0.12, 0.06, 0.03, 0.03, 0.02, 0.02];

    private static readonly double[] NikBirth =
    [
        0.70,
        0.04,
        0.02,
        0.07,
        0.01,
        0.005,
        0.08,
        0.002,
        0.02,
        0.01,
        0.005,
        0.01,
        0.008,
        0.01,
    ];

    /// <summary>
    /// A person is hardly ever written without one word of the name right, whatever lent numbers suggest: a birthday, a
    /// family card and an address in common are a twin's as well.
    /// </summary>
    private const double NameDiffersAtMost = 0.0003;

    public static List<Comparison> Make(Schema schema, LinkageSettings settings)
    {
        var comparisons = new List<Comparison>();
        var views = schema.Views;
        var nik = views.FirstOrDefault(v => schema.RoleOf(v) == ColumnRole.Nik);
        var birth = views.FirstOrDefault(v => schema.RoleOf(v) == ColumnRole.Date);
        var joint = nik is not null && birth is not null;
        var compared = views.Where(v => schema.RoleOf(v) != ColumnRole.Key);
        foreach (var view in compared.Where(v => !joint || (v != nik && v != birth)))
            comparisons.Add(One(schema, settings, view));
        if (joint)
        {
            var names = comparisons.OfType<WordsComparison>().ToList();
            var who = names.Find(n => n.OwnLevels > 0);
            var mother = names.Find(n => n.IsShared && schema.RoleOf(n.Columns[0]) == ColumnRole.PersonName);
            var title = $"{nik!.Column.Name}+{birth!.Column.Name}";
            var both = new NikBirthComparison(title, schema.Niks(nik), schema.Dates(birth), who, mother)
            {
                Expected = NikBirth,
            };
            comparisons.Add(both);
        }

        // What is a person's own decides first: a pair of two people is dropped before its household is looked at.
        return [.. comparisons.OrderBy(c => c.IsShared).ThenBy(c => c.Cost).ThenBy(c => c.Columns[0].Index)];
    }

    private static Comparison One(Schema schema, LinkageSettings settings, ColumnView view)
    {
        var name = view.Column.Name;
        var shared = settings.Columns[view.Index].Shared;
        return schema.RoleOf(view) switch
        {
            ColumnRole.Date => new DateComparison(name, schema.Dates(view)) { Expected = Date, IsShared = shared },
            ColumnRole.Code or ColumnRole.Sex => new ExactComparison(name, view)
            {
                Expected = Exact,
                IsShared = shared,
            },
            ColumnRole.Nik or ColumnRole.Number or ColumnRole.Phone => new NumberComparison(name, schema.Numbers(view))
            {
                Expected = Number,
                IsShared = shared,
            },
            ColumnRole.PersonName or ColumnRole.Words or ColumnRole.Address or ColumnRole.Place => new WordsComparison(
                name,
                schema.Bags(view)
            )
            {
                Expected = Words,
                IsShared = shared,
                OwnLevels = IsOwnName(schema, view) && !shared ? 2 : 0,
                DifferentAtMost = settings.Preset == "person-id" && !shared ? NameDiffersAtMost : 1,
            },
            ColumnRole.Bloom => new BloomComparison(name, schema.Blooms(view)) { Expected = Date, IsShared = shared },
            _ => new TextComparison(name, view, Partner(schema, view))
            {
                Expected = Text,
                IsShared = shared,
                OwnLevels = IsOwnName(schema, view) && !shared ? 2 : 0,
            },
        };
    }

    private static bool IsOwnName(Schema schema, ColumnView view) =>
        schema.RoleOf(view) is ColumnRole.PersonName or ColumnRole.GivenName
        || (
            schema.RoleOf(view) == ColumnRole.Words
            && view.Column.Name.Contains("na", StringComparison.OrdinalIgnoreCase)
        );

    private static ColumnView? Partner(Schema schema, ColumnView view) =>
        schema.RoleOf(view) switch
        {
            ColumnRole.GivenName => schema.Views.FirstOrDefault(v => schema.RoleOf(v) == ColumnRole.Surname),
            ColumnRole.Surname => schema.Views.FirstOrDefault(v => schema.RoleOf(v) == ColumnRole.GivenName),
            _ => null,
        };
}
