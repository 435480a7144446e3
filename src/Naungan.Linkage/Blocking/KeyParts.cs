using System.Globalization;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>Makes key parts from their names in settings.</summary>
public sealed class KeyParts(Schema schema)
{
    private readonly Dictionary<string, KeyPart> _parts = [];

    public KeyPart Get(string name)
    {
        if (!_parts.TryGetValue(name, out var part))
            _parts[name] = part = Make(name);
        return part;
    }

    private KeyPart Make(string name)
    {
        var cut = name.IndexOf(':', StringComparison.Ordinal);
        var column = schema.View(cut < 0 ? name : name[..cut]);
        var form = cut < 0 ? "" : name[(cut + 1)..];
        if (form.Length == 0)
            return new ValueKey(name, column, 0, false);
        if (form.StartsWith("first", StringComparison.Ordinal) && Number(form, 5, out var front))
            return new ValueKey(name, column, front, false);
        if (form.StartsWith("last", StringComparison.Ordinal) && Number(form, 4, out var back))
            return new ValueKey(name, column, back, true);
        if (form is "date" or "year" or "month-day" or "year-month")
            return new DateKey(name, schema.Dates(column), OfDate(form));
        return new WordKey(name, schema.Bags(column), OfWords(form));
    }

    private static bool Number(string form, int from, out int number) =>
        int.TryParse(form.AsSpan(from), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static DateForm OfDate(string form) =>
        form switch
        {
            "year" => DateForm.Year,
            "year-month" => DateForm.YearMonth,
            "month-day" => DateForm.MonthDay,
            _ => DateForm.Date,
        };

    private static WordForm OfWords(string form) =>
        form switch
        {
            "words" => WordForm.All,
            "rarest" => WordForm.Rarest,
            "rarest2" => WordForm.Rarest2,
            "first" => WordForm.First,
            "last" => WordForm.Last,
            "sound" => WordForm.Sound,
            "sound-rarest" => WordForm.SoundOfRarest,
            _ => throw new LinkageInputException("unknown-key-form", $"There is no key form \"{form}\"."),
        };
}
