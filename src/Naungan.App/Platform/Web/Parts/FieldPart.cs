using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Naungan.App.Platform.Web.Parts.Markup;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>A choice of a select or radio field; neighbours of one group stand under its name in a select.</summary>
public sealed record Option(string Value, string Label, string Group = "");

/// <summary>
/// <c>&lt;n-field name label type value help error required options&gt;</c>: label, control, help and error tied
/// together. What was typed and what is wrong with it come back from ModelState under the same name. Types: any of
/// <c>input</c>, and
/// <c>select</c>, <c>radio</c>, <c>textarea</c>, <c>checkbox</c>.
/// </summary>
[HtmlTargetElement("n-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldPart(Words words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string Type { get; set; } = "text";

    public string? Value { get; set; }

    public string Help { get; set; } = "";

    public string? Error { get; set; }

    public bool Required { get; set; }

    public IReadOnlyList<Option> Options { get; set; } = [];

    public string? Inputmode { get; set; }

    public string? Autocomplete { get; set; }

    public string? Pattern { get; set; }

    public string? Accept { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    public int? Maxlength { get; set; }

    private string Id => "f-" + Name.Replace('.', '-');

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var entry = ViewContext.ViewData.ModelState[Name];
        var typed = Type is "password" or "file" ? null : entry?.AttemptedValue ?? Value;
        var error = Error ?? entry?.Errors.FirstOrDefault()?.ErrorMessage ?? "";
        output.TagName = Type == "radio" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field {Type}{(error.Length > 0 ? " wrong" : "")}");
        output.Content.SetHtmlContent(Arranged(error, Control(typed ?? "", Described(error.Length > 0))));
    }

    private Markup Arranged(string error, Markup control)
    {
        var help = When(Help.Length > 0, $"<p class=\"help\" id=\"{Id}-help\">{Help}</p>");
        Markup said = $"{Icons.Of("warning")}<span class=\"hidden\">{words["Masalah:"]} </span>{error}";
        var wrong = When(error.Length > 0, $"<p class=\"error\" id=\"{Id}-error\">{said}</p>");
        var optional = When(!Required, $" <span class=\"optional\">({words["boleh kosong"]})</span>");
        return Type switch
        {
            "checkbox" => Of($"<label>{control}<span>{Label}</span></label>{help}{wrong}"),
            "radio" => Of($"<legend>{Label}{optional}</legend>{help}{wrong}{control}"),
            _ => Of($"<label for=\"{Id}\">{Label}{optional}</label>{help}{wrong}{control}"),
        };
    }

    private Markup Described(bool isWrong)
    {
        var ids = string.Join(' ', new[] { Help.Length > 0 ? $"{Id}-help" : "", isWrong ? $"{Id}-error" : "" }).Trim();
        var described = Attribute("aria-describedby", ids.Length > 0 ? ids : null);
        return $"{described}{When(isWrong, $" aria-invalid=\"true\"")}{Flag("required", Required)}";
    }

    private Markup Control(string value, Markup described)
    {
        Markup named = $" id=\"{Id}\" name=\"{Name}\"{described}";
        var isOn = value is "true" or "True";
        return Type switch
        {
            "select" => Of($"<select{named}>{Choices(value)}</select>"),
            "radio" => Of($"{Options.Select((option, index) => Radio(option, index, value, described))}"),
            "textarea" => Of($"<textarea{named} rows=\"4\"{Details()}>{value}</textarea>"),
            "checkbox" => Of($"<input type=\"checkbox\" value=\"true\"{named}{Flag("checked", isOn)}>"),
            "file" => Of($"<input type=\"file\"{named}{Details()}>"),
            _ => Of($"<input type=\"{Type}\" value=\"{value}\"{named}{Details()}>"),
        };
    }

    private Markup Details()
    {
        var length = Maxlength?.ToString(CultureInfo.InvariantCulture);
        Markup typing = $"{Attribute("inputmode", Inputmode)}{Attribute("autocomplete", Autocomplete)}";
        Markup limits = $"{Attribute("min", Min)}{Attribute("max", Max)}{Attribute("maxlength", length)}";
        return $"{typing}{Attribute("pattern", Pattern)}{Attribute("accept", Accept)}{limits}";
    }

    private Markup Choices(string value)
    {
        var groups = Options.GroupBy(option => option.Group);
        return $"{groups.Select(group => Grouped(group.Key, group.Select(option => Choice(option, value))))}";
    }

    private static Markup Grouped(string name, IEnumerable<Markup> choices)
    {
        if (name.Length == 0)
            return $"{choices}";
        return $"<optgroup label=\"{name}\">{choices}</optgroup>";
    }

    private static Markup Choice(Option option, string value) =>
        $"<option value=\"{option.Value}\"{Flag("selected", option.Value == value)}>{option.Label}</option>";

    private Markup Radio(Option option, int index, string value, Markup described)
    {
        var isChosen = Flag("checked", option.Value == value);
        Markup button =
            $"<input type=\"radio\" id=\"{Id}-{index}\" name=\"{Name}\" value=\"{option.Value}\"{described}{isChosen}>";
        return $"<label>{button}<span>{option.Label}</span></label>";
    }

    private static Markup Attribute(string name, string? value) => When(value is not null, $" {name}=\"{value}\"");

    private static Markup Flag(string name, bool isSet) => When(isSet, $" {name}");
}
