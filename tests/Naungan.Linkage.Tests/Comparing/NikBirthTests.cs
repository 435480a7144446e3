using Naungan.Linkage.Comparing;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests.Comparing;

public sealed class NikBirthTests
{
    [Theory]
    [InlineData("6402065202800001", "1980-02-12", "6402065202800001", "12-02-1980", "NIK same, date same")]
    [InlineData("6402065202800001", "", "6402065202800001", "1980-02-12", "NIK same, date same")]
    [InlineData("6402065202800001", "1980-02-12", "6402065202800001", "2004-08-30", "NIK same, date differs")]
    [InlineData("6402065202800001", "1980-02-12", "6420065202800001", "1980-02-12", "NIK near, date same")]
    [InlineData("6402065202800001", "1980-02-12", "640206520280001", "1980-02-12", "NIK near, date same")]
    [InlineData("6402065202800001", "1980-02-12", "6402065202800002", "1980-02-12", "other serial, date same")]
    [InlineData("", "1980-02-12", "6402065202800001", "1980-12-02", "NIK missing, date close")]
    [InlineData("0000000000000000", "1980-02-12", "", "1980-02-12", "NIK missing, date same")]
    [InlineData("6402065202800001", "1980-02-12", "3273011010750003", "1975-10-10", "NIK differs, date differs")]
    public void Number_and_date_are_judged_as_one_fact(
        string nikA,
        string dateA,
        string nikB,
        string dateB,
        string level
    )
    {
        var (comparison, lines) = Pair(nikA, dateA, nikB, dateB);

        var outcome = comparison.Compare(lines.Line(0), lines.Line(1));

        Assert.Equal(level, comparison.Levels[Outcome.Level(outcome)]);
        Assert.Equal(outcome, comparison.Compare(lines.Line(1), lines.Line(0)));
    }

    [Theory]
    [InlineData("6402065202800001", "1980-02-12", "6402065202800002", "1980-02-12", true)] // twins
    [InlineData("6402065202800001", "1980-02-12", "6402061202800001", "1980-02-12", true)] // twins of two sexes
    [InlineData("6402065202800001", "1980-02-12", "3273011010750003", "1975-10-10", true)]
    [InlineData("6402065202800001", "1980-02-12", "3273011010750003", "1980-02-12", false)] // borrowed: not their date
    [InlineData("6402065202800001", "1980-02-12", "6420065202800001", "1980-02-12", false)] // a slip in the district
    [InlineData("6402065202800001", "1980-02-12", "9999999999999999", "1980-02-12", false)] // no sound number
    public void Two_sound_numbers_forbid_one_person(string nikA, string dateA, string nikB, string dateB, bool forbids)
    {
        var (comparison, lines) = Pair(nikA, dateA, nikB, dateB);

        Assert.Equal(forbids, comparison.Forbids(lines.Line(0), lines.Line(1)));
    }

    private static (Comparison, RecordLines) Pair(string nikA, string dateA, string nikB, string dateB)
    {
        var settings = new LinkageSettings { Preset = "person-id" }.Resolve(["nik", "birth_date"], []);
        var table = Lists.Table(
            [
                ["a", nikA, dateA],
                ["b", nikB, dateB],
            ],
            settings
        );
        var schema = new Schema(table, settings, 1);
        var lines = new RecordLines(schema, 2);
        lines.Fill(0, 2, table.IdHash);
        return (Assert.Single(schema.Comparisons), lines);
    }
}
