using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-table caption="..."&gt;</c> around plain <c>thead</c> and <c>tbody</c>. On a wide screen it scrolls inside
/// a frame that the keyboard reaches; on a phone each row becomes a card whose cells carry the words of their column.
/// <c>class="number"</c> on a
/// <c>th</c> is taken over by its cells. <c>wide</c> keeps it a table on phones too.
/// </summary>
[HtmlTargetElement("n-table")]
public sealed class TablePart(Shell shell) : TagHelper
{
    public string Caption { get; set; } = "";

    public bool Wide { get; set; }

    /// <summary>
    /// Shows the caption; otherwise it is there for screen readers only, below a heading that says the same.
    /// </summary>
    public bool ShowCaption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableColumns)] = new TableColumns();
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide ? "table wide" : "table stack");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", shell.Landmark(Caption));
        var captionClass = ShowCaption ? "" : "hidden";
        // Roles are said aloud because phones show the table as blocks, which takes the roles away.
        Markup table = $"<table role=\"table\"><caption class=\"{captionClass}\">{Caption}</caption>{rows}</table>";
        output.Content.SetHtmlContent(table);
    }
}

/// <summary>The columns of the table being written, and the column of the cell that comes next.</summary>
public sealed class TableColumns
{
    public List<(string Label, bool IsNumber)> Columns { get; } = [];

    public int Next { get; set; }
}

/// <summary>Starts a row of an <c>n-table</c>.</summary>
[HtmlTargetElement("tr")]
public sealed class RowPart : TagHelper
{
    public override int Order => -1000;

    public override void Init(TagHelperContext context)
    {
        if (context.Items.TryGetValue(typeof(TableColumns), out var columns))
            ((TableColumns)columns).Next = 0;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(typeof(TableColumns)))
            output.Attributes.SetAttribute("role", "row");
    }
}

/// <summary>
/// Names columns (<c>th</c> in <c>thead</c>) and labels cells with their column (<c>td</c>, and <c>th scope="row"</c>).
/// <c>&lt;th sort="nama"&gt;</c> makes the head a link to the same list in that order: <c>?urut=nama</c>, again
/// <c>?urut=-nama</c>.
/// </summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed partial class CellPart : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string? Sort { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableColumns), out var found))
            return;
        var table = (TableColumns)found;
        var isColumnHead = context.TagName == "th" && output.Attributes["scope"]?.Value?.ToString() != "row";
        if (isColumnHead)
            await NameColumn(table, output);
        else
            LabelCell(table, context.TagName, output);
    }

    private async Task NameColumn(TableColumns table, TagHelperOutput output)
    {
        var content = (await output.GetChildContentAsync()).GetContent();
        var label = System.Net.WebUtility.HtmlDecode(Tags().Replace(content, "")).Trim();
        table.Columns.Add((label, Classes(output).Contains("number", StringComparison.Ordinal)));
        output.Attributes.SetAttribute("scope", "col");
        output.Attributes.SetAttribute("role", "columnheader");
        if (Sort is not null)
            LinkToOrder(Sort, output, content);
    }

    private void LinkToOrder(string column, TagHelperOutput output, string content)
    {
        var order = ViewContext.HttpContext.Request.Query["urut"].ToString();
        var (isUp, isDown) = (order == column, order == "-" + column);
        if (isUp || isDown)
            output.Attributes.SetAttribute("aria-sort", isUp ? "ascending" : "descending");
        var address = ListAddress.With(ViewContext.HttpContext.Request, "urut", isUp ? "-" + column : column);
        var arrow = (isUp, isDown) switch
        {
            (true, _) => "sort-up",
            (_, true) => "sort-down",
            _ => "sort",
        };
        Markup link = $"<a class=\"sort\" href=\"{address}\">{new HtmlString(content)}{Icons.Of(arrow)}</a>";
        output.Content.SetHtmlContent(link);
    }

    private static void LabelCell(TableColumns table, string tag, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("role", tag == "th" ? "rowheader" : "cell");
        if (table.Next < table.Columns.Count)
        {
            var (label, isNumber) = table.Columns[table.Next];
            if (label.Length > 0 && output.Attributes["colspan"] is null)
                output.Attributes.SetAttribute("data-label", label);
            if (isNumber && !Classes(output).Contains("number", StringComparison.Ordinal))
                output.Attributes.SetAttribute("class", (Classes(output) + " number").Trim());
        }
        var span = output.Attributes["colspan"]?.Value?.ToString();
        table.Next += int.TryParse(span, CultureInfo.InvariantCulture, out var columns) ? columns : 1;
    }

    private static string Classes(TagHelperOutput output) => output.Attributes["class"]?.Value?.ToString() ?? "";

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
