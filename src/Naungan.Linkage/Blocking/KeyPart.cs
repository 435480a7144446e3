using System.Globalization;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// One ingredient of a blocking key: a number for every value of a column, equal for values that should meet.
/// </summary>
public sealed class KeyPart(string name, ColumnView column, Func<int, uint> keyOf)
{
    private uint[] _keys = [];

    /// <summary>As written in settings: <c>column</c> or <c>column:form</c>.</summary>
    public string Name { get; } = name;

    public ColumnView Column { get; } = column;

    /// <summary>Works the keys of all values out beforehand.</summary>
    public void Prepare()
    {
        if (_keys.Length > 0)
            return;
        var keys = new uint[Column.Values.Count + 1];
        for (var i = 1; i < keys.Length; i++)
            keys[i] = keyOf(i);
        _keys = keys;
    }

    /// <summary>Lets go of what <see cref="Prepare"/> made; keys are worked out one by one from now on.</summary>
    public void Release() => _keys = [];

    /// <summary>The key of a value; 0 when it has none.</summary>
    public uint Of(int value) => value < _keys.Length ? _keys[value] : keyOf(value);

    internal static uint Shorten(ulong hash) => (uint)(hash >> 32) | 1;
}

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
        return new KeyPart(name, column, Form(column, form));
    }

    private Func<int, uint> Form(ColumnView column, string form)
    {
        var values = column.Values;
        if (form.Length == 0)
            return id => KeyPart.Shorten(ValueDictionary.Hash(values.Bytes(id)));
        if (form.StartsWith("first", StringComparison.Ordinal) && Number(form, 5, out var front))
            return id => Slice(values.Bytes(id), front, false);
        if (form.StartsWith("last", StringComparison.Ordinal) && Number(form, 4, out var back))
            return id => Slice(values.Bytes(id), back, true);
        if (form is "date" or "year" or "month-day" or "year-month")
            return DateForm(schema.Dates(column), form);
        return WordForm(schema.Bags(column), form);
    }

    private static bool Number(string form, int from, out int number) =>
        int.TryParse(form.AsSpan(from), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static uint Slice(ReadOnlySpan<byte> value, int length, bool fromEnd)
    {
        if (value.Length < length)
            return 0;
        return KeyPart.Shorten(ValueDictionary.Hash(fromEnd ? value[^length..] : value[..length]));
    }

    // "date" puts a date and its day-month swap under one key.
    private static Func<int, uint> DateForm(DateValues dates, string form) =>
        id =>
        {
            var date = dates.Of(id);
            if (date == 0)
                return 0;
            var part = form switch
            {
                "year" => date >> 16,
                "year-month" => date >> 8,
                "month-day" => date & 0xFFFF,
                _ => Math.Min(date, DateNearness.SwapDayMonth(date)),
            };
            return KeyPart.Shorten(ValueDictionary.Mix(part + 1, 0x9E3779B97F4A7C15UL));
        };

    private static Func<int, uint> WordForm(WordBags bags, string form) =>
        form switch
        {
            "words" => id => AllWords(bags, id),
            "rarest" => id => WordKey(bags, Rarest(bags, id, 0)),
            "rarest2" => id => WordKey(bags, Rarest(bags, id, 1)),
            "first" => id => WordKey(bags, bags.Of(id) is [var word, ..] ? word : 0),
            "last" => id => WordKey(bags, bags.Of(id) is [.., var word] ? word : 0),
            "sound" => id => bags.Of(id) is [var word, ..] ? Skeleton(bags.Words.Bytes(word)) : 0,
            "sound-rarest" => id => Skeleton(bags.Words.Bytes(Rarest(bags, id, 0))),
            _ => throw new LinkageInputException("unknown-key-form", $"There is no key form \"{form}\"."),
        };

    private static uint WordKey(WordBags bags, int word) => word == 0 ? 0 : KeyPart.Shorten(bags.HashOf(word));

    private static uint AllWords(WordBags bags, int id)
    {
        ulong sum = 0;
        foreach (var word in bags.Of(id))
            sum += bags.HashOf(word);
        return sum == 0 ? 0 : KeyPart.Shorten(ValueDictionary.Mix(sum, 0xD6E8FEB86659FD93UL));
    }

    // The word with the most information, or the one after it; equals are told apart by their letters.
    private static int Rarest(WordBags bags, int id, int rank)
    {
        var best = 0;
        var second = 0;
        foreach (var word in bags.Of(id))
        {
            if (best == 0 || IsRarer(bags, word, best))
                (second, best) = (best, word);
            else if (second == 0 || IsRarer(bags, word, second))
                second = word;
        }

        return rank == 0 ? best : second;
    }

    private static bool IsRarer(WordBags bags, int a, int b)
    {
        var difference = bags.Bits16(a) - bags.Bits16(b);
        return difference != 0 ? difference > 0 : bags.Words.Bytes(a).SequenceCompareTo(bags.Words.Bytes(b)) < 0;
    }

    // First letter and the next three consonants that differ: slips in vowels and doubled letters do not matter.
    private static uint Skeleton(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty)
            return 0;
        uint key = word[0];
        var kept = 1;
        for (var i = 1; i < word.Length && kept < 4; i++)
        {
            if ("AEIOUYHW"u8.Contains(word[i]) || word[i] == word[i - 1])
                continue;
            key = (key << 8) | word[i];
            kept++;
        }

        return KeyPart.Shorten(ValueDictionary.Mix(key, 0x9E3779B97F4A7C15UL));
    }
}
