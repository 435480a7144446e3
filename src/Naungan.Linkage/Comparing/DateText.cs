using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Reads dates as people write them into eight digits packed in nibbles, even when no calendar has the day.
/// </summary>
public static class DateText
{
    private const string Months = "JAN FEB MAR APR MEI JUN JUL AGU SEP OKT NOV DES MAY AUG OCT DEC AGS NOP";

    /// <summary>
    /// 0 when the text is not a date. An impossible day (31 February) is kept: a slip should still compare.
    /// </summary>
    public static uint Parse(ReadOnlySpan<byte> text, bool monthFirst = false)
    {
        if (text.Length > 10 && (text[10] == (byte)' ' || text[10] == (byte)'T'))
            text = text[..10];
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var found = Cut(text, parts, widths);
        if (found == 1 && widths[0] == 8)
            return Compact(parts[0]);
        if (found == 1 && widths[0] == 4)
            return Pack(parts[0], 0, 0);
        if (found != 3)
            return 0;
        if (widths[0] == 4)
            return Pack(parts[0], parts[1], parts[2]);
        var year = widths[2] == 4 ? parts[2] : parts[2] + (parts[2] < 30 ? 2000 : 1900);
        var (day, month) = monthFirst && parts[0] <= 12 ? (parts[1], parts[0]) : (parts[0], parts[1]);
        if (month > 12 && day <= 12)
            (day, month) = (month, day);
        return Pack(year, month, day);
    }

    /// <summary>True when a column's numbers only make sense with the month before the day (12/31/1980).</summary>
    public static bool SeemsMonthFirst(ValueDictionary values)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var monthFirst = 0;
        var dayFirst = 0;
        for (var i = 1; i <= Math.Min(values.Count, 5000); i++)
        {
            if (Cut(values.Bytes(i), parts, widths) != 3 || widths[0] == 4)
                continue;
            monthFirst += parts[1] > 12 ? 1 : 0;
            dayFirst += parts[0] > 12 ? 1 : 0;
        }

        return monthFirst > dayFirst;
    }

    // YYYYMMDD, or DDMMYYYY when the front cannot be a year.
    private static uint Compact(int number)
    {
        var front = number / 10000;
        if (front is >= 1850 and <= 2150)
            return Pack(front, number / 100 % 100, number % 100);
        var back = number % 10000;
        return back is >= 1850 and <= 2150 ? Pack(back, number / 10000 % 100, number / 1000000) : Digits(number);
    }

    private static uint Pack(int year, int month, int day) => Digits((year * 10000) + (month * 100) + day);

    private static uint Digits(int number)
    {
        uint packed = 0;
        for (var shift = 0; shift < 32; shift += 4, number /= 10)
            packed |= (uint)(number % 10) << shift;
        return packed;
    }

    // Numbers and month names in order; the count, or 0 when something else stands between them.
    private static int Cut(ReadOnlySpan<byte> text, Span<int> parts, Span<int> widths)
    {
        var found = 0;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsAsciiDigit((char)text[at]))
            {
                var number = 0;
                while (at < text.Length && char.IsAsciiDigit((char)text[at]) && at - start < 8)
                    number = (number * 10) + text[at++] - '0';
                if (found == 3)
                    return 0;
                (parts[found], widths[found++]) = (number, at - start);
            }
            else if (char.IsAsciiLetter((char)text[at]))
            {
                while (at < text.Length && char.IsAsciiLetter((char)text[at]))
                    at++;
                var month = MonthNumber(text[start..at]);
                if (found == 3 || month == 0)
                    return 0;
                (parts[found], widths[found++]) = (month, 2);
            }
            else
                at++;
        }

        return found;
    }

    private static int MonthNumber(ReadOnlySpan<byte> word)
    {
        if (word.Length < 3)
            return 0;
        var place = Months.IndexOf(System.Text.Encoding.ASCII.GetString(word[..3]), StringComparison.Ordinal) / 4;
        var known = Months.Contains(System.Text.Encoding.ASCII.GetString(word[..3]), StringComparison.Ordinal);
        if (!known)
            return 0;
        return place < 12 ? place + 1 : new[] { 5, 8, 10, 12, 8, 11 }[place - 12];
    }
}
