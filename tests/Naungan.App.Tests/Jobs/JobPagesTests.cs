using System.Net;
using Naungan.App.Jobs;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Jobs;

public sealed class JobPagesTests
{
    [Fact]
    public async Task Jobs_are_listed_shown_streamed_and_guarded()
    {
        await using var web = await TestWeb.Start();
        var id = Guid.NewGuid();
        await using (var session = await web.Db.Write(default))
        {
            var work = new QueueJob.Work(id, "unknown-kind", "a", "Daftar nelayan.xlsx", "/intake", null);
            await QueueJob.Add(session, "64.02", work, "", "konsol:uji", TestDb.Now, default);
            await session.Run("update job set state = 'failed', message = 'Kirim ulang.', done = 3, total = 9");
            await session.Commit();
        }

        await web.AssertPageIsGuarded("/jobs", Role.ClaimsOfficer, Role.Administrator, "Daftar nelayan.xlsx");
        var url = "/jobs/" + id;
        await web.AssertPageIsGuarded(url, Role.ClaimsOfficer, Role.Administrator, null);
        var other = await web.SignedIn(Role.Administrator, Core.Identity.RegionCode.Parse("64.08"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);

        var client = await web.SignedIn(Role.Administrator);
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        Assert.Contains("Kirim ulang.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lanjutkan", page.Body.TextContent, StringComparison.Ordinal);
        var events = await client.GetStringAsync(new Uri(url + "/events", UriKind.Relative));
        Assert.StartsWith("data: {\"value\":3,\"max\":9,", events, StringComparison.Ordinal);
        Assert.Contains("\"done\":true", events, StringComparison.Ordinal);
        var reader = await web.SignedIn(Role.Leader);
        var plain = await TestWeb.Parse(await reader.GetAsync(new Uri(url, UriKind.Relative)));
        Assert.Null(plain.QuerySelector("form[action*=GoOn]"));
    }
}
