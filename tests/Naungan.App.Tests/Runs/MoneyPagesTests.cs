using System.Text;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;

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
    [InlineData("/reconciliation/months", Role.Verifier, Role.Treasurer, null)]
    [InlineData("/runs/credit", Role.Verifier, Role.Treasurer, null)]
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
    public async Task Credit_that_came_back_is_recorded_once_from_its_page()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 3);
        var run = await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        var close = new ClosePeople.Request(TestDb.Kukar, run.Id, [world.People[1]], "Uji");
        Assert.Equal(
            1,
            (await ClosePeople.Handle(close, MoneyWorld.Officer, world.Db, TestDb.Now, default)).Value.Corrected
        );
        var treasurer = await web.SignedIn(Role.Treasurer);
        var form = new Dictionary<string, string>
        {
            ["Line"] = world.Budget[Jaminan.Jkk].ToString(),
            ["Amount"] = "6000",
            ["Document"] = "STS/1",
        };

        var shown = await TestWeb.Parse(await treasurer.GetAsync(new Uri("/runs/credit", UriKind.Relative)));
        Assert.Contains("Rp10.000", shown.Body!.TextContent, StringComparison.Ordinal);
        foreach (var _ in new[] { 1, 2 })
        {
            var done = await TestWeb.Parse(await TestWeb.Post(treasurer, "/runs/credit", form));
            Assert.Contains("Rp4.000 masih bebas", done.Body!.TextContent, StringComparison.Ordinal);
        }

        form["Amount"] = "5000";
        var refused = await TestWeb.Parse(await TestWeb.Post(treasurer, "/runs/credit", form));
        Assert.Contains("sudah dicatat dengan jumlah", refused.Body!.TextContent, StringComparison.Ordinal);
        var officer = await web.SignedIn(Role.BudgetOfficer);
        var seen = await TestWeb.Parse(await officer.GetAsync(new Uri("/runs/credit", UriKind.Relative)));
        Assert.Empty(seen.QuerySelectorAll("input[name=Amount]"));
    }

    [Fact]
    public async Task A_file_of_several_months_is_matched_from_its_page()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 2);
        var steps = new RunSteps(world, _folder);
        foreach (var month in new[] { MoneyWorld.October, MoneyWorld.October.Plus(1) })
        {
            var run = (await world.Open(MoneyWorld.Terms(month))).Value;
            await steps.Approve(run.Id);
            await steps.Bill(run.Id, (await steps.Submit(run.Id)).Value);
            await steps.Pay(run.Id);
        }

        var rows = string.Concat(
            from person in new[] { 0, 1 }
            from month in new[] { "10", "11" }
            select $"K;{MoneyWorld.Nik(person)};{month}-2021;16800;DITERIMA;\r\n"
        );
        var file = "KODE_IURAN;NIK;BULAN_IURAN;JUMLAH;STATUS;KODE_TOLAK\r\n" + rows;
        var treasurer = await web.SignedIn(Role.Treasurer);
        var done = await TestWeb.Parse(await Upload(treasurer, "/reconciliation/months", file));

        Assert.Equal(2, done.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("November 2021", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await world.Ask<int>("select count(*) from run where state = 'reconciled'"));
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

    private static async Task<HttpResponseMessage> Upload(HttpClient client, string url, string text)
    {
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "hasil.csv" },
        };
        return await client.PostAsync(new Uri(url, UriKind.Relative), form);
    }
}
