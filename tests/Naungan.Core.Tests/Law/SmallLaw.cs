using Naungan.Core.Law;

namespace Naungan.Core.Tests.Law;

/// <summary>A lawbook of a few invented parameters, for tests of the engine itself.</summary>
internal static class SmallLaw
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static LawSource Source { get; } = new("pp-1", "PP 1", SourceKind.Regulation, Day("2019-12-15"), null);

    public static Parameter Amount(string path, params (string From, string? Value, string Known)[] values) =>
        new(
            path,
            "Judul",
            "Title",
            LawUnit.Rupiah,
            values.Select(v =>
                Dated(v.From, v.Value is null ? null : new LawValue.Quantity(Rational.Parse(v.Value)), v.Known)
            )
        );

    public static Parameter Table(string path, params (string From, string Amount, Confidence? Confidence)[] rows) =>
        new(
            path,
            "Tabel",
            "Table",
            LawUnit.Table,
            [
                Dated(
                    "2020-01-01",
                    new LawValue.Table([
                        .. rows.Select(row => new Band(
                            Rational.Parse(row.From),
                            new Dictionary<string, Rational> { ["amount"] = Rational.Parse(row.Amount) },
                            row.Confidence
                        )),
                    ]),
                    "2020-01-01"
                ),
            ]
        );

    public static Lawbook Book(params Parameter[] parameters) => new(parameters, [Source]);

    private static DatedValue Dated(string from, LawValue? value, string known) =>
        new(
            Day(from),
            value,
            Day(known),
            "pp-1",
            "Pasal 1",
            Day("2026-11-21"),
            Confidence.Unverified,
            Confidence.Unverified,
            [],
            null
        );
}
