using System.IO.Compression;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Naungan.App.Platform.Web;

/// <summary>Builds the web server: pages from feature folders, static files, headers, error pages.</summary>
public static class WebHost
{
    public static WebApplication Build(string[] args, WebHostOptions options)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Nothing of ours changes while it runs; each watched folder costs one of the machine's few watchers.
                Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
                // Compiled pages are found by this name, also when a test runner is the entry assembly.
                ApplicationName = typeof(WebHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        builder.Environment.WebRootFileProvider = new PhysicalFileProvider(builder.Environment.WebRootPath)
        {
            UsePollingFileWatcher = true,
        };
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (options.Urls.Count > 0)
            builder.WebHost.UseUrls([.. options.Urls]);
        AddServices(builder.Services, options);
        options.Services?.Invoke(builder.Services);
        var app = builder.Build();
        UsePipeline(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, WebHostOptions options)
    {
        services.AddSingleton(options);
        services.AddHttpContextAccessor();
        services.AddScoped<Words>();
        services.AddScoped<Shell>();
        services.AddSingleton<Navigation>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.PropertyNamingPolicy = PlainJson.Options.PropertyNamingPolicy
        );
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<RazorViewEngineOptions>(views =>
        {
            views.PageViewLocationFormats.Add("/Platform/Web/Frames/{0}.cshtml");
            views.PageViewLocationFormats.Add("/Platform/Web/Parts/{0}.cshtml");
        });
        AddCompression(services);
        AddCookies(services, options);
    }

    /// <summary>
    /// Pages are compressed over TLS too: the session cookie is SameSite, so another site cannot make a signed-in
    /// browser fetch pages to measure them (BREACH), and anti-forgery tokens differ at each response.
    /// </summary>
    private static void AddCompression(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/geo+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    private static void AddCookies(IServiceCollection services, WebHostOptions options)
    {
        services.AddAntiforgery(forgery =>
        {
            Cookies.Seal(forgery.Cookie, "naungan-csrf", options.Https);
            forgery.HeaderName = "X-Csrf-Token";
            forgery.SuppressXFrameOptionsHeader = true; // SecurityHeaders writes a stricter one.
        });
        var protection = services.AddDataProtection().SetApplicationName("naungan");
        if (options.KeysDirectory is { } keys)
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(keys));
        else
            protection.UseEphemeralDataProtectionProvider();
    }

    private static void UsePipeline(WebApplication app, WebHostOptions options)
    {
        TrustedProxies.Use(app, options.TrustedProxies);
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(
            context => !IsApi(context),
            pages => pages.UseExceptionHandler("/galat/500").UseStatusCodePagesWithReExecute("/galat/{0}")
        );
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = StaticCache.Mark });
        app.UseRouting();
        options.Middleware?.Invoke(app);
        app.UseMiddleware<AskedAgain>();
        app.MapRazorPages();
        BrandSheet.Map(app);
        options.Routes?.Invoke(app);
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
