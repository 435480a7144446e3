using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Naungan.Linkage.Reading;

/// <summary>How the bytes of a field are made comparable before they are numbered.</summary>
public enum FieldKind
{
    /// <summary>Kept as it is but for the space around it: record ids and encoded values.</summary>
    Raw,

    /// <summary>Upper case, accents off, runs of space made one.</summary>
    Text,

    /// <summary>Digits only: NIK, phone, account and card numbers.</summary>
    Digits,

    /// <summary>
    /// Digits without the country code or the leading zero: 0812…, 62812… and +62 812… are one number.
    /// </summary>
    Phone,

    /// <summary>M or F, from the words and letters used in Indonesian and English lists.</summary>
    Sex,
}

/// <summary>Normalises single fields as they are read, so that equal values get equal numbers.</summary>
internal static class FieldText
{
    private static readonly byte[] Upper = BuildUpper();

    /// <summary>
    /// Writes the normal form into <paramref name="target"/> and returns its length; 0 means missing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Normalise(FieldKind kind, ReadOnlySpan<byte> field, Span<byte> target)
    {
        if (field.Length > ValueDictionary.ValueBytesMax)
            field = field[..ValueDictionary.ValueBytesMax];
        var length = kind switch
        {
            FieldKind.Text => Text(field, target),
            FieldKind.Digits => Digits(field, target),
            FieldKind.Phone => Phone(field, target),
            FieldKind.Sex => Sex(field, target),
            _ => Raw(field, target),
        };
        return length is > 0 and <= 4 && IsMissing(target[..length]) ? 0 : length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Text(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var upper = Upper;
        var at = 0;
        var space = false;
        foreach (var b in field)
        {
            var u = upper[b];
            if (u == 1)
                return Accented(field, target);
            if (u == (byte)' ')
            {
                space = at > 0;
                continue;
            }

            if (space)
            {
                target[at++] = (byte)' ';
                space = false;
            }

            target[at++] = u;
        }

        return at;
    }

    // Letters beyond ASCII are rare: they take the slow way through Unicode decomposition.
    private static int Accented(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var plain = new StringBuilder(field.Length);
        foreach (var c in Encoding.UTF8.GetString(field).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(char.IsWhiteSpace(c) ? ' ' : char.ToUpperInvariant(c));
        }

        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bytes = Encoding.UTF8.GetBytes(string.Join(' ', words));
        var length = Math.Min(bytes.Length, Math.Min(target.Length, ValueDictionary.ValueBytesMax));
        bytes.AsSpan(0, length).CopyTo(target);
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Digits(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var at = 0;
        foreach (var b in field)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
                target[at++] = b;
            else if ((b | 0x20) == 'e' && at > 0)
                return 0; // 6.40203E+15: a spreadsheet has already thrown the digits away.
        }

        return target[..at].ContainsAnyExcept((byte)'0') ? at : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Phone(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var length = Digits(field, target);
        var prefix = target[..length].StartsWith("62"u8) && length > 9 ? 2 : 0;
        while (prefix < length && target[prefix] == (byte)'0')
            prefix++;
        target[prefix..length].CopyTo(target);
        return length - prefix;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sex(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var length = Text(field, target);
        if (length == 0)
            return 0;
        var isMale = target[0] is (byte)'L' or (byte)'M' or (byte)'1' || target[..length].StartsWith("PRIA"u8);
        var isFemale = target[0] is (byte)'P' or (byte)'W' or (byte)'F' or (byte)'2';
        if (!isMale && !isFemale)
            return 0;
        target[0] = isMale ? (byte)'M' : (byte)'F';
        return 1;
    }

    private static int Raw(ReadOnlySpan<byte> field, Span<byte> target)
    {
        var trimmed = field.Trim(" \t"u8);
        trimmed.CopyTo(target);
        return trimmed.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsMissing(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("-"u8)
        || value.SequenceEqual("NULL"u8)
        || value.SequenceEqual("NAN"u8)
        || value.SequenceEqual("N/A"u8)
        || value.SequenceEqual("NA"u8)
        || value.SequenceEqual("\\N"u8);

    private static byte[] BuildUpper()
    {
        var map = new byte[256];
        for (var i = 0; i < 128; i++)
            map[i] = i <= 32 ? (byte)' ' : (byte)char.ToUpperInvariant((char)i);
        Array.Fill(map, (byte)1, 128, 128);
        return map;
    }
}
