using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-head title purpose&gt;</c>: breadcrumb, heading, the one line that says what the page is for, and inside
/// the element the page's action. The first steps of the breadcrumb come from the navigation; deeper ones from
/// <c>n-crumb</c>.
/// </summary>
[HtmlTargetElement("n-head")]
public sealed class HeadPart(Navigation navigation, Shell shell, Words words) : TagHelper
{
    public const string CrumbsKey = "n-crumbs";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Title { get; set; } = "";

    public string Purpose { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var deeper = new List<(string Label, string Url)>();
        context.Items[CrumbsKey] = deeper;
        var actions = await output.GetChildContentAsync();
        shell.Title = Title;
        var purpose = Markup.When(Purpose.Length > 0, $"<p class=\"purpose\">{Purpose}</p>");
        var buttons = Markup.When(!actions.IsEmptyOrWhiteSpace, $"<div class=\"actions\">{actions}</div>");
        Markup head = $"""
            {Breadcrumb([.. FromNavigation(), .. deeper])}
            <div class="head-row"><div class="head-words"><h1>{Title}</h1>{purpose}</div>{buttons}</div>
            """;
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "head");
        output.Content.SetHtmlContent(head);
    }

    private List<(string Label, string Url)> FromNavigation()
    {
        if (shell.UserName.Length == 0)
            return []; // a visitor has no menu to be inside of
        var path = ViewContext.HttpContext.Request.Path.Value ?? "/";
        if (Navigation.Nearest(path, navigation.For(shell)) is var (task, link))
            return [(words[task.Name], ""), (words[link.Label], path == link.Url ? "" : link.Url)];
        return [];
    }

    private IHtmlContent Breadcrumb(List<(string Label, string Url)> crumbs)
    {
        if (crumbs.Count == 0)
            return Markup.Empty;
        var items = crumbs.Select(crumb =>
            crumb.Url.Length > 0 && PageRights.MayOpen(crumb.Url, shell)
                ? Markup.Of($"<li><a href=\"{crumb.Url}\">{crumb.Label}</a></li>")
                : Markup.Of($"<li>{crumb.Label}</li>")
        );
        Markup trail = $"<nav class=\"crumbs\" aria-label=\"{words["Jejak halaman"]}\"><ol>{items}</ol></nav>";
        return trail;
    }
}

/// <summary>
/// <c>&lt;n-crumb href="/people"&gt;Peserta&lt;/n-crumb&gt;</c> inside <c>n-head</c>; without <c>href</c> it is the
/// page itself.
/// </summary>
[HtmlTargetElement("n-crumb", ParentTag = "n-head")]
public sealed class CrumbPart : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = System.Net.WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent()).Trim();
        if (context.Items.TryGetValue(HeadPart.CrumbsKey, out var list))
            ((List<(string, string)>)list).Add((label, Href));
        output.SuppressOutput();
    }
}
