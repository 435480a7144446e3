namespace Naungan.App.Platform.Web;

/// <summary>
/// Headers on every response, errors included (ASVS 5.0 3.4.1-3.4.6, 14.3.2). There is no inline script or style in
/// any page, so the policy needs neither nonce nor <c>unsafe-inline</c>.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next, WebHostOptions options)
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        + "img-src 'self' data:; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (options.Https)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Whoever serves something everyone may keep says so itself; all else may hold personal data. The browser's
        // memory for going back is part of "no-store".
        if (!StaticCache.IsMarked(headers))
            headers.CacheControl = "no-store";
    }
}
