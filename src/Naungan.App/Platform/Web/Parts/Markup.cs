using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// HTML from an interpolated string whose holes are encoded: <c>Markup m = $"&lt;p&gt;{text}&lt;/p&gt;"</c>. Only the
/// literal parts, which the compiler knows, are taken as HTML; another <see cref="IHtmlContent"/> in a hole stays as it
/// is.
/// </summary>
[InterpolatedStringHandler]
public sealed class Markup(int literalLength, int formattedCount) : IHtmlContent
{
    private readonly HtmlContentBuilder _content = new(literalLength == 0 ? 1 : (formattedCount * 2) + 1);

    public static Markup Empty => $"";

    public void AppendLiteral(string literal) => _content.AppendHtml(literal);

    public void AppendFormatted(IHtmlContent? content) => _content.AppendHtml(content);

    public void AppendFormatted(string? text) => _content.Append(text);

    public void AppendFormatted(int number) => _content.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
            _content.AppendHtml(part);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => _content.WriteTo(writer, encoder);

    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>
    /// Says that an interpolated string is meant as markup where the compiler would take it for text.
    /// </summary>
    public static Markup Of(Markup markup) => markup;

    /// <summary>The markup when <paramref name="wanted"/>, else nothing.</summary>
    public static Markup When(bool wanted, Markup markup) => wanted ? markup : Empty;
}
