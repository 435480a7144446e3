using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Runs;

/// <summary>The pages of the money, asked over HTTP on one government's real month.</summary>
public sealed class MoneyPagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-pages-").FullName;

    [Theory]
    [InlineData("/budgets", Role.ClaimsOfficer, Role.BudgetOfficer, "DPA/pekerja-rentan")]
    [InlineData("/ledger", Role.Verifier, Role.Treasurer, "pekerja-rentan 2021-10")]
    [InlineData("/runs", Role.ClaimsOfficer, Role.Treasurer, "Oktober 2021")]
    [InlineData("/runs/unpaid?program=pekerja-rentan&bulan=2021-12", Role.ClaimsOfficer, Role.Treasurer, "Orang 1")]
    [InlineData("/reconciliation", Role.ClaimsOfficer, Role.Treasurer, "Oktober 2021")]
    [InlineData("/reconciliation/tasks", Role.ClaimsOfficer, Role.Treasurer, null)]
    [InlineData("/coverage/overlaps", Role.ClaimsOfficer, Role.Verifier, null)]
    [InlineData("/coverage", Role.Leader, Role.ClaimsOfficer, null)]
    [InlineData("/coverage/gaps", Role.ClaimsOfficer, Role.Verifier, "pekerja-rentan")]
    public async Task A_page_is_guarded(string url, Role refused, Role allowed, string? secret)
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 3);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());

        await web.AssertPageIsGuarded(url, refused, allowed, secret);
    }

    [Fact]
    public async Task A_run_of_another_government_or_agency_is_not_there()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 1);
        var run = (await world.Open()).Value;

        foreach (var page in new[] { "/runs/show", "/runs/people", "/runs/file", "/reconciliation/run" })
        {
            var address = new Uri($"{page}?nomor={run.Id}", UriKind.Relative);
            var stranger = await web.SignedIn(Role.Treasurer, Core.Identity.RegionCode.Parse("64.08"));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
            var other = await web.SignedIn(Role.AgencyOperator, agency: "dpmd");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        }

        var own = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var mine = await own.GetAsync(new Uri($"/runs/show?nomor={run.Id}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, mine.StatusCode);
    }

    [Fact]
    public async Task A_run_is_opened_approved_and_sent_from_the_pages()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 3);
        var treasurer = await web.SignedIn(Role.Treasurer);
        var form = new Dictionary<string, string>
        {
            ["Key"] = Guid.CreateVersion7(TestDb.Now).ToString(),
            ["Programme"] = MoneyWorld.Programme,
            ["Month"] = "2021-10",
            ["Reading"] = "bpu",
            ["Source"] = "apbd",
        };

        var opened = await TestWeb.Post(treasurer, "/runs", form);
        var twice = await TestWeb.Post(treasurer, "/runs", form);
        Assert.Equal(opened.Headers.Location, twice.Headers.Location);
        var run = await world.Ask<Guid>("select id from run");
        var page = $"/runs/show?nomor={run}";
        var officer = await web.SignedIn(Role.BudgetOfficer);
        await TestWeb.Post(officer, page, [], page + "&handler=Approve");
        var sent = await TestWeb.Post(treasurer, page, [], page + "&handler=Submit");

        Assert.Equal("application/zip", sent.Content.Headers.ContentType?.MediaType);
        Assert.Equal("submitted", await world.Ask<string>("select state from run"));
        var shown = await TestWeb.Parse(await treasurer.GetAsync(new Uri(page, UriKind.Relative)));
        Assert.Contains("Rp50.400", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bpu/jkk/bands", shown.Body.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_of_cover_is_answered_without_repeating_the_nik()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 1);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        var client = await web.SignedIn(Role.ClaimsOfficer);

        var form = new Dictionary<string, string> { ["Nik"] = MoneyWorld.Nik(0), ["On"] = "2021-10-20" };
        var answer = await TestWeb.Post(client, "/coverage", form);
        var page = await TestWeb.Parse(answer);

        Assert.Contains("Terlindungi", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(MoneyWorld.Nik(0), page.Body.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(
            MoneyWorld.Nik(0),
            answer.RequestMessage!.RequestUri!.ToString(),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
