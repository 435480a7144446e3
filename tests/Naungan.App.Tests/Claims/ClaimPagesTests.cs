using System.Net;
using System.Net.Http.Headers;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Claims;

public sealed class ClaimPagesTests
{
    [Theory]
    [InlineData("/claims", "Orang 0")]
    [InlineData("/claims/new", null)]
    [InlineData("/claims/{0}", "Orang 0")]
    [InlineData("/claims/{0}/print", "Orang 0")]
    [InlineData("/claims/{0}/appeal", "Orang 0")]
    public async Task The_pages_are_guarded(string template, string? secret)
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        var url = template.Replace("{0}", id.ToString(), StringComparison.Ordinal);

        await web.AssertPageIsGuarded(url, Role.Treasurer, Role.ClaimsOfficer, secret);
    }

    [Fact]
    public async Task An_officer_reports_a_death_and_sees_cover_estimate_and_what_is_lacking()
    {
        await using var web = await TestWeb.Start();
        await ClaimWorld.On(web.Db);
        using var client = await web.SignedIn(Role.ClaimsOfficer);
        var form = new Dictionary<string, string>
        {
            ["Nik"] = MoneyWorld.Nik(0),
            ["Kind"] = "death",
            ["HappenedOn"] = "2021-11-20",
            ["Place"] = "Loa Kulu",
            ["ReporterKind"] = "family",
            ["ReporterName"] = "Siti",
            ["ReportedOn"] = "2022-01-31",
        };

        var answer = await TestWeb.Post(client, "/claims/new", form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await TestWeb.Parse(await client.GetAsync(answer.Headers.Location));
        var text = page.Body!.TextContent;
        Assert.Contains("Terlindungi JKM pada hari kejadian", text, StringComparison.Ordinal);
        Assert.Contains("Rp42.000.000", text, StringComparison.Ordinal);
        Assert.Contains("Surat keterangan ahli waris", text, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(0), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var wrong = await TestWeb.Post(client, "/claims/new", new(form) { ["HappenedOn"] = "1950-01-01" });
        var again = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("event-before-birth", again, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(0), again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_accident_names_the_forms_when_others_are_needed_and_what_lateness_costs()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        var id = await world.Reported(BenefitEvent.AccidentDeath, "2021-12-05");
        using var client = await web.SignedIn(Role.ClaimsOfficer);
        var before = await client.GetStringAsync(new Uri("/claims/" + id, UriKind.Relative));
        await world.Step(id, ClaimStep.Send);

        var after = await client.GetStringAsync(new Uri("/claims/" + id, UriKind.Relative));

        Assert.Contains("Formulir 3 KK1, laporan kecelakaan kerja tahap I", before, StringComparison.Ordinal);
        Assert.Contains("Laporan polisi, bila kecelakaan lalu lintas", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Penyelenggara terlambat", before, StringComparison.Ordinal);
        Assert.Contains("Penyelenggara terlambat", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_two_hundred_megabytes_is_refused_with_words_on_the_page()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        using var client = await web.SignedIn(Role.ClaimsOfficer);
        using var form = new MultipartFormDataContent();
        using var huge = new ByteArrayContent(new byte[200 * 1024 * 1024]);
        huge.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(huge, "Scan", "akta.pdf");

        var answer = await client.PostAsync(new Uri($"/claims/{id}?handler=Paper", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await TestWeb.Parse(await client.GetAsync(answer.Headers.Location));
        Assert.Equal("document-too-large", page.QuerySelector("[data-reason]")?.GetAttribute("data-reason"));
    }

    [Fact]
    public async Task A_step_that_may_not_follow_is_told_on_the_page()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        using var client = await web.SignedIn(Role.ClaimsOfficer);
        var form = new Dictionary<string, string>
        {
            ["Step"] = "pay",
            ["StepOn"] = "2022-02-01",
            ["Amount"] = "1000",
        };

        var answer = await TestWeb.Post(client, $"/claims/{id}", form, to: $"/claims/{id}?handler=Step");

        var page = await TestWeb.Parse(answer);
        Assert.Equal("step-out-of-order", page.QuerySelector("[data-reason]")?.GetAttribute("data-reason"));
    }
}
