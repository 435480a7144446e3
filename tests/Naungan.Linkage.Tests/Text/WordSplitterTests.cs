using System.Text;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Tests.Text;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("H. ABDUL RAHMAN, S.PD., M.SI", "ABDUL RAHMAN")]
    [InlineData("HJ SITI AMINAH", "ST. AMINAH")]
    [InlineData("H.ABDUL RAHMAN", "ABDOEL RACHMAN")]
    [InlineData("MOCH. JUSUF", "MUHAMMAD YUSUF")]
    [InlineData("SOEWANDI TJAHJONO", "SUWANDI CAHYONO")]
    [InlineData("DRS. DJOKO WIDJAJA", "JOKO WIJAYA")]
    [InlineData("ACHMAD FAUZI BIN HASAN", "AHMAD FAUZI HASAN")]
    [InlineData("IR BUDI SANTOSO SE", "BUDI SANTOSO")]
    public void Titles_and_spellings_do_not_tell_names_apart(string a, string b) =>
        Assert.Equal(WordSplitter.Split(a, WordStyle.IndonesianName), WordSplitter.Split(b, WordStyle.IndonesianName));

    [Theory]
    [InlineData("JL. MELATI NO. 5 RT 01 RW 02", "JALAN MELATI 5 RT.1/RW.2")]
    [InlineData("GG MAWAR RT001", "MAWAR RT 1")]
    public void Addresses_are_the_same_however_they_are_abbreviated(string a, string b) =>
        Assert.Equal(WordSplitter.Split(a, WordStyle.Address), WordSplitter.Split(b, WordStyle.Address));

    [Fact]
    public void The_fast_cutter_equals_the_slow_splitter()
    {
        var (rows, _) = Lists.Register(4000, 91);
        foreach (
            var (place, style) in new[] { (2, WordStyle.IndonesianName), (7, WordStyle.Address), (2, WordStyle.Plain) }
        )
        {
            var words = new ValueDictionary();
            var cutter = new WordCutter(words, style);
            var room = new int[WordSplitter.WordsMax];
            var texts = rows.Select(r => r[place].ToUpperInvariant()).Concat(Unusual).ToList();
            Check(texts[..3000]);
            cutter.Settle();
            Check(texts);

            void Check(List<string> some)
            {
                foreach (var text in some)
                {
                    var count = cutter.Cut(Encoding.UTF8.GetBytes(text), room);
                    Assert.Equal(WordSplitter.Split(text, style), room[..count].Select(words.Text));
                }
            }
        }
    }

    // Titles and degrees in every place, commas alone and in front, and more words than are kept.
    private static readonly string[] Unusual =
    [
        "AHMAD SE",
        "ST AMINAH",
        "SE",
        "H",
        "BIN",
        ", S.PD",
        "DR. H. M.RIZKI , S.PD , M.SI",
        "ABDUL,S.PD.BIN, H",
        "NI MADE SE SH",
        "SITI BINTI BIN",
        "JOSÉ PÉREZ S.E.",
        "A B C D E F G H I J K L M N SE",
        string.Join(' ', Enumerable.Repeat("KATA", 60)),
        "...",
    ];
}
