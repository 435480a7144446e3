using System.Net;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Intake;

public sealed class IntakePagesTests
{
    private const string Row = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Lost = "2;6.40206E+15;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani";

    [Fact]
    public async Task A_file_sent_through_the_form_shows_its_rows_and_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        var client = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");

        var answer = await Upload(client, $"{IntakeTest.Heading}\n{Row}\n{Lost}\n");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        answer = await ConfirmColumns(client, answer.Headers.Location!.ToString());
        var url = answer.Headers.Location!.ToString();
        await IntakeJobTests.WorkAll(web.Db);
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        Assert.Contains("Rahman Hakim", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6402********9001", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("6402061708809001", page.Body.InnerHtml, StringComparison.Ordinal);
        await web.AssertPageIsGuarded("/intake", Role.Treasurer, Role.Verifier, "daftar.csv");
        await web.AssertPageIsGuarded(url + "?hasil=waiting", Role.Treasurer, Role.Verifier, null);
        var other = await web.SignedIn(Role.Verifier, Core.Identity.RegionCode.Parse("64.08"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_with_a_sentence()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        var client = await web.SignedIn(Role.Administrator);

        var page = await TestWeb.Parse(await Upload(client, "Rapat koordinasi\n"));

        Assert.Contains("Tidak ada lembar yang terbaca", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_is_for_those_who_may_submit()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/intake/submit", Role.Leader, Role.Administrator, null);
    }

    [Fact]
    public async Task What_an_agency_said_about_its_columns_is_not_asked_again()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        var client = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var heading = IntakeTest.Heading.Replace("Pekerjaan", "Cari Makan", StringComparison.Ordinal);

        var asked = (await Upload(client, $"{heading}\n{Row}\n")).Headers.Location!.ToString();
        Assert.StartsWith("/intake/columns/", asked, StringComparison.Ordinal);
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(asked, UriKind.Relative)));
        Assert.Contains("64…01", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("6402061708809001", page.Body.InnerHtml, StringComparison.Ordinal);
        await ConfirmColumns(client, asked, ("CARI MAKAN", "occupation"));
        await IntakeJobTests.WorkAll(web.Db);

        await using (var session = await web.Db.Read(default))
            Assert.Equal("perikanan_nelayan", await session.One<string>("select category from work"));
        var again = await Upload(client, $"{heading}\n{Row}\n{Lost}\n");
        Assert.DoesNotContain("columns", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        var other = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var foreign = await other.GetAsync(new Uri(asked, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode); // a file is shown to who sent it
    }

    [Fact]
    public async Task A_template_can_be_filled_in_and_sent()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        var client = await web.SignedIn(Role.Administrator);

        var answer = await client.GetAsync(
            new Uri("/intake/submit?handler=Template&program=pekerja-rentan", UriKind.Relative)
        );

        var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var book = App.Platform.Files.Spreadsheet.Open(bytes, "daftar.xlsx").Value;
        var first = book.Sheets.First().Rows.First();
        Assert.Contains("Desa/Kelurahan", first.Cells.ToArray().Select(cell => cell.Text));
    }

    [Fact]
    public async Task Waiting_rows_are_looked_at_again_by_a_button()
    {
        await using var web = await TestWeb.Start();
        var client = await web.SignedIn(Role.Verifier);
        var answer = await TestWeb.Post(client, "/intake", [], "/intake?handler=LookAgain");
        Assert.StartsWith("/jobs/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var leader = await web.SignedIn(Role.Auditor);
        var page = await TestWeb.Parse(await leader.GetAsync(new Uri("/intake", UriKind.Relative)));
        Assert.Null(page.QuerySelector("form[action*=LookAgain]"));
    }

    /// <summary>Agrees to what the page of columns says, but for one heading.</summary>
    private static async Task<HttpResponseMessage> ConfirmColumns(
        HttpClient client,
        string url,
        (string Heading, string Field)? but = null
    )
    {
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        var form = page.QuerySelectorAll("main form input[type=hidden], form.wide input[type=hidden]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))
            .ToList();
        var headings = form.Where(field => field.Item1 == "Headings").Select(field => field.Item2);
        var fields = page.QuerySelectorAll("select")
            .Select(select => select.QuerySelector("option[selected]")!.GetAttribute("value")!);
        foreach (var (heading, field) in headings.Zip(fields).ToList())
            form.Add(("Fields", but?.Heading == heading ? but.Value.Field : field));
        using var content = new FormUrlEncodedContent(
            form.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))
        );
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient client, string text)
    {
        var address = new Uri("/intake/submit", UriKind.Relative);
        var page = await TestWeb.Parse(await client.GetAsync(address));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("distransnaker"), "Agency" },
            { new StringContent("pekerja-rentan"), "Programme" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "Upload", "daftar.csv" },
        };
        return await client.PostAsync(address, form);
    }
}
