using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Naungan.App.Platform.Web.Writing;
using QRCoder;

namespace Naungan.App.Platform.Web.Parts;

/// <summary><c>&lt;n-kop office address title number /&gt;</c>: letterhead, title and number of a paper.</summary>
[HtmlTargetElement("n-kop", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KopPart(Shell shell) : TagHelper
{
    public string Office { get; set; } = "";

    public string Address { get; set; } = "";

    public string Title { get; set; } = "";

    public string Number { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        shell.Title = Title;
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        Markup lines = $"""
            <p class="kop-government">{shell.GovernmentName}</p><p class="kop-office">{Office}</p>
            <p class="kop-address">{Address}</p>
            """;
        Markup body = $"""
            <div class="kop">{Icons.Mark}<div>{lines}</div></div>
            <div class="paper-title"><h1>{Title}</h1>{Markup.When(Number.Length > 0, $"<p>Nomor: {Number}</p>")}</div>
            """;
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// <c>&lt;n-sign place day office name nip /&gt;</c>: where a paper is signed; never split over two pages.
/// </summary>
[HtmlTargetElement("n-sign", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SignPart : TagHelper
{
    public string Place { get; set; } = "";

    public DateOnly? Day { get; set; }

    public string Office { get; set; } = "";

    public string Name { get; set; } = "";

    public string Nip { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "signature");
        var when = Day is { } day ? Indonesian.Day(day) : "........................";
        Markup body = $"""
            <p>{Place}, {when}</p><p>{Office},</p><div class="signature-space"></div>
            <p><strong>{Name}</strong></p>{Markup.When(Nip.Length > 0, $"<p>NIP {Nip}</p>")}
            """;
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// <c>&lt;n-seal hash text qr /&gt;</c>: the content's hash, what it covers, and a QR code that leads to the check.
/// </summary>
[HtmlTargetElement("n-seal", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SealPart : TagHelper
{
    public string Hash { get; set; } = "";

    public string Text { get; set; } = "";

    public string Qr { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "seal");
        Markup body = $"{Code()}<div>{Text}<br>SHA-256 <code>{Hash}</code></div>";
        output.Content.SetHtmlContent(body);
    }

    /// <summary>
    /// One path for all dark modules: a QR code as small as it gets, sharp at any size, no image request.
    /// </summary>
    private IHtmlContent Code()
    {
        if (Qr.Length == 0)
            return Markup.Empty;
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Qr, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
        {
            if (rows[y][x])
                path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
        }
        Markup svg =
            $"<svg viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"QR\"><path d=\"{path.ToString()}\"/></svg>";
        return svg;
    }
}
