namespace Naungan.Linkage.Comparing;

/// <summary>
/// What comparing one fact of two records gives: a level (0 missing, 1 best, last worst) and the information, in
/// sixteenths of a bit, in what they share; rare values and words carry more.
/// </summary>
public static class Outcome
{
    public const int BitScale = 16;

    public static int Of(int level, int bits16 = 0) => level | (bits16 << 8);

    public static int Level(int outcome) => outcome & 0xFF;

    public static int Bits16(int outcome) => outcome >> 8;
}

/// <summary>What a fact that nearly knows the truth says of a pair.</summary>
public enum Testimony
{
    None,
    OnePerson,
    TwoPeople,
}

/// <summary>Compares one fact of two records given as lines of value numbers.</summary>
public abstract class Comparison(string name, params string[] levels)
{
    public string Name { get; } = name;

    /// <summary>Words for the levels, from "missing" (0) to the worst.</summary>
    public IReadOnlyList<string> Levels { get; } = ["missing", .. levels];

    /// <summary>True for facts that people of one household share: address, village, phone, mother, surname.</summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// For a person's own name: how many of the best levels only the same person reaches. Members of a household
    /// share words of their names, never the whole. 0 for every other fact.
    /// </summary>
    public int OwnLevels { get; init; }

    /// <summary>
    /// By level, how often another member of the household reaches it all the same: a number lent to a relative, a
    /// twin's birthday. Empty: hardly ever.
    /// </summary>
    public virtual IReadOnlyList<double> Borrowed => [];

    /// <summary>The most that two records of one person may be taken to reach the last level.</summary>
    public double DifferentAtMost { get; init; } = 1;

    /// <summary>Chances of the levels from 1 on among true pairs, believed until the data say otherwise.</summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>Costly comparisons run last, on pairs that can still reach the threshold.</summary>
    public virtual int Cost => 1;

    /// <summary>
    /// The columns whose equality means level 1 here; blocking on them says nothing new about this fact.
    /// </summary>
    public abstract IReadOnlyList<ColumnView> Columns { get; }

    public abstract int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b);

    /// <summary>True when the two records cannot be one person, whatever else agrees.</summary>
    public virtual bool Forbids(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => false;

    /// <summary>
    /// A column that, where both records have it, nearly settles by itself who is who: a national number. Null for
    /// every other fact.
    /// </summary>
    public virtual ColumnView? Witness => null;

    /// <summary>What the witness says where both records have it and it is sound.</summary>
    public virtual Testimony Testify(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Testimony.None;

    /// <summary>Compares as if the witness were missing.</summary>
    public virtual int CompareWithoutWitness(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Compare(a, b);

    /// <summary>
    /// Chance that two unrelated records agree at level 1, when the dictionary tells; otherwise null.
    /// </summary>
    public virtual double? SameByChance => null;

    /// <summary>
    /// How many of the best levels are so rare among strangers that only the blocking rules, which see all such
    /// pairs, can tell how rare.
    /// </summary>
    public virtual int RareLevels => 0;

    /// <summary>
    /// Replaces what the random sample is too small to tell about strangers by what dictionaries know.
    /// </summary>
    public virtual void Sharpen(double[] strangers) { }

    /// <summary>The most information an outcome can hold, in sixteenths of a bit.</summary>
    public virtual int BitsMax16 => int.MaxValue;

    /// <summary>The value as shown in an explanation.</summary>
    public virtual string Show(ReadOnlySpan<int> line)
    {
        var parts = new List<string>();
        foreach (var column in Columns)
            parts.Add(column.Values.Text(line[column.Slot]));
        return string.Join(" / ", parts);
    }
}
