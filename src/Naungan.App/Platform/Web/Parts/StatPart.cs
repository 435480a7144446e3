using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Money;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-stat label number|money|value href note&gt;</c>: one figure that leads to its rows. Put several in
/// <c>&lt;div class="stats"&gt;</c>.
/// </summary>
[HtmlTargetElement("n-stat", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatPart(Words words, Shell shell) : TagHelper
{
    public string Label { get; set; } = "";

    public string Value { get; set; } = "";

    public long? Number { get; set; }

    public Rupiah? Money { get; set; }

    public string Href { get; set; } = "";

    public string Note { get; set; } = "";

    public Tone Tone { get; set; } = Tone.Plain;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        if (Href.StartsWith('/') && !PageRights.MayOpen(Href, shell))
            Href = "";
        output.TagName = Href.Length > 0 ? "a" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"stat {Tone.Css()}");
        if (Href.Length > 0)
            output.Attributes.SetAttribute("href", Href);
        Markup body = $"""
            <span class="stat-label">{Markup.When(Tone != Tone.Plain, $"{Icons.Of(Tone.Icon())}")}{Label}</span>
            <strong class="stat-value">{Figure()}</strong>
            {Markup.When(Note.Length > 0, $"<span class=\"stat-note\">{Note}</span>")}{inside}
            {Markup.When(
                Href.Length > 0,
                $"<span class=\"stat-more\">{words["Lihat rinciannya"]}{Icons.Of("arrow")}</span>"
            )}
            """;
        output.Content.SetHtmlContent(body);
    }

    private Markup Figure()
    {
        if (Money is { } money)
            return MoneyPart.Headline(money);
        return $"{(Number is { } number ? Indonesian.Number(number) : Value)}";
    }
}
