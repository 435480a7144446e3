using System.Net;
using System.Text.RegularExpressions;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed partial class WordsTests
{
    [Fact]
    public void Every_feature_that_speaks_English_says_all_of_it()
    {
        var missing = Repository
            .Files("src/Naungan.App", ".cs", ".cshtml")
            .Where(file => HasEnglish(Path.GetDirectoryName(file)!))
            .SelectMany(file => Sentences(File.ReadAllText(file)).Select(sentence => (file, sentence)))
            .Where(found => Words.English(found.sentence) is null)
            .Select(found => $"{Path.GetFileName(found.file)}: {found.sentence}");
        Assert.Equal([], missing);
    }

    [Fact]
    public void Every_code_has_a_name_in_both_languages()
    {
        var codes = Repository
            .Files("src/Naungan.App", ".txt")
            .Where(file => Path.GetFileName(file) == "id.txt")
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(" = ")[0])
            .ToList();
        Assert.NotEmpty(codes);
        Assert.Equal([], codes.Where(code => Words.English(code) is null));
    }

    [Theory]
    [InlineData("""<n-head title="@T["Dasbor"]" />""", "Dasbor")]
    [InlineData("""words["{0} dari {1}", a, b]""", "{0} dari {1}")]
    [InlineData("""T["run." + state]""", null)]
    public void Sentences_are_found_in_pages_and_code(string text, string? sentence) =>
        Assert.Equal(sentence is null ? [] : [sentence], Sentences(text));

    [Fact]
    public async Task The_switch_turns_a_page_to_English_and_back()
    {
        await using var host = await WebServer.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tampilan");
        request.Headers.Add("Cookie", Words.Cookie + "=en");
        using var answer = await host.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"en\"", text, StringComparison.Ordinal);
        Assert.Contains("Choose language and theme.", text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"id\"", await host.Client.GetStringAsync("/tampilan"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gaya?hal=2", "/gaya?hal=2")]
    [InlineData("https://jahat.example/", "/tampilan")]
    [InlineData("//jahat.example", "/tampilan")]
    public async Task The_switch_leads_back_but_never_to_another_site(string back, string location)
    {
        await using var host = await WebServer.Start();
        using var answer = await host.Post(
            "/tampilan",
            new()
            {
                ["language"] = "en",
                ["theme"] = "dark",
                ["back"] = back,
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location!.ToString());
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("naungan-bahasa=en", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("naungan-tema=dark", StringComparison.Ordinal));
    }

    private static bool HasEnglish(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null && at.Name != "Naungan.App"; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "en.txt")))
                return true;
        }
        return false;
    }

    private static IEnumerable<string> Sentences(string text) =>
        Sentence().Matches(text).Select(match => match.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal));

    [GeneratedRegex("""\b(?:T|words)\[\s*"((?:[^"\\]|\\.)*)"\s*[\],]""", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
