using System.Net;
using Naungan.App.Accounts;
using Naungan.App.Agreements;
using Naungan.App.Claims;
using Naungan.App.Coverage;
using Naungan.App.Dashboard;
using Naungan.App.Enrolments;
using Naungan.App.Governments;
using Naungan.App.Grievances;
using Naungan.App.Intake;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.OpenCounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Readiness;
using Naungan.App.Reminders;
using Naungan.App.Slips;
using Naungan.Core.Identity;

namespace Naungan.App;

/// <summary>Runs the web pages and the JSON API until it is stopped.</summary>
public static class Serve
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <param name="Urls">Addresses to listen on.</param>
    /// <param name="GovernmentName">Shown before anyone signs in.</param>
    /// <param name="Https">Users come over TLS.</param>
    /// <param name="KeysDirectory">Where cookie keys are kept; null for as long as the process lives.</param>
    /// <param name="BoundaryFile">GeoJSON for the map, or null for bubbles.</param>
    /// <param name="Daily">Whether the day's work is done here; a demonstration shows another day than today.</param>
    /// <param name="TrustedProxies">Whose word about a request's origin is believed; null for nobody's.</param>
    /// <param name="Demo">Accounts the door offers, in a demonstration only.</param>
    public sealed record Options(
        IReadOnlyList<string> Urls,
        string GovernmentName = "Pemerintah Daerah",
        bool Https = false,
        string? KeysDirectory = null,
        string? BoundaryFile = null,
        DemoDoor? Demo = null,
        bool Daily = false,
        IReadOnlyList<IPNetwork>? TrustedProxies = null
    );

    /// <summary>The web application on a database that is already open; tests and the demo call it too.</summary>
    public static WebApplication Build(Db db, TimeProvider clock, Options options)
    {
        var boundaries = new Boundaries(options.BoundaryFile);
        return WebHost.Build(
            [],
            new WebHostOptions
            {
                Urls = options.Urls,
                Https = options.Https,
                TrustedProxies = options.TrustedProxies ?? [],
                KeysDirectory = options.KeysDirectory,
                GovernmentName = options.GovernmentName,
                Services = services =>
                {
                    services.AddSingleton(db);
                    services.AddSingleton(clock);
                    services.AddSingleton(_ => LawFiles.Shipped);
                    services.AddSingleton(boundaries);
                    services.AddSingleton(options.Demo ?? DemoDoor.Closed);
                    // Requests are the audit trail's business; the console tells what an operator must act on.
                    services.AddLogging(logging => logging.AddFilter("Microsoft", LogLevel.Warning));
                    services.AddLogging(logging =>
                        logging
                            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                            // Every page is no-store already; it warns that it says so again.
                            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
                    );
                    SignInServices.Add(services, options.Https);
                    services.AddHostedService(provider => Worker(provider, db, clock));
                    if (options.Daily)
                        services.AddHostedService<DailyClock>();
                    services.AddSingleton<FigureKeeper>();
                    services.AddSingleton<KeptReadiness>();
                    services.AddHostedService(provider => provider.GetRequiredService<FigureKeeper>());
                },
                Middleware = app =>
                {
                    SignInServices.Use(app);
                    CountForMenu.Use(app);
                },
                Routes = app =>
                {
                    app.MapGet("/", (Navigation menu, Shell shell) => Results.LocalRedirect(menu.Home(shell)));
                    boundaries.Map(app);
                    ShowJob.Map(app);
                    Api.Map(app);
                    ListKeys.Map(app);
                    ServeCounts.Map(app);
                },
            }
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "serve",
            "Menjalankan halaman web dan API",
            "naungan serve --government 64.02 --urls http://127.0.0.1:5080",
            verb =>
            {
                var urls = verb.Option<string>("--urls", "Alamat, dipisah titik koma; bawaan " + DefaultUrl);
                var government = verb.Option<RegionCode>(
                    "--government",
                    "Daerah yang dibuat bila pemasangan masih kosong"
                );
                var https = verb.Flag("--https", "Pengguna datang lewat TLS (di sini atau di proksi)");
                var boundaries = verb.Option<string>("--boundaries", "GeoJSON batas kecamatan untuk peta");
                var proxies = verb.Option<string>(
                    "--trusted-proxies",
                    "Alamat atau jaringan proksi di depan, dipisah titik koma, misalnya 10.0.0.4;10.1.0.0/16"
                );
                verb.Run(async run =>
                {
                    if (!TrustedProxies.TryParse(run.Get(proxies), out var trusted))
                        throw new WrongUsageException("--trusted-proxies");
                    await using var db = await run.OpenDb();
                    if (await FirstStart(run, db, run.Get(government)) is { } code)
                        return code;
                    var addresses = (run.Get(urls) ?? DefaultUrl).Split(';');
                    var options = new Options(
                        addresses,
                        await GovernmentName(db, run.Stop),
                        run.Get(https),
                        Path.Combine(run.DataFolder, "keys"),
                        run.Get(boundaries),
                        Daily: true,
                        TrustedProxies: trusted
                    );
                    await using var app = Build(db, run.Clock, options);
                    run.Output.WriteLine("Naungan berjalan di " + string.Join(", ", addresses));
                    await app.RunAsync(run.Stop);
                    return Exit.Done;
                });
            }
        );

    /// <summary>What is looked at once a day, in this order.</summary>
    internal static IReadOnlyList<DailyWork> Daily { get; } =
    [
        new(RemindScholarships.Kind, (day, stop) => RemindScholarships.Daily(day, LawFiles.Shipped, stop)),
        new(RemindAnswers.Kind, (day, stop) => RemindAnswers.Daily(day, LawFiles.Shipped, stop)),
        new(EscalateGrievances.Kind, (day, stop) => EscalateGrievances.Daily(day, LawFiles.Shipped, stop)),
        new("follow-states", (day, stop) => FollowStates.Daily(day, LawFiles.Shipped, stop)),
        new(RemindRenewal.Kind, RemindRenewal.Daily),
        new(RemoveSlipFiles.Kind, RemoveSlipFiles.Daily),
        new(RaiseAlarm.Kind, (day, stop) => RaiseAlarm.Daily(day, LawFiles.Shipped, stop)),
        new(ForgetUploads.Kind, ForgetUploads.Daily),
    ];

    /// <summary>Every kind of long work the program knows.</summary>
    internal static IReadOnlyList<JobKind> Jobs { get; } =
    [IntakeJob.Kind, LookAgainAtWaiting.Kind, SlipJob.Kind, DailyJob.Of(Daily)];

    private static JobWorker Worker(IServiceProvider provider, Db db, TimeProvider clock)
    {
        var log = provider.GetRequiredService<ILogger<JobWorker>>();
        // The kind of trouble only: its message may hold what a row said.
        void Tell(Exception problem) => log.LogWarning("A job stumbled: {Problem}", problem.GetType().Name);
        return new JobWorker(new JobRunner(db, Jobs, clock, Tell), log);
    }

    /// <summary>The one government of the installation, or a plain word when there are several.</summary>
    internal static async Task<string> GovernmentName(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var names = await session.List<string>("select name from government", stop: stop);
        return names.Count == 1 ? names[0] : "Pemerintah Daerah";
    }

    /// <summary>An empty installation gets its government and administrator; null when serving can begin.</summary>
    private static async Task<int?> FirstStart(VerbRun run, Db db, RegionCode government)
    {
        await using (var session = await db.Read(run.Stop))
        {
            if (await session.One<long>("select count(*) from government", stop: run.Stop) > 0)
                return null;
        }

        if (government == default)
            throw new WrongUsageException("--government");
        var actor = await run.Actor(db, government);
        var answer = await AddGovernment.Handle(new(government), actor, db, run.Now, run.Stop);
        if (!answer.TryGet(out var made, out var refusal))
            return run.Refused(refusal);
        AddGovernment.Print(made, run.Output);
        return null;
    }
}
