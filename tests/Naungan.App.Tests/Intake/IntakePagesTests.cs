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
