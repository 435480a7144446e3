using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Platform.Web.Parts;

/// <summary><c>&lt;n-facts&gt;</c> around <c>n-fact</c>: names and values of one thing.</summary>
[HtmlTargetElement("n-facts")]
public sealed class FactsPart : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "facts");
    }
}

/// <summary><c>&lt;n-fact label="Nomor SK"&gt;value&lt;/n-fact&gt;</c></summary>
[HtmlTargetElement("n-fact")]
public sealed class FactPart : TagHelper
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = null;
        Markup fact = $"<dt>{Label}</dt><dd>{value}</dd>";
        output.Content.SetHtmlContent(fact);
    }
}

/// <summary>
/// <c>&lt;n-date day="@d" /&gt;</c> or <c>&lt;n-date instant="@i" /&gt;</c>: for people in words, for machines in ISO
/// form.
/// </summary>
[HtmlTargetElement("n-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DatePart(Shell shell) : TagHelper
{
    public DateOnly? Day { get; set; }

    public DateTimeOffset? Instant { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        var (machine, written) = (Day, Instant) switch
        {
            ({ } day, _) => ($"{day:yyyy-MM-dd}", Indonesian.Day(day)),
            (_, { } instant) => (
                $"{instant.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
                Indonesian.Instant(instant, shell.ClockOffset)
            ),
            _ => ("", "–"),
        };
        if (machine.Length > 0)
            output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(written);
    }
}

/// <summary>
/// <c>&lt;n-timeline&gt;</c> around <c>n-event</c>: what happened, oldest or newest first as the page decides.
/// </summary>
[HtmlTargetElement("n-timeline")]
public sealed class TimelinePart : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "timeline");
    }
}

/// <summary><c>&lt;n-event title="SK ditetapkan" at="@instant" tone="Ok"&gt;words&lt;/n-event&gt;</c></summary>
[HtmlTargetElement("n-event")]
public sealed class EventPart(Shell shell) : TagHelper
{
    public string Title { get; set; } = "";

    public DateTimeOffset? At { get; set; }

    public DateOnly? Day { get; set; }

    public Tone Tone { get; set; } = Tone.Plain;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone.Css());
        var when =
            Day is { } day ? Indonesian.Day(day)
            : At is { } at ? Indonesian.Instant(at, shell.ClockOffset)
            : "";
        Markup body = $"""
            {Icons.Of(Tone.Icon())}<p class="timeline-title">{Title}</p>
            {Markup.When(when.Length > 0, $"<p class=\"caption\"><time>{when}</time></p>")}{content}
            """;
        output.Content.SetHtmlContent(body);
    }
}
