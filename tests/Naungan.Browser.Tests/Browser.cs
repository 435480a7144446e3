using Microsoft.Playwright;

namespace Naungan.Browser.Tests;

/// <summary>
/// The system's Chromium, one for all tests of a class. It runs without its sandbox because tests may run as root,
/// where the sandbox refuses to start; it only ever opens pages of the server under test.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] _places =
    [
        Environment.GetEnvironmentVariable("NAUNGAN_CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where screenshots are kept as output of the tests.</summary>
    public static string Screens { get; } =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screens")).FullName;

    public async ValueTask InitializeAsync()
    {
        var path =
            _places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Chromium is not installed; ./check installs it (package chromium)."
            );
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--disable-gpu",
                    "--lang=id-ID",
                    "--font-render-hinting=none",
                ],
            }
        );
    }

    /// <summary>
    /// A page with a window of this width; errors of scripts and of the content policy fail the test at its end.
    /// </summary>
    public async Task<View> Open(Uri site, int width = 1280, bool isDark = false, bool hasScript = true)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = width, Height = width < 600 ? 640 : 800 },
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = hasScript,
                Locale = "id-ID",
                TimezoneId = "Asia/Makassar",
            }
        );
        return new View(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
