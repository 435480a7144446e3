using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>Where one step of a procedure stands.</summary>
public enum StepState
{
    Todo,
    Now,
    Done,
    Failed,
}

/// <summary><c>&lt;n-steps label="Tahap iuran"&gt;</c> around <c>n-step</c>.</summary>
[HtmlTargetElement("n-steps")]
public sealed class StepsPart : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "steps");
        if (Label.Length > 0)
            output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary><c>&lt;n-step title="Dihitung" state="Done"&gt;note&lt;/n-step&gt;</c></summary>
[HtmlTargetElement("n-step")]
public sealed class StepPart(Words words) : TagHelper
{
    public string Title { get; set; } = "";

    public StepState State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var note = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", State.ToString().ToLowerInvariant());
        if (State == StepState.Now)
            output.Attributes.SetAttribute("aria-current", "step");
        var (icon, spoken) = State switch
        {
            StepState.Done => ("check", "selesai"),
            StepState.Now => ("arrow", "sedang berjalan"),
            StepState.Failed => ("cross", "gagal"),
            _ => ("dot", "belum"),
        };
        Markup body = $"""
            {Icons.Of(icon)}<span class="step-title">{Title}<span class="hidden"> ({words[spoken]})</span></span>
            {Markup.When(!note.IsEmptyOrWhiteSpace, $"<span class=\"caption\">{note}</span>")}
            """;
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// <c>&lt;n-progress label value max poll|stream&gt;</c>: long work. With <c>poll</c> the part asks that address every
/// two seconds and is replaced by what comes (the same part, without <c>poll</c> at the end). With <c>stream</c> the
/// address sends events whose data is
/// <c>{"value":n,"max":n,"note":"...","done":bool}</c>; at the end the page is asked for again. Without script there is
/// a link.
/// </summary>
[HtmlTargetElement("n-progress")]
public sealed class ProgressPart(Words words) : TagHelper
{
    public string Label { get; set; } = "";

    public long Value { get; set; }

    public long Max { get; set; }

    public string Poll { get; set; } = "";

    public string Stream { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var note = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress");
        if (Poll.Length > 0)
        {
            output.Attributes.SetAttribute("hx-get", Poll);
            output.Attributes.SetAttribute("hx-trigger", "every 2s");
            output.Attributes.SetAttribute("hx-swap", "outerHTML");
        }
        if (Stream.Length > 0)
            output.Attributes.SetAttribute("data-stream", Stream);
        var (value, max) = (Value.ToString(CultureInfo.InvariantCulture), Max.ToString(CultureInfo.InvariantCulture));
        Markup body = $"""
            <p class="progress-line"><strong>{Label}</strong><span class="number" data-count>{Count()}</span></p>
            <progress aria-label="{Label}"{Markup.When(
                Max > 0,
                $" value=\"{value}\" max=\"{max}\""
            )}>{Count()}</progress>
            <p class="caption" data-note>{note}</p>
            <noscript><a href="">{words["Perbarui tampilan"]}</a></noscript>
            """;
        output.Content.SetHtmlContent(body);
    }

    private string Count() =>
        Max > 0 ? words["{0} dari {1}", Indonesian.Number(Value), Indonesian.Number(Max)] : words["Menyiapkan…"];
}
