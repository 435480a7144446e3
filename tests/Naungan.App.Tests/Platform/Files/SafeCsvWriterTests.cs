using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed class SafeCsvWriterTests
{
    [Theory]
    [InlineData("biasa", "biasa")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("kata \"kutip\"", "\"kata \"\"kutip\"\"\"")]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+62", "\"'+62\"")]
    [InlineData("-3", "\"'-3\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("", "")]
    public void Text_is_quoted_and_never_a_formula(string text, string written) =>
        Assert.Equal(written + "\r\n", Write(text));

    [Fact]
    public void Numbers_and_dates_are_plain()
    {
        using var stream = new MemoryStream();
        using (var csv = new SafeCsvWriter(stream, ';'))
        {
            csv.Field(-5);
            csv.Field(new DateOnly(2021, 10, 1));
            csv.EndRecord();
        }
        Assert.Equal("-5;2021-10-01\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Any_text_comes_back_through_the_reader()
    {
        var property = Prop.ForAll(
            ArbMap
                .Default.ArbFor<string[]>()
                .Filter(texts => texts is { Length: > 0 and < 50 } && texts.All(t => t is not null)),
            texts =>
            {
                // A file with control characters is no text, nor is a lone surrogate.
                var clean = texts
                    .Select(t => new string([.. t.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]))
                    .ToArray();
                using var stream = new MemoryStream();
                using (var csv = new SafeCsvWriter(stream, ',', guard: false))
                {
                    csv.Record("kunci", "kedua");
                    foreach (var text in clean)
                        csv.Record("k", text);
                }
                using var copy = new MemoryStream(stream.ToArray());
                using var book = Spreadsheet.Open(copy, "x.csv").Value;
                var read = book.Sheets.Single().Rows.Skip(1).Select(row => row.Cells.Span[1].Text).ToArray();
                return read.SequenceEqual(clean);
            }
        );
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), property);
    }

    private static string Write(string text)
    {
        using var stream = new MemoryStream();
        using (var csv = new SafeCsvWriter(stream))
            csv.Record(text);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
