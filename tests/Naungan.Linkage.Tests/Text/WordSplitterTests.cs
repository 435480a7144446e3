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
            foreach (var text in rows.Select(r => r[place].ToUpperInvariant()).Append("AHMAD SE").Append("ST AMINAH"))
            {
                if (!cutter.TryCut(Encoding.UTF8.GetBytes(text), room, out var count))
                    continue;
                Assert.Equal(WordSplitter.Split(text, style), room[..count].Select(words.Text));
            }
        }
    }
}
