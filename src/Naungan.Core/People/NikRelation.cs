using Naungan.Core.Intake;
using Naungan.Core.Names;

namespace Naungan.Core.People;

/// <summary>How the number in a row stands to the number of a person of the same name and birth date.</summary>
public enum NikRelation
{
    /// <summary>The row has no number, or one of which too little is left.</summary>
    Nothing,
    Same,

    /// <summary>One slip of the keyboard apart: a digit wrong, missing, doubled, or two exchanged.</summary>
    OneSlip,
    Conflict,
}

public static class NikRelations
{
    private const int DigitsMin = 10;

    public static NikRelation Of(NikReading row, string? person)
    {
        if (row.Digits is not { Length: >= DigitsMin } digits || person is null || IsFilledUp(digits))
            return NikRelation.Nothing;
        if (digits == person)
            return NikRelation.Same;
        return Math.Abs(digits.Length - person.Length) <= 1 && NameLikeness.Edits(digits, person) == 1
            ? NikRelation.OneSlip
            : NikRelation.Conflict;
    }

    /// <summary>A district's six digits with zeros behind them are no number of anyone.</summary>
    private static bool IsFilledUp(string digits) => digits.EndsWith("0000000000", StringComparison.Ordinal);
}
