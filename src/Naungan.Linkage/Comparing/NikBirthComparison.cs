using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// NIK and birth date judged as one fact: the number contains the date, so scoring both would count it twice.
/// Two sound numbers that share their first twelve digits are two people, often twins or neighbours.
/// </summary>
public sealed class NikBirthComparison(string name, NikValues niks, DateValues dates)
    : Comparison(
        name,
        "NIK same, date same",
        "NIK same, date close or missing",
        "NIK same, date differs",
        "NIK near, date same",
        "NIK near, date close or missing",
        "NIK near, date differs",
        "NIK missing, date same",
        "other serial, date same",
        "NIK differs, date same",
        "NIK missing, date close",
        "NIK differs, date close",
        "NIK missing, date differs",
        "NIK differs, date missing",
        "NIK differs, date differs"
    )
{
    private enum NikIs
    {
        Missing,
        Same,
        Near,
        OtherSerial,
        Different,
    }

    // Rows: what the NIKs say; columns: date missing, same, close, different.
    private static readonly byte[] LevelOf =
    [
        /* missing     */0,
        7,
        10,
        12,
        /* same        */2,
        1,
        2,
        3,
        /* near        */5,
        4,
        5,
        6,
        /* otherSerial */13,
        8,
        11,
        14,
        /* different   */13,
        9,
        11,
        14,
    ];

    public override IReadOnlyList<ColumnView> Columns { get; } = [niks.Column, dates.Column];

    public override int Cost => 2;

    // Equal NIKs always meet in the rule on the NIK.
    public override int RareLevels => 3;

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[niks.Column.Slot];
        var y = b[niks.Column.Slot];
        var nik = Judge(x, y);
        var date = JudgeDates(DateOf(a), DateOf(b));
        int level = LevelOf[((int)nik * 4) + date];
        var bits = nik == NikIs.Same ? niks.Column.Bits16(x) : 0;
        if (nik is NikIs.Missing && date == 1)
            bits = dates.Column.Bits16(a[dates.Column.Slot]);
        return Outcome.Of(level, bits);
    }

    public override bool Forbids(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[niks.Column.Slot];
        var y = b[niks.Column.Slot];
        if (x == y || !niks.IsSound(x) || !niks.IsSound(y))
            return false;
        var dateA = dates.Of(a[dates.Column.Slot]);
        var dateB = dates.Of(b[dates.Column.Slot]);
        if (!niks.Fits(x, dateA) || !niks.Fits(y, dateB))
            return false;
        return Judge(x, y) switch
        {
            NikIs.OtherSerial or NikIs.Different => true,
            // Both numbers bear out their own date, and the dates (or sexes) in them differ: no slip does that twice.
            NikIs.Near => dateA != 0 && dateB != 0 && niks.BirthPart(x) != niks.BirthPart(y),
            _ => false,
        };
    }

    // A NIK stands in for a missing birth date; it has no century.
    private uint DateOf(ReadOnlySpan<int> line)
    {
        var date = dates.Of(line[dates.Column.Slot]);
        return date != 0 ? date : niks.BirthDate(line[niks.Column.Slot]);
    }

    private static int JudgeDates(uint a, uint b)
    {
        if (a == 0 || b == 0)
            return 0;
        if (a >> 24 == NikValues.NoCentury || b >> 24 == NikValues.NoCentury)
            (a, b) = (a & 0xFFFFFF, b & 0xFFFFFF);
        return DateNearness.Judge(a, b) switch
        {
            DateNearness.Same => 1,
            DateNearness.Close => 2,
            _ => 3,
        };
    }

    private NikIs Judge(int x, int y)
    {
        if (x == 0 || y == 0)
            return NikIs.Missing;
        if (x == y)
            return NikIs.Same;
        var a = niks.Packed(x);
        var b = niks.Packed(y);
        if (a != 0 && b != 0)
        {
            if (a >> 16 == b >> 16 && niks.IsSound(x) && niks.IsSound(y))
                return NikIs.OtherSerial;
            if (DateNearness.WrongDigits(a ^ b) <= 2)
                return NikIs.Near;
            if (a >> 52 != b >> 52 && (a & 0xFFF) != (b & 0xFFF))
                return NikIs.Different;
        }

        return Similarity.EditDistance(niks.Column.Values.Bytes(x), niks.Column.Values.Bytes(y)) <= 2
            ? NikIs.Near
            : NikIs.Different;
    }
}
