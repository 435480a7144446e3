using System.Data.Common;
using Npgsql;

namespace Naungan.App.Platform.Web;

/// <summary>
/// Two transactions in each other's way: the database undoes one and asks for it again (40001, 40P01). A request is
/// taken up again from its beginning a few times; then it is answered that nothing was kept and to try later. Use cases
/// are one transaction each, so what is undone is all of it.
/// </summary>
internal sealed class AskedAgain(RequestDelegate next)
{
    internal const int Attempts = 4;
    private const int LongestPauseMs = 80;

    public async Task InvokeAsync(HttpContext context)
    {
        // A form is read once and kept; any other body must be there for the next attempt too.
        if (!context.Request.HasFormContentType)
            context.Request.EnableBuffering();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (Exception cause) when (IsAsked(cause) && !context.Response.HasStarted)
            {
                if (attempt == Attempts)
                    break;
            }

            context.Response.Clear();
            if (!context.Request.HasFormContentType)
                context.Request.Body.Position = 0;
            // Each request for a time of its own, so that the two do not meet again.
            var pause = (uint)HashCode.Combine(context.TraceIdentifier, attempt) % LongestPauseMs;
            await Task.Delay((int)pause, context.RequestAborted);
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
    }

    private static bool IsAsked(Exception cause) =>
        cause
            is DbException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        || cause.InnerException is { } inner && IsAsked(inner);
}
