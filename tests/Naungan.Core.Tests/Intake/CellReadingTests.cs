using Naungan.Core.Intake;

namespace Naungan.Core.Tests.Intake;

public sealed class CellReadingTests
{
    [Theory]
    [InlineData("L", 'L')]
    [InlineData("laki-laki", 'L')]
    [InlineData("Laki2", 'L')]
    [InlineData("Pria", 'L')]
    [InlineData("p", 'P')]
    [InlineData("PEREMPUAN", 'P')]
    [InlineData("Wanita ", 'P')]
    [InlineData("?", null)]
    public void Sex_is_read(string text, char? expected) => Assert.Equal(expected, CellReading.Sex(Cell.OfText(text)));

    [Theory]
    [InlineData("RT 03 RW 01", "003", "001")]
    [InlineData("003/001", "003", "001")]
    [InlineData("RT.011 RW.000", "011", null)]
    [InlineData("RT.III/RW.I", "003", "001")]
    [InlineData("RW 02 RT 5", "005", "002")]
    [InlineData("3", "003", null)]
    [InlineData("", null, null)]
    public void Rt_and_rw_are_read_in_every_form(string text, string? rt, string? rw) =>
        Assert.Equal((rt, rw), CellReading.RtRw(text));

    [Theory]
    [InlineData("Jl. Kartini No. 5 RT 03 RW 01", "003", "001")]
    [InlineData("Jl. Kartini No. 5", null, null)]
    [InlineData("Dusun Sirtu No. 5", null, null)]
    public void Rt_and_rw_are_found_in_an_address_only_where_they_are_named(string text, string? rt, string? rw) =>
        Assert.Equal((rt, rw), CellReading.RtRwInAddress(text));

    [Theory]
    [InlineData("Rp 3.000.000", 3_000_000L)]
    [InlineData("3.000.000,00", 3_000_000L)]
    [InlineData("3,000,000", 3_000_000L)]
    [InlineData("3000000", 3_000_000L)]
    [InlineData("-", null)]
    public void A_wage_is_read_as_whole_rupiah(string text, long? expected) =>
        Assert.Equal(expected, CellReading.Wage(Cell.OfText(text)));

    [Theory]
    [InlineData("Mandiri", "independent")]
    [InlineData("Bukan Penerima Upah", "independent")]
    [InlineData("BPU", "independent")]
    [InlineData("usaha sendiri", "independent")]
    [InlineData("Penerima Upah (PU)", "paid")]
    [InlineData("karyawan swasta", "paid")]
    [InlineData("Buruh harian", null)]
    [InlineData("tidak bekerja", null)]
    [InlineData("", null)]
    public void The_relation_of_work_is_read(string text, string? expected) =>
        Assert.Equal(expected, CellReading.WorkStanding(Cell.OfText(text)));
}
