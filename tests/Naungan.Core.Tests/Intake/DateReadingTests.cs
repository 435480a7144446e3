using Naungan.Core.Intake;

namespace Naungan.Core.Tests.Intake;

public sealed class DateReadingTests
{
    private static readonly DateOnly _on = new(2021, 9, 20);

    [Theory]
    [InlineData("31/12/1980", "1980-12-31")]
    [InlineData("31-12-80", "1980-12-31")]
    [InlineData("31.12.1980", "1980-12-31")]
    [InlineData("12/31/1980", "1980-12-31")] // month first: a day cannot be a month
    [InlineData("1980-12-31", "1980-12-31")]
    [InlineData("31 Desember 1980", "1980-12-31")]
    [InlineData("31 DES 80", "1980-12-31")]
    [InlineData("17-Agt-1975", "1975-08-17")]
    [InlineData("1 Pebruari 1990", "1990-02-01")]
    [InlineData("5 Nopember 1969", "1969-11-05")]
    [InlineData("Mei 5, 1969", "1969-05-05")]
    [InlineData("31121980", "1980-12-31")]
    [InlineData("19801231", "1980-12-31")]
    [InlineData("311280", "1980-12-31")]
    [InlineData("29586", "1980-12-31")] // a serial kept as text
    [InlineData("'31-12-1980", "1980-12-31")]
    [InlineData("31\u00A0Desember\u00A01980", "1980-12-31")]
    [InlineData("01-01-05", "2005-01-01")] // sixteen on the day of the list
    [InlineData("01-01-12", "1912-01-01")] // nine cannot work
    public void A_date_is_read_in_every_form_lists_write_it(string text, string expected) =>
        Assert.Equal(Day(expected), DateReading.Read(Cell.OfText(text), _on));

    [Theory]
    [InlineData("00-00-1980")]
    [InlineData("30 Februari 1980")]
    [InlineData("1980")]
    [InlineData("tidak tahu")]
    [InlineData("")]
    [InlineData("41")]
    public void What_is_no_date_is_read_as_none(string text) => Assert.Null(DateReading.Read(Cell.OfText(text), _on));

    [Theory]
    [InlineData("Tenggarong, 31-12-1980", "Tenggarong", "1980-12-31")]
    [InlineData("Loa Kulu / 5 Mei 1969", "Loa Kulu", "1969-05-05")]
    [InlineData("Samarinda 1/2/1970", "Samarinda", "1970-02-01")]
    public void Place_and_date_in_one_cell_are_parted(string text, string place, string expected) =>
        Assert.Equal((place, (DateOnly?)Day(expected)), DateReading.ReadWithPlace(Cell.OfText(text), _on));

    [Fact]
    public void Every_day_of_a_century_survives_every_way_of_writing_it()
    {
        for (var day = new DateOnly(1925, 1, 1); day.Year < 2009; day = day.AddDays(13))
        {
            Assert.Equal(day, DateReading.Read(Cell.OfText(day.ToString("dd/MM/yyyy")), _on));
            Assert.Equal(day, DateReading.Read(Cell.OfText(day.ToString("dd-MM-yy")), _on));
            Assert.Equal(day, DateReading.Read(Cell.OfDate(day), _on));
            Assert.Equal(
                day,
                DateReading.Read(Cell.OfNumber(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber), _on)
            );
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
