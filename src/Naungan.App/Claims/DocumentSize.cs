using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Naungan.App.Platform;

namespace Naungan.App.Claims;

/// <summary>
/// Sends an upload that is far too large back to its page with the reason, before any of it is read: a form is read
/// whole already for its anti-forgery token.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DocumentSizeAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // The form around the document: names of fields, borders between them.
    private const long FormBytes = 64 * 1024;

    /// <summary>Before the anti-forgery filter, which has 1000.</summary>
    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > Limits.DocumentBytes + FormBytes)
            context.Result = new LocalRedirectResult(request.Path + "?tolak=" + ReceivePaper.TooLarge.Reason);
    }
}
