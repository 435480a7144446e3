using System.Text.RegularExpressions;

namespace Naungan.Core.Identity;

/// <summary>
/// A region code as the Ministry of Home Affairs writes it: "64", "64.02", "64.02.06", "64.02.06.2001".
/// </summary>
public readonly partial record struct RegionCode : IComparable<RegionCode>, IParsable<RegionCode>
{
    private readonly string? _code;

    private RegionCode(string code) => _code = code;

    public string Code => _code ?? "";

    public RegionCode? Parent => Code.LastIndexOf('.') is var dot and > 0 ? new RegionCode(Code[..dot]) : null;

    public bool IsWithin(RegionCode other) =>
        Code == other.Code || Code.StartsWith(other.Code + ".", StringComparison.Ordinal);

    public static bool TryParse(string? text, out RegionCode code)
    {
        code = text is not null && Form().IsMatch(text) ? new RegionCode(text) : default;
        return code._code is not null;
    }

    public static RegionCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is not a region code such as 64.02.");

    static RegionCode IParsable<RegionCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<RegionCode>.TryParse(string? s, IFormatProvider? provider, out RegionCode result) =>
        TryParse(s, out result);

    public int CompareTo(RegionCode other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;

    [GeneratedRegex(@"^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
