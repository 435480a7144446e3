using Naungan.App.Accounts;
using Naungan.App.Governments;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.Core.Identity;

namespace Naungan.App;

/// <summary>Runs the web pages and the JSON API until it is stopped.</summary>
public static class Serve
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The web application on a database that is already open; tests and the demo call it too.</summary>
    public static WebApplication Build(
        Db db,
        TimeProvider clock,
        IReadOnlyList<string> urls,
        bool https,
        string? keys
    ) =>
        WebHost.Build(
            [],
            new WebHostOptions
            {
                Urls = urls,
                Https = https,
                KeysDirectory = keys,
                Services = services =>
                {
                    services.AddSingleton(db);
                    services.AddSingleton(clock);
                    SignInServices.Add(services, https);
                },
                Middleware = SignInServices.Use,
                Routes = Api.Map,
            }
        );

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
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    if (await FirstStart(run, db, run.Get(government)) is { } code)
                        return code;
                    var addresses = (run.Get(urls) ?? DefaultUrl).Split(';');
                    var keys = Path.Combine(run.DataFolder, "keys");
                    await using var app = Build(db, run.Clock, addresses, run.Get(https), keys);
                    run.Output.WriteLine("Naungan berjalan di " + string.Join(", ", addresses));
                    await app.RunAsync(run.Stop);
                    return Exit.Done;
                });
            }
        );

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
