using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Money;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>
/// <c>&lt;n-money amount="@x" /&gt;</c> writes the full figure; with <c>headline</c> the short one, the full figure in
/// its title and for screen readers.
/// </summary>
[HtmlTargetElement("n-money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyPart : TagHelper
{
    public Rupiah Amount { get; set; }

    [HtmlAttributeName("headline")]
    public bool IsHeadline { get; set; }

    public static Markup Headline(Rupiah amount)
    {
        var (written, full) = (Indonesian.Headline(amount), amount.ToString());
        if (written == full)
            return $"<span class=\"money\">{full}</span>";
        Markup both = $"<span aria-hidden=\"true\">{written}</span><span class=\"hidden\">{full}</span>";
        return $"<span class=\"money\" title=\"{full}\">{both}</span>";
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        Markup full = $"<span class=\"money\">{Amount.ToString()}</span>";
        output.Content.SetHtmlContent(IsHeadline ? Headline(Amount) : full);
    }
}
