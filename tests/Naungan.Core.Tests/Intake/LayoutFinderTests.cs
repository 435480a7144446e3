using Naungan.Core.Intake;

namespace Naungan.Core.Tests.Intake;

public sealed class LayoutFinderTests
{
    private static readonly Phrases<Field> _words = new([
        ("no", Field.Sequence),
        ("nik", Field.Nik),
        ("no kk", Field.Kk),
        ("nama", Field.Name),
        ("nama ibu kandung", Field.Mother),
        ("nama desa", Field.Village),
        ("desa", Field.Village),
        ("tempat lahir", Field.BirthPlace),
        ("tanggal lahir", Field.BirthDate),
        ("rt", Field.Rt),
        ("rw", Field.Rw),
        ("pekerjaan", Field.Occupation),
    ]);

    [Fact]
    public void The_heading_is_found_below_titles()
    {
        var layout = Find(
            "DAFTAR NAMA PEKERJA RENTAN",
            "KECAMATAN LOA KULU",
            "",
            "NO|NAMA LENGKAP|NIK|NAMA DESA|PEKERJAAN"
        );

        Assert.Equal(4, layout!.HeaderRow);
        Assert.Equal([Field.Sequence, Field.Name, Field.Nik, Field.Village, Field.Occupation], layout.Fields);
    }

    [Fact]
    public void A_heading_of_two_lines_with_merged_cells_is_read_as_one()
    {
        var layout = Find("NO|NAMA|NIK|KELAHIRAN||ALAMAT|", "||||||", "x");
        Assert.Equal(1, layout!.HeaderRow);

        layout = Find(
            "No|Nama|NIK|Lahir||Alamat||",
            "|||Tempat Lahir|Tanggal Lahir|Desa|RT|RW",
            "1|Rahman|6402061708809001|Tenggarong|17-08-1980|X|1|1"
        );

        Assert.Equal(2, layout!.HeaderRow);
        Assert.Equal(
            [
                Field.Sequence,
                Field.Name,
                Field.Nik,
                Field.BirthPlace,
                Field.BirthDate,
                Field.Village,
                Field.Rt,
                Field.Rw,
            ],
            layout.Fields
        );
    }

    [Fact]
    public void Of_two_columns_with_one_meaning_the_exact_heading_wins()
    {
        var layout = Find("Nama Kelompok|Nama|NIK|No KK|Nama Ibu Kandung");

        Assert.Equal(1, layout!.ColumnOf(Field.Name));
        Assert.Equal(4, layout.ColumnOf(Field.Mother));
        Assert.Equal(3, layout.ColumnOf(Field.Kk));
    }

    [Fact]
    public void A_column_of_niks_without_a_heading_is_known_by_its_content()
    {
        var layout = Find(
            "Nama||Pekerjaan|Desa",
            "Rahman|6402061708809001|petani|X",
            "Aminah|6402065205859002|petani|X"
        );

        Assert.Equal(1, layout!.ColumnOf(Field.Nik));
    }

    [Theory]
    [InlineData("Rapat koordinasi")]
    [InlineData("")]
    public void What_is_no_list_has_no_layout(string text) => Assert.Null(Find(text, text));

    [Fact]
    public void A_heading_the_sender_explained_is_taken_as_told()
    {
        var map = new Dictionary<string, Field> { ["PANGGILAN"] = Field.Name };

        var layout = new LayoutFinder(_words, map).Find(Lines("Panggilan|NIK|Pekerjaan"));

        Assert.Equal(0, layout!.ColumnOf(Field.Name));
    }

    private static Layout? Find(params string[] rows) =>
        new LayoutFinder(_words, new Dictionary<string, Field>()).Find(Lines(rows));

    private static List<LayoutFinder.Line> Lines(params string[] rows) =>
        [.. rows.Select((row, i) => new LayoutFinder.Line(i + 1, [.. row.Split('|').Select(Cell.OfText)]))];
}
