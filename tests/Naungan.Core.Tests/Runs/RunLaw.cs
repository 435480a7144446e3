using Naungan.Core.Law;

namespace Naungan.Core.Tests.Runs;

/// <summary>
/// A lawbook with invented values, just enough to price a month: JKK by two bands, JKM flat, PU by rates.
/// </summary>
internal static class RunLaw
{
    internal static readonly DateOnly From = new(2020, 1, 1);

    internal static Lawbook Book() =>
        new(
            [
                Of("bpu/programmes", LawUnit.Names, new LawValue.Names(["jkk", "jkm", "jht"])),
                Of("pu/programmes", LawUnit.Names, new LawValue.Names(["jkk", "jkm"])),
                Bands("bpu/jkk/bands", ("0", "1000", "10"), ("2000", "3000", "30")),
                Bands("bpu/jht/bands", ("0", "1000", "20"), ("2000", "3000", "60")),
                Number("bpu/jkm/amount", LawUnit.Rupiah, "7"),
                Number("pu/jkk/rate/class-1", LawUnit.Percent, "0.5"),
                Number("pu/jkm/rate", LawUnit.Percent, "0.3"),
                Number("contribution/relief/jkk", LawUnit.Percent, "0"),
                Number("contribution/relief/jkm", LawUnit.Percent, "0"),
                Number("bpu/discount/other", LawUnit.Percent, "0"),
                Number("bpu/discount/transport", LawUnit.Percent, "50"),
                Choice("bpu/discount/funding/apbd", "excluded", "eligible"),
                Choice("bpu/discount/funding/csr", "eligible", "excluded"),
                Number("bpu/lapse/unpaid-months", LawUnit.Months, "3"),
                Choice("bpu/lapse/reading", "after-the-last-unpaid-month", "on-entering-the-last-unpaid-month"),
                Choice("bpu/lapse/return", "new-registration", "continues"),
                Choice("benefit/jkm/rule", "after-qualifying-months", "from-the-first-day"),
                Choice("benefit/jkm/qualifying-count", "since-registration", "paid-months"),
                Number("benefit/jkm/qualifying-months", LawUnit.Months, "3"),
                Choice("contribution/rounding", "half-up-per-programme", "up-per-programme"),
            ],
            [new LawSource("uji", "Uji", SourceKind.Reading, null, null)]
        );

    private static Parameter Number(string path, LawUnit unit, string value) =>
        Of(path, unit, new LawValue.Quantity(Rational.Parse(value)));

    private static Parameter Choice(string path, string chosen, string other) =>
        new(path, "Uji", "Test", LawUnit.Choice, [Dated(new LawValue.Choice(chosen))])
        {
            Choices = new Dictionary<string, string> { [chosen] = "Satu", [other] = "Dua" },
        };

    private static Parameter Bands(string path, params (string From, string Base, string Amount)[] rows) =>
        Of(
            path,
            LawUnit.Table,
            new LawValue.Table([
                .. rows.Select(row => new Band(
                    Rational.Parse(row.From),
                    new Dictionary<string, Rational>
                    {
                        ["base"] = Rational.Parse(row.Base),
                        ["amount"] = Rational.Parse(row.Amount),
                    },
                    null
                )),
            ])
        );

    private static Parameter Of(string path, LawUnit unit, LawValue value) =>
        new(path, "Uji", "Test", unit, [Dated(value)]);

    private static DatedValue Dated(LawValue value) =>
        new(From, value, From, "uji", "Pasal 1", From, Confidence.Reported, Confidence.Reported, [], null);
}
