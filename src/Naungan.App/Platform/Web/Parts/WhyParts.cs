using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-why of="@result.Explanation" /&gt;</c>: the values of law behind a result, in order of use; or around
/// <c>n-because</c> for other reasons. <c>open</c> shows it unfolded.
/// </summary>
[HtmlTargetElement("n-why")]
public sealed class WhyPart(Words words) : TagHelper
{
    public string Title { get; set; } = "";

    public bool Open { get; set; }

    public Explanation Of { get; set; } = Explanation.None;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var reasons = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "why");
        if (Open)
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        var cited = Of.Select(citation => Markup.Of($"<li>{BecausePart.Cited(citation, words)}</li>"));
        var title = Title.Length > 0 ? Title : words["Mengapa demikian?"];
        Markup body = $"<summary>{Icons.Of("book")}{title}</summary><ol>{cited}{reasons}</ol>";
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// One reason: <c>&lt;n-because value="Rp16.800" source="PP 44/2015" article="Pasal 18"
/// confidence="read"&gt;words&lt;/n-because&gt;</c>. The confidence of law files (read, reported, unverified) is shown
/// in Indonesian, never hidden.
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
        output.Content.SetHtmlContent(Body($"{content}", Value, $"{Source}", Article, Badge(Confidence, words), Path));
    }

    /// <summary>
    /// The name of the value is the last word of its path; the whole path stands below for those who know the files.
    /// </summary>
    internal static Markup Cited(Citation citation, Words words)
    {
        var name = citation.Path[(citation.Path.LastIndexOfAny(['.', '/']) + 1)..].Replace('_', ' ').Replace('-', ' ');
        var since = words["berlaku sejak {0}", Indonesian.Day(citation.From)];
        Markup source = $"<abbr title=\"{citation.SourceTitle}\">{citation.Source}</abbr>";
        var badge = Badge(citation.Confidence.ToString().ToLowerInvariant(), words);
        return Body(
            $"{name} <span class=\"caption\">({since})</span>",
            Figure(citation),
            source,
            citation.Article,
            badge,
            citation.Path
        );
    }

    private static string Figure(Citation citation) =>
        citation.Unit == LawUnit.Rupiah
        && long.TryParse(citation.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rupiah)
            ? new Rupiah(rupiah).ToString()
            : citation.Value;

    private static Markup Body(Markup what, string value, Markup source, string article, Markup badge, string path)
    {
        var figure = Markup.When(value.Length > 0, $"<strong class=\"why-value\">{value}</strong>");
        var where = Markup.When(article.Length > 0, $", {article}");
        var file = Markup.When(path.Length > 0, $"<code class=\"why-path\">{path}</code>");
        return $"""
            <p class="why-words"><span>{what}</span>{figure}</p>
            <p class="why-law"><cite>{source}</cite>{where}{badge}{file}</p>
            """;
    }

    /// <summary>How sure a value is: read in the instrument, reported by others, or seen nowhere yet.</summary>
    internal static Markup Badge(string confidence, Words words)
    {
        var (tone, label) = confidence switch
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
