using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Naungan.App.Platform.Web;
using Npgsql;

namespace Naungan.App.Tests.Platform.Web;

/// <summary>A request whose transaction the database undid is taken up again, a bounded number of times.</summary>
public sealed class AskedAgainTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task What_was_undone_is_done_again_with_the_same_body(string state)
    {
        var bodies = new List<string>();
        var context = Request("isi");
        await new AskedAgain(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
            bodies.Add(await reader.ReadToEndAsync());
            http.Response.StatusCode = 201;
            if (bodies.Count < AskedAgain.Attempts)
                throw new InvalidOperationException("within a use case", Undone(state));
        }).InvokeAsync(context);

        Assert.Equal(Enumerable.Repeat("isi", AskedAgain.Attempts), bodies);
        Assert.Equal(201, context.Response.StatusCode);
    }

    [Fact]
    public async Task In_the_end_it_says_that_the_system_is_busy_and_nothing_of_the_attempts_stays()
    {
        var attempts = 0;
        var context = Request("");
        await new AskedAgain(http =>
        {
            attempts++;
            http.Response.Headers.Location = "/runs";
            throw Undone(PostgresErrorCodes.SerializationFailure);
        }).InvokeAsync(context);

        Assert.Equal((AskedAgain.Attempts, 503), (attempts, context.Response.StatusCode));
        Assert.Equal("2", context.Response.Headers.RetryAfter);
        Assert.False(context.Response.Headers.ContainsKey("Location"));
    }

    [Fact]
    public async Task Any_other_fault_and_an_answer_already_begun_are_not_tried_again()
    {
        var attempts = 0;
        var other = new AskedAgain(_ => throw Undone(PostgresErrorCodes.UniqueViolation, ref attempts));
        await Assert.ThrowsAsync<PostgresException>(() => other.InvokeAsync(Request("")));
        Assert.Equal(1, attempts);

        var begun = Request("");
        begun.Features.Set<IHttpResponseFeature>(new Begun());
        var late = new AskedAgain(_ => throw Undone(PostgresErrorCodes.DeadlockDetected, ref attempts));
        await Assert.ThrowsAsync<PostgresException>(() => late.InvokeAsync(begun));
        Assert.Equal(2, attempts);
    }

    private static DefaultHttpContext Request(string body)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context;
    }

    private static PostgresException Undone(string state) => new("undone", "ERROR", "ERROR", state);

    private static PostgresException Undone(string state, ref int attempts)
    {
        attempts++;
        return Undone(state);
    }

    private sealed class Begun : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }
}
