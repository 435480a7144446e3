using System.Net;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed class WebHostTests
{
    [Theory]
    [InlineData("/gaya", HttpStatusCode.OK)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/tidak-ada", HttpStatusCode.NotFound)]
    [InlineData("/tampilan", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        await using var host = await WebServer.Start();
        using var answer = await host.Client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }
}
