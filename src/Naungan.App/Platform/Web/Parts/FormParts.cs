using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-filter&gt;</c> around fields: a GET form, so that a filtered list has an address of its own.
/// </summary>
[HtmlTargetElement("n-filter")]
public sealed class FilterPart(Words words, Shell shell) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "filter");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", shell.Landmark(Label.Length > 0 ? Label : words["Saring daftar"]));
        var clear = Markup.When(
            request.Query.Keys.Any(key => key != "hal"),
            $"<a href=\"{request.Path.Value}\">{words["Hapus saringan"]}</a>"
        );
        Markup body =
            $"{fields}<div class=\"filter-actions\"><button>{Icons.Of("search")}{words["Terapkan"]}</button>{clear}</div>";
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// <c>&lt;n-dialog id="hapus" title="..."&gt;</c>, opened by <c>&lt;a class="button" href="#hapus" data-dialog&gt;</c>:
/// a native dialog; without script the link's address shows it.
/// </summary>
[HtmlTargetElement("n-dialog")]
public sealed class DialogPart(Words words) : TagHelper
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "dialog";
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", Id + "-title");
        Markup body = $"""
            <h2 id="{Id}-title">{Title}</h2>{content}
            <p class="button-row"><a class="button" href="#isi" data-close>{words["Tutup"]}</a></p>
            """;
        output.Content.SetHtmlContent(body);
    }
}
