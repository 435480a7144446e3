using Naungan.Core.Intake;

namespace Naungan.Core.Tests.Intake;

public sealed class NikReadingTests
{
    [Theory]
    [InlineData("6402061708809001")]
    [InlineData("'6402061708809001")]
    [InlineData("6402 0617 0880 9001")]
    [InlineData("64.02.06.170880.9001")]
    [InlineData("6402-0617-0880-9001")]
    [InlineData("\u00A06402061708809001 ")]
    [InlineData("6402O617O88O9OO1")] // letters O between digits
    [InlineData("NIK 6402061708809001")]
    public void Habits_of_writing_are_healed(string text) =>
        Assert.Equal(new NikReading("6402061708809001", null), NikReading.Of(Cell.OfText(text)));

    [Theory]
    [InlineData("", "nik-missing")]
    [InlineData("-", "nik-missing")]
    [InlineData("belum ada", "nik-missing")]
    [InlineData("6.40206E+15", "nik-lost")]
    [InlineData("6,40206170880E+15", "nik-lost")]
    [InlineData("6.40206e15", "nik-lost")]
    [InlineData("640206170880900", "nik-length")]
    [InlineData("64020617088090011", "nik-length")]
    [InlineData("0000000000000000", "nik-zeros")]
    [InlineData("6402061708809x01", "nik-not-digits")]
    [InlineData("6402064513809001", "nik-date")]
    [InlineData("0002061708809001", "nik-region")]
    [InlineData("6402061708800000", "nik-serial")]
    public void What_cannot_be_healed_is_named(string text, string problem) =>
        Assert.Equal(problem, NikReading.Of(Cell.OfText(text)).Problem);

    [Fact]
    public void A_number_cell_that_ends_in_zero_has_lost_its_last_digit()
    {
        Assert.Equal("nik-lost", NikReading.Of(Cell.OfNumber(6402061708809010)).Problem);
        Assert.Null(NikReading.Of(Cell.OfNumber(6402061708809011)).Problem);
        Assert.Null(NikReading.Of(Cell.OfText("6402061708809010")).Problem);
    }

    [Theory]
    [InlineData("0812-3456-7890", "081234567890")]
    [InlineData("+62 812 3456 7890", "081234567890")]
    [InlineData("81234567890", "081234567890")]
    [InlineData("tidak punya", null)]
    [InlineData("0812", null)]
    public void A_telephone_is_written_one_way(string text, string? expected) =>
        Assert.Equal(expected, NikReading.Phone(Cell.OfText(text)));
}
