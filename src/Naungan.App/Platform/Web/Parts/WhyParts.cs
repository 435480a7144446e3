using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-why&gt;</c> around <c>n-because</c>: the rules behind a result, in order of use, with their law. <c>open</c> shows it unfolded.
/// </summary>
[HtmlTargetElement("n-why")]
public sealed class WhyPart(Words words) : TagHelper
{
    public string Title { get; set; } = "";

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var reasons = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "why");
        if (Open)
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        var title = Title.Length > 0 ? Title : words["Mengapa demikian?"];
        Markup body = $"<summary>{Icons.Of("book")}{title}</summary><ol>{reasons}</ol>";
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// One reason: <c>&lt;n-because value="Rp16.800" source="PP 44/2015" article="Pasal 18" confidence="read"&gt;words&lt;/n-because&gt;</c>. The
/// confidence of law files (read, reported, unverified) is shown in Indonesian, never hidden.
/// </summary>
[HtmlTargetElement("n-because")]
public sealed class BecausePart(Words words) : TagHelper
{
    public string Path { get; set; } = "";

    public string Value { get; set; } = "";

    public string Source { get; set; } = "";

    public string Article { get; set; } = "";

    public string Confidence { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var value = Markup.When(Value.Length > 0, $"<strong class=\"why-value\">{Value}</strong>");
        var path = Markup.When(Path.Length > 0, $"<code class=\"why-path\">{Path}</code>");
        Markup body = $"""
            <p class="why-words">{content}{value}</p>
            <p class="why-law"><cite>{Source}</cite>{Markup.When(
                Article.Length > 0,
                $", {Article}"
            )}{ConfidenceBadge()}{path}</p>
            """;
        output.Content.SetHtmlContent(body);
    }

    private Markup ConfidenceBadge()
    {
        var (tone, label) = Confidence switch
        {
            "read" => (Tone.Ok, "terbaca"),
            "reported" => (Tone.Info, "diberitakan"),
            "unverified" => (Tone.Wait, "belum terverifikasi"),
            _ => (Tone.Plain, ""),
        };
        return Markup.When(
            label.Length > 0,
            $"<span class=\"badge {tone.Css()}\">{Icons.Of(tone.Icon())}{words[label]}</span>"
        );
    }
}
