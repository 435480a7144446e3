using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// Which rows of a list a page shows. In addresses the page is <c>hal</c>: <c>page</c> is taken by Razor Pages.
/// </summary>
public sealed record Paging(int Page, int Size, long Total)
{
    public const int SizeDefault = 50;

    public long Offset => (Page - 1L) * Size;

    public int Pages => (int)Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The page asked for, at least 1; beyond the last one a list shows that it is empty.</summary>
    public static int Asked(HttpRequest request) =>
        int.TryParse(request.Query["hal"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
            ? Math.Min(page, 1_000_000)
            : 1;

    public static Paging Of(HttpRequest request, long total, int size = SizeDefault) =>
        new(Asked(request), size, total);
}

/// <summary>
/// <c>&lt;n-pages paging="@Model.Paging" /&gt;</c>: first, before, next, last, and how many; keeps the filters of the
/// address.
/// </summary>
[HtmlTargetElement("n-pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagesPart(Words words, Shell shell) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Paging Paging { get; set; } = new(1, Paging.SizeDefault, 0);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pages");
        output.Attributes.SetAttribute("aria-label", shell.Landmark(words["Halaman daftar"]));
        var first = Math.Min(Paging.Offset + 1, Paging.Total);
        var last = Math.Min(Paging.Offset + Paging.Size, Paging.Total);
        var shown = words[
            "{0}–{1} dari {2} baris",
            Indonesian.Number(first),
            Indonesian.Number(last),
            Indonesian.Number(Paging.Total)
        ];
        Markup body = $"""
            <p class="small">{shown}</p>
            <ul>{Step("Pertama", 1, Paging.Page > 1)}{Step("Sebelumnya", Paging.Page - 1, Paging.Page > 1)}
            <li aria-current="page">{words[
                "Halaman {0} dari {1}",
                Indonesian.Number(Paging.Page),
                Indonesian.Number(Paging.Pages)
            ]}</li>
            {Step("Berikutnya", Paging.Page + 1, Paging.Page < Paging.Pages)}{Step(
                "Terakhir",
                Paging.Pages,
                Paging.Page < Paging.Pages
            )}</ul>
            """;
        output.Content.SetHtmlContent(body);
    }

    private Markup Step(string label, int page, bool isOpen) =>
        Markup.When(isOpen, $"<li><a class=\"button small\" href=\"{Address(page)}\">{words[label]}</a></li>");

    private string Address(int page) =>
        ListAddress.With(ViewContext.HttpContext.Request, "hal", page.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// The address of the same list with one thing changed; a new order or filter begins at the first page again.
/// </summary>
public static class ListAddress
{
    public static string With(HttpRequest request, string key, string value)
    {
        var kept = request.Query.Where(pair => pair.Key != key && pair.Key != "hal");
        var query = new QueryBuilder(kept.SelectMany(Flatten)) { { key, value } };
        return request.Path + query.ToQueryString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(
        KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> pair
    ) => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""));
}
