namespace Naungan.App.Platform.Web;

/// <summary>How every cookie of ours is sealed (ASVS 5.0 3.3.1-3.3.4).</summary>
public static class Cookies
{
    /// <summary>
    /// The <c>__Host-</c> prefix binds a cookie to this host and TLS; browsers refuse it over plain HTTP.
    /// </summary>
    public static string Name(string plain, bool https) => https ? "__Host-" + plain : plain;

    public static void Seal(CookieBuilder cookie, string plain, bool https)
    {
        cookie.Name = Name(plain, https);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>A year-long cookie for a taste (language, theme): it names no one.</summary>
    public static CookieOptions Taste(bool https) =>
        new()
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = https,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        };
}
