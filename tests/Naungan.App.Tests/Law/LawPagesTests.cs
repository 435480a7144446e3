using System.Net;
using System.Text.Json;
using Naungan.App.Law;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Law;

/// <summary>The pages under /law and the routes under /api/law, asked over HTTP.</summary>
public sealed class LawPagesTests(LawPagesTests.Fixture fixture) : IClassFixture<LawPagesTests.Fixture>
{
    private readonly TestWeb _web = fixture.Web;

    /// <summary>One server for all: these pages only read.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal TestWeb Web { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Web = await TestWeb.Start();

        public ValueTask DisposeAsync() => Web.DisposeAsync();
    }

    [Theory]
    [InlineData("/law")]
    [InlineData("/law/parameter/bpu/jkm/amount")]
    [InlineData("/law/sources")]
    [InlineData("/law/contribution")]
    [InlineData("/law/benefit")]
    public async Task A_page_of_the_law_wants_a_sign_in_and_serves_every_role(string url)
    {
        await _web.AssertPageIsGuarded(url, refused: null, allowed: Role.VillageOperator, secret: null);
    }

    [Fact]
    public async Task The_list_shows_the_value_of_the_day_and_filters()
    {
        var then = await _web.Page(Role.Leader, "/law?kata=pemakaman+jkm&pada=2019-01-01");
        var row = Assert.Single(then.QuerySelectorAll("tbody tr"));
        Assert.Contains("Rp3.000.000", row.TextContent);
        var now = await _web.Page(Role.Leader, "/law?kata=pemakaman+jkm&pada=2024-01-01");
        Assert.Contains("Rp10.000.000", Assert.Single(now.QuerySelectorAll("tbody tr")).TextContent);
        Assert.NotNull(now.QuerySelector("a[href='/law/parameter/benefit/jkm/funeral']"));
        var none = await _web.Page(Role.Leader, "/law?kata=zzz");
        Assert.Contains("Tidak ada ketentuan yang cocok", none.Body!.TextContent);
    }

    [Fact]
    public async Task An_unreadable_day_is_said()
    {
        var page = await _web.Page(Role.Leader, "/law?pada=kemarin");
        Assert.NotNull(page.QuerySelector("[data-reason=unreadable-day]"));
    }

    [Fact]
    public async Task Every_parameter_has_a_page_with_its_whole_history()
    {
        var client = await _web.SignedIn(Role.Auditor);
        foreach (var parameter in LawFiles.Shipped.Parameters)
        {
            var answer = await client.GetAsync(new Uri("/law/parameter/" + parameter.Path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var rows = (await TestWeb.Parse(answer)).QuerySelectorAll(".timeline > li");
            Assert.Equal(parameter.Values.Count, rows.Length);
        }
    }

    [Fact]
    public async Task An_unknown_parameter_is_not_found()
    {
        var client = await _web.SignedIn(Role.Auditor);
        var answer = await client.GetAsync(new Uri("/law/parameter/no/such", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_calculators_answer_with_the_law_behind_it()
    {
        var paid = await _web.Page(
            Role.BudgetOfficer,
            "/law/contribution?segmen=bpu&jkk=true&jkm=true&bulan=2024-08&upah=1000000&risiko=&dana=apbd&sektor=other"
        );
        Assert.Contains("Rp16.800", paid.QuerySelector(".stats")!.TextContent);
        Assert.Contains("PP Nomor 44 Tahun 2015", paid.QuerySelector(".why")!.TextContent);
        var given = await _web.Page(
            Role.ClaimsOfficer,
            "/law/benefit?kejadian=accident-death&tanggal=2024-08-19&segmen=bpu&upah=1000000&sejak=2024-08-01"
                + "&iuran=1&bulan=&cacat=&fungsi=&anak=sd,sd&biaya="
        );
        Assert.Contains("Rp244", given.QuerySelector(".stats")!.TextContent);
    }

    [Theory]
    [InlineData("/law/contribution?segmen=bpu&jkk=true&bulan=2015-06&upah=1000000&dana=apbd&sektor=other", "no-law-on")]
    [InlineData(
        "/law/contribution?segmen=bpu&jkk=true&bulan=2024-08&upah=banyak&dana=apbd&sektor=other",
        "unreadable-income"
    )]
    [InlineData("/law/benefit?kejadian=death&tanggal=x&segmen=bpu&upah=1&sejak=2024-01-01&iuran=1", "unreadable-on")]
    public async Task A_calculator_says_why_it_cannot(string url, string reason)
    {
        Assert.NotNull((await _web.Page(Role.BudgetOfficer, url)).QuerySelector($"[data-reason={reason}]"));
    }

    [Theory]
    [InlineData("/api/law/show/bpu/jkm/amount?on=2024-08-19", 200, "value", 6800)]
    [InlineData("/api/law/show/bpu/jkm/amount?on=2015-06-30", 422, null, 0)]
    [InlineData("/api/law/show/bpu/none?on=2024-08-19", 404, null, 0)]
    [InlineData(
        "/api/law/contribution?segment=bpu&programmes=jkk,jkm&month=2024-08&income=1000000&funding=apbd",
        200,
        "total",
        16800
    )]
    [InlineData(
        "/api/law/contribution?segment=bpu&programmes=jkk&month=2024&income=1000000&funding=apbd",
        422,
        null,
        0
    )]
    [InlineData(
        "/api/law/benefit?event=death&on=2024-08-19&segment=bpu&wage=1000000&memberSince=2024-08-01&paidMonths=1",
        200,
        "total",
        42000000
    )]
    [InlineData("/api/law/benefit?event=death&on=2024-08-19&segment=bpu", 422, null, 0)]
    public async Task The_api_answers_like_the_command_line(string url, int status, string? figure, long value)
    {
        var client = await _web.SignedIn(Role.Auditor);
        var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        if (figure is not null)
            Assert.Equal(value, json.GetProperty(figure).GetInt64());
        else
            Assert.NotEmpty(json.GetProperty("refusal").GetProperty("reason").GetString()!);
    }
}
