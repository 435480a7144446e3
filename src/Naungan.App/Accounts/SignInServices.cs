using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;

namespace Naungan.App.Accounts;

/// <summary>
/// Sign-in for the web host: who may knock, how long a session lives, and who the request's actor is.
/// </summary>
public static class SignInServices
{
    /// <summary>NIST SP 800-63B and ASVS 6.2.1 ask for length, not for kinds of characters.</summary>
    internal const int PasswordLengthMin = 12;

    /// <summary>Wrong passwords before an account rests, and for how long (ASVS 6.1.1).</summary>
    private const int FailuresMax = 5;
    private const int LockMinutes = 5;

    /// <summary>
    /// A session ends after this idle time; sliding, so that work in progress is not cut (ASVS 7.3.1).
    /// </summary>
    private static readonly TimeSpan _idle = TimeSpan.FromMinutes(60);

    public static void Add(IServiceCollection services, bool https)
    {
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = PasswordLengthMin;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = FailuresMax;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockMinutes);
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            Cookies.Seal(cookie.Cookie, "naungan-sesi", https);
            cookie.ExpireTimeSpan = _idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/accounts/signin";
            cookie.AccessDeniedPath = "/galat/403";
            cookie.ReturnUrlParameter = "kembali";
            // Rights are read from the database at every request (Fill), so the stamp needs no check of its own.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        });
        services.AddAuthorization(policy =>
            policy.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
        );
    }

    public static void Use(WebApplication app)
    {
        app.UseAuthentication();
        app.Use(Fill);
        app.UseAuthorization();
    }

    /// <summary>
    /// Reads the account of the session afresh, so that a change of rights or of password counts at the next request
    /// (ASVS 8.3.2), and tells the frame who is signed in.
    /// </summary>
    private static async Task Fill(HttpContext context, RequestDelegate next)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        var account = await Current(context);
        if (account is null)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            context.User = new System.Security.Claims.ClaimsPrincipal();
            await next(context);
            return;
        }

        var actor = account.ToActor();
        context.Features.Set(actor);
        var shell = context.RequestServices.GetRequiredService<Shell>();
        shell.UserName = account.DisplayName;
        shell.SignInName = actor.Name;
        shell.UserRole = actor.Role.Title();
        shell.GovernmentName = await GovernmentName(context, actor);
        shell.Allows = action => Access.Allows(actor, action, actor.Government);
        if (
            account.MustChangePassword
            && !context.Request.Path.StartsWithSegments("/accounts", StringComparison.Ordinal)
            && context.GetEndpoint() is not null
        )
        {
            context.Response.Redirect("/accounts/password");
            return;
        }

        await next(context);
    }

    private static async Task<Account?> Current(HttpContext context)
    {
        var identity = context.RequestServices.GetRequiredService<UserManager<Account>>();
        var account = await identity.GetUserAsync(context.User);
        var stamp = context.User.FindFirst(identity.Options.ClaimsIdentity.SecurityStampClaimType)?.Value;
        return account is not null && stamp == account.SecurityStamp ? account : null;
    }

    private static async Task<string> GovernmentName(HttpContext context, Actor actor)
    {
        await using var session = await context.RequestServices.GetRequiredService<Db>().Read(context.RequestAborted);
        return await session.One<string>(
            "select name from government where region_code = @code",
            new { code = actor.Government.Code },
            context.RequestAborted
        );
    }
}
