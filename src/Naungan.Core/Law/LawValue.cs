namespace Naungan.Core.Law;

/// <summary>What a parameter may hold. A closed set: a quantity, a choice, names, or a table of bands.</summary>
public abstract record LawValue
{
    private LawValue() { }

    /// <summary>A number in the unit of its parameter.</summary>
    public sealed record Quantity(Rational Amount) : LawValue
    {
        public override string ToString() => Amount.ToString();
    }

    /// <summary>One of the alternatives the parameter lists, such as a reading of an unclear rule.</summary>
    public sealed record Choice(string Name) : LawValue
    {
        public override string ToString() => Name;
    }

    /// <summary>Several names, such as the programmes open to a segment.</summary>
    public sealed record Names(IReadOnlyList<string> All) : LawValue
    {
        public override string ToString() => string.Join(", ", All);
    }

    /// <summary>
    /// Rows by rising <see cref="Band.From"/>; a band reaches up to, not including, the next one's limit.
    /// </summary>
    public sealed record Table(IReadOnlyList<Band> Rows) : LawValue
    {
        public override string ToString() => $"{Rows.Count} rows";
    }
}

/// <summary>A row of a table. A row may be better confirmed than its table, hence its own confidence.</summary>
public sealed record Band(Rational From, IReadOnlyDictionary<string, Rational> Cells, Confidence? Confidence)
{
    public Rational this[string column] =>
        Cells.TryGetValue(column, out var cell)
            ? cell
            : throw new InvalidOperationException($"The table has no column '{column}'.");

    public override string ToString() => $"from {From}: " + string.Join(", ", Cells.Select(c => $"{c.Key} {c.Value}"));
}
