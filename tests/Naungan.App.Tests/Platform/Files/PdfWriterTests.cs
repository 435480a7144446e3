using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed partial class PdfWriterTests
{
    private const int Rows = 120;

    [Fact]
    public void Every_object_lies_where_the_table_says_and_the_pages_are_counted()
    {
        var file = Encoding.Latin1.GetString(Report());
        var start = int.Parse(StartXref().Match(file).Groups[1].Value, CultureInfo.InvariantCulture);
        var entries = XrefEntry().Matches(file[start..]);
        Assert.True(entries.Count > 10);
        for (var i = 0; i < entries.Count; i++)
        {
            var place = int.Parse(entries[i].Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i + 1} 0 obj", file[place..], StringComparison.Ordinal);
        }
        var pages = Regex.Count(file, "/Type/Page/", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(pages > 2);
        Assert.Contains($"/Type/Pages/Count {pages}/", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_can_be_read_back_glyph_by_glyph()
    {
        var text = string.Join('\n', Streams(Report()).SelectMany(TextsShown));
        foreach (
            var expected in new[]
            {
                "Laporan Peserta",
                "Nur’aini Sa’diah é",
                "Rp595.392.000",
                "Halaman 1 dari ",
                "baris 120",
            }
        )
            Assert.Contains(expected, text, StringComparison.Ordinal);
        // The heading of the table stands on each page, its rows once.
        Assert.True(text.Split("Jumlah iuran").Length - 1 > 2);
        Assert.Equal(2, text.Split("baris 77").Length);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Report(), Report());

    [Fact]
    public void The_embedded_font_holds_only_what_is_used() => Assert.InRange(Report().Length, 5_000, 120_000);

    // Poppler and qpdf are independent readers; ./check installs them. Without them the structure is still tested
    // above.
    [Theory]
    [InlineData("pdftotext", "-layout \"{0}\" -", "Nur’aini Sa’diah é")]
    [InlineData("qpdf", "--check \"{0}\"", "No syntax or stream encoding errors found")]
    public async Task Other_programs_read_it(string program, string arguments, string expected)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed");
        // Kept where ./check keeps what a person may want to look at; otherwise for the moment only.
        var kept = Environment.GetEnvironmentVariable("NAUNGAN_TEST_RESULTS");
        var path = Path.Combine(kept ?? Path.GetTempPath(), $"laporan-{program}.pdf");
        await File.WriteAllBytesAsync(path, Report(), TestContext.Current.CancellationToken);
        try
        {
            var start = new ProcessStartInfo(program, string.Format(CultureInfo.InvariantCulture, arguments, path))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Contains(expected, output + await errors, StringComparison.Ordinal);
            Assert.Equal("", await errors);
        }
        finally
        {
            if (kept is null)
                File.Delete(path);
        }
    }

    private static byte[] Report()
    {
        using var stream = new MemoryStream();
        using (var pdf = new PdfWriter(stream, "Laporan Peserta", "Kabupaten Kutai Kartanegara"))
        {
            pdf.Title("Laporan Peserta");
            pdf.Paragraph(
                "Nur’aini Sa’diah é: " + string.Join(' ', Enumerable.Repeat("kalimat yang panjang sekali", 12))
            );
            pdf.Heading("Rincian");
            pdf.Table(
                [new("No", 1, ToRight: true), new("Nama", 4), new("Jumlah iuran", 3, ToRight: true)],
                Enumerable
                    .Range(1, Rows)
                    .Select(i =>
                        (IReadOnlyList<string>)
                            [
                                i.ToString(CultureInfo.InvariantCulture),
                                FormattableString.Invariant($"baris {i} ") + new string('x', i % 60),
                                "Rp595.392.000",
                            ]
                    )
            );
        }
        return stream.ToArray();
    }

    private static IEnumerable<string> Streams(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        foreach (Match match in StreamHead().Matches(text))
        {
            var length = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            using var packed = new MemoryStream(file, match.Index + match.Length, length);
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            yield return Encoding.Latin1.GetString(plain.ToArray());
        }
    }

    private static IEnumerable<string> TextsShown(string content)
    {
        foreach (Match match in Shown().Matches(content))
        {
            var map = Characters(match.Groups[1].Value == "F1" ? 0 : 1);
            var glyphs = match.Groups[2].Value;
            yield return string.Concat(
                Enumerable.Range(0, glyphs.Length / 4).Select(i => map[glyphs.Substring(i * 4, 4)])
            );
        }
    }

    private static readonly Dictionary<int, Dictionary<string, string>> _maps = [];

    private static Dictionary<string, string> Characters(int font)
    {
        if (_maps.TryGetValue(font, out var known))
            return known;
        var map = Streams(Report())
            .Where(stream => stream.Contains("beginbfchar", StringComparison.Ordinal))
            .ElementAt(font);
        return _maps[font] = Mapped()
            .Matches(map)
            .ToDictionary(
                pair => pair.Groups[1].Value,
                pair => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Groups[2].Value))
            );
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"startxref\n(\d+)", RegexOptions.None, 5000)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"(\d{10}) 00000 n ", RegexOptions.None, 5000)]
    private static partial Regex XrefEntry();

    [GeneratedRegex(@"<</Length (\d+)/Filter/FlateDecode[^\n]*>>\nstream\n", RegexOptions.None, 5000)]
    private static partial Regex StreamHead();

    [GeneratedRegex(@"/(F\d) [\d.]+ Tf [\d.]+ [\d.]+ Td <([0-9A-F]+)> Tj", RegexOptions.None, 5000)]
    private static partial Regex Shown();

    [GeneratedRegex("<([0-9A-F]{4})><([0-9A-F]{4,8})>\n", RegexOptions.None, 5000)]
    private static partial Regex Mapped();
}
