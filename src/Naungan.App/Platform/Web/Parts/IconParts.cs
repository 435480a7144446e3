using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary><c>&lt;n-icon name="check" /&gt;</c>: decorative, always beside words.</summary>
[HtmlTargetElement("n-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconPart : TagHelper
{
    public string Name { get; set; } = "dot";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Of(Name));
    }
}

/// <summary><c>&lt;n-mark /&gt;</c>: the mark of Naungan.</summary>
[HtmlTargetElement("n-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkPart : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Mark);
    }
}
