using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-chart chart="@c" /&gt;</c>: a chart under its message, and its table. It asks the frame for its script.
/// </summary>
[HtmlTargetElement("n-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartPart(Words words, Shell shell) : TagHelper
{
    public Chart Chart { get; set; } = new("", ChartKind.Bar, "", [], []);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        shell.HasChart = true;
        Figure(output, Chart.Title, Chart.Unit);
        Markup body = $"""
            <div class="chart-canvas" aria-hidden="true" data-chart></div>{Json(Chart)}
            <details><summary>{words["Lihat sebagai tabel"]}</summary>{Table()}</details>
            """;
        output.Content.AppendHtml(body);
    }

    internal static void Figure(TagHelperOutput output, string title, string unit)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        Markup caption =
            $"<figcaption><span class=\"chart-title\">{title}</span><span class=\"caption\">{unit}</span></figcaption>";
        output.Content.SetHtmlContent(caption);
    }

    /// <summary>
    /// Data for the script as a block the browser does not run. The default serializer writes <c>&lt;</c>, <c>&gt;</c>
    /// and
    /// <c>&amp;</c> as \u escapes, so no value can end the block.
    /// </summary>
    internal static IHtmlContent Json<T>(T value) =>
        new HtmlString(
            $"<script type=\"application/json\">{JsonSerializer.Serialize(value, JsonSerializerOptions.Web)}</script>"
        );

    private Markup Table()
    {
        var heads = Chart.Series.Select(series => Markup.Of($"<th scope=\"col\" class=\"number\">{series.Name}</th>"));
        var rows = Chart.Categories.Select((category, row) => Row(category, row));
        Markup table = $"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>";
        return $"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{shell.Landmark(Chart.Title)}\">{table}</div>";
    }

    private Markup Row(string category, int row)
    {
        var cells = Chart.Series.Select(series =>
            Markup.Of(
                $"<td class=\"number\">{(series.Values[row] is { } value ? Indonesian.Number(value, 2) : "–")}</td>"
            )
        );
        return $"<tr><th scope=\"row\">{category}</th>{cells}</tr>";
    }
}

/// <summary><c>&lt;n-map map="@m" /&gt;</c>: a map of one figure with the list of places beside it.</summary>
[HtmlTargetElement("n-map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MapPart(Words words, Shell shell) : TagHelper
{
    public RegionMap Map { get; set; } = new("", "", []);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ChartPart.Figure(output, Map.Title, Map.Unit);
        if (Map.Places.Count == 0)
            return;
        shell.HasChart = true;
        var rows = Map.Places.OrderByDescending(place => place.Value).Select(Row);
        Markup heads = $"<th scope=\"col\">{words["Wilayah"]}</th><th scope=\"col\" class=\"number\">{Map.Unit}</th>";
        Markup table = $"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>";
        var schematic = Markup.When(
            MapPlace.IsSchematic(Map),
            $"<p class=\"caption\">{words["Letak skematis: urut kode wilayah, bukan jarak sebenarnya."]}</p>"
        );
        var data = ChartPart.Json(Map with { Places = MapPlace.Placed(Map) });
        Markup body = $"""
            <div class="map-pair"><div><div class="chart-canvas map" aria-hidden="true" data-map></div>{data}{schematic}</div>
            <div class="table wide" role="region" tabindex="0" aria-label="{shell.Landmark(
                Map.Title
            )}">{table}</div></div>
            """;
        output.Content.AppendHtml(body);
    }

    private Markup Row(MapPlace place)
    {
        var name =
            place.Href.Length > 0 && PageRights.MayOpen(place.Href, shell)
                ? Markup.Of($"<a href=\"{place.Href}\">{place.Name}</a>")
                : $"{place.Name}";
        return $"<tr><th scope=\"row\">{name}</th><td class=\"number\">{Indonesian.Number(place.Value, 2)}</td></tr>";
    }
}

/// <summary>
/// <c>&lt;n-bars label unit bars="@b" /&gt;</c>: bars of a few dozen names, drawn by the server: nothing to load,
/// prints as it is. Each bar leads to its rows.
/// </summary>
[HtmlTargetElement("n-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarsPart(Shell shell) : TagHelper
{
    public string Label { get; set; } = "";

    public string Unit { get; set; } = "";

    public IReadOnlyList<Bar> Bars { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ChartPart.Figure(output, Label, Unit);
        var largest = Math.Max(1, Bars.Select(bar => bar.Value).DefaultIfEmpty().Max());
        Markup body = $"<ul class=\"bars\">{Bars.Select(bar => One(bar, largest))}</ul>";
        output.Content.AppendHtml(body);
    }

    private Markup One(Bar bar, long largest)
    {
        var whole = Math.Max(1, bar.Of ?? largest);
        // At least a hair, so that one person among thousands is still seen.
        var width = bar.Value <= 0 ? 0 : Math.Clamp(Math.Round(100m * bar.Value / whole, 2), 0.4m, 100);
        var percent = width.ToString(CultureInfo.InvariantCulture) + "%";
        Markup track = $"<rect class=\"track\" width=\"100%\" height=\"100%\" rx=\"3\"/>";
        Markup drawn =
            $"<svg aria-hidden=\"true\" focusable=\"false\">{track}<rect width=\"{percent}\" height=\"100%\" rx=\"3\"/></svg>";
        var name =
            bar.Href.Length > 0 && PageRights.MayOpen(bar.Href, shell)
                ? Markup.Of($"<a href=\"{bar.Href}\">{bar.Label}</a>")
                : $"{bar.Label}";
        var text = bar.Text.Length > 0 ? bar.Text : Indonesian.Number(bar.Value);
        return $"<li><span>{name}</span>{drawn}<span class=\"number\">{text}</span></li>";
    }
}
