using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.Core;

namespace Naungan.App.Platform.Web.Parts;

/// <summary><c>&lt;n-badge tone="Ok"&gt;Diterima&lt;/n-badge&gt;</c>: a state in one or two words, with icon.</summary>
[HtmlTargetElement("n-badge")]
public sealed class BadgePart : TagHelper
{
    public Tone Tone { get; set; } = Tone.Plain;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"badge {Tone.Css()}");
        output.PreContent.SetHtmlContent(Icons.Of(Tone.Icon()));
    }
}

/// <summary>
/// <c>&lt;n-alert tone="Stop" title="..."&gt;what to do&lt;/n-alert&gt;</c>: a message inside a page.
/// </summary>
[HtmlTargetElement("n-alert")]
public sealed class AlertPart(Words words) : TagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Write(output, Tone, words, Title, $"{content}");
    }

    internal static void Write(TagHelperOutput output, Tone tone, Words words, string title, Markup content)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"alert {tone.Css()}");
        if (tone == Tone.Stop)
            output.Attributes.SetAttribute("role", "alert");
        Markup body = $"""
            {Icons.Of(tone == Tone.Wait ? "warning" : tone.Icon())}
            <div><span class="hidden">{words[tone.Spoken()]} </span>{Markup.When(
                title.Length > 0,
                $"<p class=\"alert-title\">{title}</p>"
            )}{content}</div>
            """;
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// <c>&lt;n-refusal of="@Model.Refusal" /&gt;</c>: what a use case answered when it said no; nothing when it did not.
/// </summary>
[HtmlTargetElement("n-refusal", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RefusalPart(Words words) : TagHelper
{
    public Refusal? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is null)
        {
            output.SuppressOutput();
            return;
        }
        output.Attributes.SetAttribute("data-reason", Of.Reason);
        AlertPart.Write(output, Tone.Stop, words, words["Belum dapat dilakukan"], $"<p>{Of.Message}</p>");
    }
}

/// <summary>
/// <c>&lt;n-empty title="..."&gt;what to do first&lt;/n-empty&gt;</c>: teaches, where a list has no rows yet.
/// </summary>
[HtmlTargetElement("n-empty")]
public sealed class EmptyPart : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        Markup body = $"{Icons.Mark}<p class=\"empty-title\">{Title}</p>{content}";
        output.Content.SetHtmlContent(body);
    }
}
