namespace Naungan.Tidy.Tests;

public sealed class CSharpTextTests
{
    private const string Quote = "\"\"\"";

    public static TheoryData<string, string, string> Samples =>
        new()
        {
            { "a = \"b; // c\";", "a = \"       \";", "b; // c" },
            { "a = @\"b\"\"c\"; d", "a = @\"    \"; d", "b\"\"c" },
            { "a = $\"b{c(\"d\")}e{{f\"; g", "a = $\" {c(\" \")}    \"; g", "d|b{c(\"d\")}e{{f" },
            { $"a = {Quote}b \"c\" d{Quote}; e", $"a = {Quote}       {Quote}; e", "b \"c\" d" },
            { $"a = $${Quote}b{{c}}{{{{d}}}}{Quote}; e", $"a = $${Quote}    {{{{d}}}}{Quote}; e", "b{c}{{d}}" },
            { "a = '\"'; // b\nc", "a = ' ';     \nc", "" },
            { "a /* \" */ b", "a         b", "" },
            { "#pragma \"x\nb", "          \nb", "" },
        };

    [Theory, MemberData(nameof(Samples))]
    public void Strings_and_comments_are_told_from_code(string text, string code, string strings)
    {
        var read = new CSharpText(text);
        Assert.Equal(code, read.Code);
        Assert.Equal(strings, string.Join('|', read.Strings.Select(literal => literal.Text)));
    }

    [Fact]
    public void Reading_loses_no_position_in_any_file_of_the_tree()
    {
        foreach (var file in Repository.Source.Concat(Repository.Tests))
        {
            Assert.Equal(file.Text.Length, file.CSharp.Code.Length);
            var opens = file.CSharp.Code.Count(letter => letter == '{');
            var closes = file.CSharp.Code.Count(letter => letter == '}');
            Assert.True(opens == closes, $"{file.Path}: {opens} opening and {closes} closing braces were read.");
        }
    }
}
