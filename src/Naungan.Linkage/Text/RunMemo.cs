using System.Runtime.CompilerServices;
using System.Text;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Text;

/// <summary>Runs of letters or digits and the words they stand for, remembered.</summary>
internal sealed class RunMemo(ValueDictionary words, WordStyle style)
{
    public const byte Other = 0;
    public const byte Letter = 1;
    public const byte Digit = 2;

    /// <summary>A byte beyond ASCII, which has to be looked at as a character.</summary>
    public const byte Foreign = 3;

    private const int Unknown = -1;

    private static readonly byte[] Kinds =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(b =>
                b >= 128 ? Foreign
                : char.IsAsciiDigit((char)b) ? Digit
                : char.IsAsciiLetter((char)b) ? Letter
                : Other
            ),
    ];

    private readonly ValueDictionary _raw = new();
    private int[] _wordOf = [0];

    public static byte KindOf(byte b) => Kinds[b];

    /// <summary>The number of a word; 0 when it says nothing (street, RT), -1 when new and not to be learnt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int WordOf(ReadOnlySpan<byte> raw, bool learn)
    {
        var number = learn ? _raw.GetOrAdd(raw) : _raw.Find(raw);
        if (number == 0)
            return Unknown;
        if (number >= _wordOf.Length)
        {
            var known = _wordOf.Length;
            Array.Resize(ref _wordOf, Math.Max(256, known * 2));
            _wordOf.AsSpan(known).Fill(Unknown);
        }

        if (_wordOf[number] == Unknown)
        {
            var pieces = WordSplitter.Split(Encoding.UTF8.GetString(raw), style);
            _wordOf[number] = pieces.Count == 1 ? words.GetOrAdd(pieces[0]) : 0;
        }

        return _wordOf[number];
    }
}
