using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// NIK and birth date judged as one fact: the number contains the date, so scoring both would count it twice.
/// Two sound numbers that share their first twelve digits are two people, often twins or neighbours.
/// </summary>
/// <remarks>
/// <paramref name="who"/> and <paramref name="mother"/>, when there are such columns, tell a slip in the serial from
/// a twin: no twin bears the whole name of the other.
/// </remarks>
public sealed class NikBirthComparison(
    string name,
    NikValues niks,
    DateValues dates,
    WordsComparison? who = null,
    WordsComparison? mother = null
)
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

    public override int BitsMax16 => niks.Column.RarestBits16;

    // Relatives lend each other numbers, which then contradict the date; one birth in a hundred is of twins.
    public override IReadOnlyList<double> Borrowed { get; } =
    [0.001, 0.001, 0.006, 0.0005, 0.0005, 0.001, 0.004, 0.005, 0.004, 0.001, 0.001, 0, 0, 0];

    // Equal NIKs always meet in the rule on the NIK.
    public override int RareLevels => 3;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var nik = Judge(a, b);
        var date = JudgeDates(DateOf(a), DateOf(b));
        int level = LevelOf[((int)nik * 4) + date];
        var bits = nik == NikIs.Same ? niks.Column.Bits16(a[niks.Column.Slot]) : 0;
        if (nik is NikIs.Missing && date == 1)
            bits = Math.Max(DateBits(a), DateBits(b));
        return Outcome.Of(level, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Forbids(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (a[niks.Column.Slot] == b[niks.Column.Slot] || !niks.IsSound(a) || !niks.IsSound(b))
            return false;
        var nik = Judge(a, b);
        if (nik == NikIs.OtherSerial)
            return !IsSerialSlip(a, b);
        var dateA = dates.Of(a);
        var dateB = dates.Of(b);
        if (!niks.Fits(a, dateA) || !niks.Fits(b, dateB))
            return false;
        if (nik == NikIs.Different)
            return true;
        // Same district, and both numbers bear out their own date, yet date or sex in them differ: no slip does that.
        var x = niks.Packed(a);
        var y = niks.Packed(b);
        var sameDistrict = x >> 40 == y >> 40;
        return dateA != 0 && dateB != 0 && sameDistrict && NikValues.BirthPart(x) != NikValues.BirthPart(y);
    }

    public override ColumnView? Witness => niks.Column;

    // A number near another is a slip or a twin's; one that contradicts its own date may be lent.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Testimony Testify(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (!niks.IsSound(a) || !niks.IsSound(b) || !niks.Fits(a, dates.Of(a)) || !niks.Fits(b, dates.Of(b)))
            return Testimony.None;
        return Judge(a, b) switch
        {
            NikIs.Same => Testimony.OnePerson,
            NikIs.Different => Testimony.TwoPeople,
            NikIs.OtherSerial when !IsSerialSlip(a, b) => Testimony.TwoPeople,
            _ => Testimony.None,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int CompareWithoutWitness(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var date = JudgeDates(dates.Of(a), dates.Of(b));
        return Outcome.Of(LevelOf[date], date == 1 ? Math.Max(DateBits(a), DateBits(b)) : 0);
    }

    public override void Sharpen(double[] strangers)
    {
        if (dates.Column.SameByChance() is var same && same > 0)
        {
            SharpenRow(strangers, [6, 9, 11], same);
            SharpenRow(strangers, [8, 10, 13], same);
        }
    }

    // Given what the NIKs say, strangers have the same date as often as the dictionary of dates tells.
    private static void SharpenRow(double[] strangers, int[] places, double same)
    {
        var all = places.Sum(p => strangers[p]);
        var others = all - strangers[places[0]];
        strangers[places[0]] = all * same;
        foreach (var place in places.AsSpan(1))
            strangers[place] *= (1 - same) * all / others;
    }

    private bool IsSerialSlip(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (who is null || mother is null)
            return false;
        var serials = niks.Packed(a) ^ niks.Packed(b);
        var same = who.Compare(a, b);
        return DateNearness.WrongDigits(serials) <= 2
            && Outcome.Level(same) is 1 or 2
            && who.WordCount(a) > 1
            && Outcome.Level(mother.Compare(a, b)) is 1 or 2 or 3;
    }

    private int DateBits(ReadOnlySpan<int> line) =>
        line[dates.Column.Slot] == 0 ? 0 : dates.Column.Bits16(line[dates.Column.Slot]);

    // A NIK stands in for a missing birth date; it has no century.
    private uint DateOf(ReadOnlySpan<int> line)
    {
        var date = dates.Of(line);
        return date != 0 ? date : niks.BirthDate(line);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NikIs Judge(ReadOnlySpan<int> lineA, ReadOnlySpan<int> lineB)
    {
        var x = lineA[niks.Column.Slot];
        var y = lineB[niks.Column.Slot];
        if (x == 0 || y == 0)
            return NikIs.Missing;
        if (x == y)
            return NikIs.Same;
        var a = niks.Packed(lineA);
        var b = niks.Packed(lineB);
        if (a != 0 && b != 0)
        {
            if (a >> 16 == b >> 16 && niks.IsSound(lineA) && niks.IsSound(lineB))
                return NikIs.OtherSerial;
            return NikNearness.IsNear(a, b) ? NikIs.Near : NikIs.Different;
        }

        // One digit too many or too few is one slip; a second one beside it could as well be another serial.
        var near = NikNearness.IsOneSlip(niks.Column.Values.Bytes(x), niks.Column.Values.Bytes(y));
        return near ? NikIs.Near : NikIs.Different;
    }
}
