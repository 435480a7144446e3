using System.Collections.Frozen;
using System.Globalization;

namespace Naungan.App.Platform.Web;

/// <summary>
/// The words of the pages: <c>T["Simpan"]</c>. The Indonesian sentence is the key and the default; English comes from
/// the
/// <c>en.txt</c> beside each feature's pages (lines of <c>Simpan = Save</c>). Names that come as codes from the data,
/// <c>T["run." + state]</c>, have their Indonesian in an <c>id.txt</c> of the same form. Numbers, money and dates stay
/// written the Indonesian way in both, as they stand on the papers.
/// </summary>
public sealed class Words(IHttpContextAccessor accessor)
{
    public const string Cookie = "naungan-bahasa";
    private static readonly FrozenDictionary<string, string> _english = Read("en.txt");
    private static readonly FrozenDictionary<string, string> _codes = Read("id.txt");

    public bool IsEnglish { get; } = accessor.HttpContext?.Request.Cookies[Cookie] == "en";

    /// <summary>For <c>&lt;html lang&gt;</c>.</summary>
    public string Language => IsEnglish ? "en" : "id";

    public string this[string indonesian] =>
        (IsEnglish ? English(indonesian) : null) ?? _codes.GetValueOrDefault(indonesian, indonesian);

    public string this[string indonesian, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, this[indonesian], values);

    /// <summary>The English of an Indonesian sentence or a code, when it has one.</summary>
    public static string? English(string indonesian) => _english.GetValueOrDefault(indonesian);

    /// <summary>The Indonesian of a code, or the code itself; for papers, which are Indonesian.</summary>
    public static string OfCode(string code) => _codes.GetValueOrDefault(code, code);

    private static FrozenDictionary<string, string> Read(string file)
    {
        var assembly = typeof(Words).Assembly;
        var words = new Dictionary<string, string>();
        var names = assembly.GetManifestResourceNames().Where(name => name.EndsWith(file, StringComparison.Ordinal));
        foreach (var name in names.Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Split(" = ", 2) is [var key, var text])
                    words[key.Trim()] = text.Trim();
            }
        }
        return words.ToFrozenDictionary();
    }
}
