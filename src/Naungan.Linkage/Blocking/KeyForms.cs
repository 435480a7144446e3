using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>The whole value, or some characters of its front or end.</summary>
internal sealed class ValueKey(string name, ColumnView column, int length, bool fromEnd) : KeyPart(name, column)
{
    // The keys of values that occur often are worked out once.
    private readonly uint[] _known = length == 0 && column.Values.Count < 100_000 ? Work(column) : [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override uint Of(ReadOnlySpan<int> line)
    {
        var value = line[Column.Slot];
        if (value == 0)
            return 0;
        if (value < _known.Length)
            return _known[value];
        var bytes = Column.Values.Bytes(value);
        if (length == 0)
            return Shorten(ValueDictionary.Hash(bytes));
        if (bytes.Length < length)
            return 0;
        return Shorten(ValueDictionary.Hash(fromEnd ? bytes[^length..] : bytes[..length]));
    }

    private static uint[] Work(ColumnView column)
    {
        var keys = new uint[column.Values.Count + 1];
        for (var i = 1; i < keys.Length; i++)
            keys[i] = Shorten(ValueDictionary.Hash(column.Values.Bytes(i)));
        return keys;
    }
}

/// <summary>What part of a date makes the key.</summary>
internal enum DateForm
{
    /// <summary>A date and its day-month swap are under one key.</summary>
    Date,
    Year,
    YearMonth,
    MonthDay,
}

internal sealed class DateKey(string name, DateValues dates, DateForm form) : KeyPart(name, dates.Column)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override uint Of(ReadOnlySpan<int> line)
    {
        var date = dates.Of(line);
        if (date == 0)
            return 0;
        var part = form switch
        {
            DateForm.Year => date >> 16,
            DateForm.YearMonth => date >> 8,
            DateForm.MonthDay => date & 0xFFFF,
            _ => Math.Min(date, DateNearness.SwapDayMonth(date)),
        };
        return Shorten(ValueDictionary.Mix(part + 1, 0x9E3779B97F4A7C15UL));
    }
}

/// <summary>Which words of a value make the key.</summary>
internal enum WordForm
{
    /// <summary>All of them, in any order.</summary>
    All,
    First,
    Last,
    Rarest,
    Rarest2,

    /// <summary>First letter and next consonants of the first word, so that slips in vowels do not matter.</summary>
    Sound,
    SoundOfRarest,
}

internal sealed class WordKey(string name, WordBags bags, WordForm form) : KeyPart(name, bags.Column)
{
    private readonly uint[] _sounds = form is WordForm.Sound or WordForm.SoundOfRarest ? Sounds(bags) : [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override uint Of(ReadOnlySpan<int> line)
    {
        var words = bags.Of(line);
        if (words.IsEmpty)
            return 0;
        return form switch
        {
            WordForm.All => AllOf(words),
            WordForm.First => Shorten(bags.HashOf(words[0])),
            WordForm.Last => Shorten(bags.HashOf(words[^1])),
            WordForm.Rarest => KeyOf(Rarest(words, 0)),
            WordForm.Rarest2 => KeyOf(Rarest(words, 1)),
            WordForm.Sound => SoundOf(words[0]),
            _ => SoundOf(Rarest(words, 0)),
        };
    }

    public WordBags Bags => bags;

    private uint SoundOf(int word) => word < _sounds.Length ? _sounds[word] : Skeleton(bags.Words.Bytes(word));

    private static uint[] Sounds(WordBags bags)
    {
        var sounds = new uint[bags.Words.Count + 1];
        for (var word = 1; word < sounds.Length; word++)
            sounds[word] = Skeleton(bags.Words.Bytes(word));
        return sounds;
    }

    private uint KeyOf(int word) => word == 0 ? 0 : Shorten(bags.HashOf(word));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint AllOf(ReadOnlySpan<int> words)
    {
        ulong sum = 0;
        foreach (var word in words)
            sum += bags.HashOf(word);
        return Shorten(ValueDictionary.Mix(sum, 0xD6E8FEB86659FD93UL));
    }

    // The word with the most information, or the one after it; equals are told apart by their letters.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Rarest(ReadOnlySpan<int> words, int rank)
    {
        var best = 0;
        var second = 0;
        foreach (var word in words)
        {
            if (best == 0 || IsRarer(word, best))
                (second, best) = (best, word);
            else if (second == 0 || IsRarer(word, second))
                second = word;
        }

        return rank == 0 ? best : second;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsRarer(int a, int b)
    {
        var difference = bags.Bits16(a) - bags.Bits16(b);
        return difference != 0 ? difference > 0 : bags.Words.Bytes(a).SequenceCompareTo(bags.Words.Bytes(b)) < 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

        return Shorten(ValueDictionary.Mix(key, 0x9E3779B97F4A7C15UL));
    }
}
