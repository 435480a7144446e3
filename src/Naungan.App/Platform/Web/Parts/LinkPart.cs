using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// A link to a page the user may not open stays as words; a button to one is left out. Written as any link:
/// <c>&lt;a href="/intake"&gt;</c>.
/// </summary>
[HtmlTargetElement("a", Attributes = "href")]
public sealed class LinkPart(Shell shell) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var href = output.Attributes["href"]?.Value?.ToString() ?? "";
        if (!href.StartsWith('/') || PageRights.MayOpen(href, shell))
            return;
        var classes = output.Attributes["class"]?.Value?.ToString() ?? "";
        if (classes.Split(' ').Contains("button"))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.Attributes.RemoveAll("href");
    }
}
