using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Runs;

/// <summary>The money's JSON routes over HTTP: who may, once only, and the same answer to the same key.</summary>
public sealed class RunRoutesTests
{
    [Fact]
    public async Task Not_signed_in_wrong_role_other_government()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 1);
        var run = (await world.Open()).Value;
        var one = new Uri($"/api/runs/{run.Id}", UriKind.Relative);

        Assert.Equal(HttpStatusCode.Redirect, (await web.Anonymous().GetAsync(one)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await (await web.SignedIn(Role.ClaimsOfficer)).GetAsync(one)).StatusCode
        );
        var stranger = await web.SignedIn(Role.Treasurer, RegionCode.Parse("64.08"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await web.SignedIn(Role.Treasurer)).GetAsync(one)).StatusCode);
    }

    [Fact]
    public async Task A_month_is_opened_once_under_its_key_and_approved_by_another()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 3);
        var treasurer = await web.SignedIn(Role.Treasurer);
        var officer = await web.SignedIn(Role.BudgetOfficer);
        var body = new
        {
            programme = MoneyWorld.Programme,
            month = "2021-10",
            reading = "bpu",
            fund = "apbd",
        };
        var key = Guid.CreateVersion7(TestDb.Now);

        Assert.Equal("key-needed", await Reason(await treasurer.PostAsJsonAsync("/api/runs", body)));
        var first = await Post(treasurer, "/api/runs", body, key);
        var again = await Post(treasurer, "/api/runs", body, key);
        var other = await Post(
            treasurer,
            "/api/runs",
            new
            {
                body.programme,
                month = "2021-11",
                body.reading,
                body.fund,
            },
            key
        );

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("key-reused", await Reason(other));
        var run = await world.Ask<Guid>("select id from run");
        var approve = $"/api/runs/{run}/approve";
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(treasurer, approve, new { }, Guid.NewGuid())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(officer, approve, new { }, Guid.NewGuid())).StatusCode);
        Assert.Equal("approved", await world.Ask<string>("select state from run"));
        var early = await Post(treasurer, $"/api/runs/{run}/bill", new { code = "K", amount = 50_400 }, Guid.NewGuid());
        Assert.Equal("step-too-early", await Reason(early));
        var ledger = await treasurer.GetFromJsonAsync<JsonElement>("/api/ledger");
        Assert.Equal(0, ledger.GetProperty("balance").GetInt64());
    }

    [Fact]
    public async Task Months_ahead_come_as_many_runs_or_with_the_reason()
    {
        await using var web = await TestWeb.Start();
        await using var world = MoneyWorld.On(web.Db);
        await world.Prepare(people: 2);
        var treasurer = await web.SignedIn(Role.Treasurer);
        object Body(int months, string month = "2021-10", string reading = "bpu") =>
            new
            {
                programme = MoneyWorld.Programme,
                month,
                reading,
                fund = "apbd",
                months,
            };

        Assert.Equal("advance-months", await Reason(await Post(treasurer, "/api/runs", Body(4), Guid.NewGuid())));
        var unreadable = await Post(treasurer, "/api/runs", Body(3, "Oktober"), Guid.NewGuid());
        Assert.Equal("field-unreadable", await Reason(unreadable));
        var runs = await Post(treasurer, "/api/runs", Body(3), Guid.NewGuid());
        Assert.Equal(3, (await runs.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength());
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string url, object body, Guid key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await client.SendAsync(request);
    }

    private static async Task<string?> Reason(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return json.TryGetProperty("refusal", out var refusal) ? refusal.GetProperty("reason").GetString() : null;
    }
}
