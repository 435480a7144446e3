using System.Globalization;
using Naungan.App.Accounts;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Governments;

/// <summary>Takes a local government into this installation, with its first administrator.</summary>
public static class AddGovernment
{
    public sealed record Request(RegionCode Government, string? Name = null);

    /// <param name="Government">Region code.</param>
    /// <param name="Name">Name in full, from the region list unless given.</param>
    /// <param name="AdministratorName">Sign-in name of the administrator.</param>
    /// <param name="OneTimePassword">Printed once; to be changed at the first sign-in.</param>
    public sealed record Answer(RegionCode Government, string Name, string AdministratorName, string OneTimePassword);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "governments.add", request.Government) is { } refusal)
            return refusal;
        var name = request.Name ?? RegionName(request.Government);
        if (name is null)
            return Refusal.NotFound($"Daerah dengan kode {request.Government}");
        await using (var session = await db.Write(stop))
        {
            var added = await session.Run(
                "insert into government (region_code, name, created_at) values (@code, @name, @now) "
                    + "on conflict (region_code) do nothing",
                new
                {
                    code = request.Government.Code,
                    name,
                    now,
                },
                stop
            );
            if (added == 0)
                return Refusal.Invalid("government-exists", $"{name} sudah terdaftar di pemasangan ini.");
            var subject = "government " + request.Government;
            await AuditTrail.Append(session, actor, "governments.add", subject, name, now, stop);
            await session.Commit(stop);
        }

        var administrator = "admin-" + request.Government.Code.Replace('.', '-');
        var account = new CreateAccount.Request(request.Government, administrator, "Administrator", Role.Administrator);
        var made = await CreateAccount.Handle(account, actor, db, now, stop);
        return made.TryGet(out var first, out refusal)
            ? new Answer(request.Government, name, first.UserName, first.OneTimePassword)
            : refusal;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "government add",
            "Menambahkan pemerintah daerah beserta administrator pertamanya",
            "naungan government add 64.02",
            verb =>
            {
                var code = verb.Argument("CODE", "Kode daerah, misalnya 64.02 atau 64");
                verb.Run(async run =>
                {
                    if (!RegionCode.TryParse(run.Get(code), out var region))
                        throw new WrongUsageException("CODE");
                    await using var db = await run.OpenDb();
                    var answer = await Handle(new(region), await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    internal static void Print(Answer made, TextWriter output)
    {
        output.WriteLine($"{made.Name} ({made.Government}) ditambahkan.");
        output.WriteLine(
            $"Masuk sebagai {made.AdministratorName} dengan kata sandi sekali pakai {made.OneTimePassword}"
        );
        output.WriteLine("Catat sekarang: kata sandi ini tidak ditampilkan lagi dan harus diganti saat masuk pertama.");
    }

    /// <summary>
    /// "Kabupaten Kutai Kartanegara" from the list made at build, or null when the code is not in it.
    /// </summary>
    private static string? RegionName(RegionCode code)
    {
        var isProvince = code.Parent is null;
        var file = isProvince ? "provinces.csv" : "regencies.csv";
        var line = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "wwwroot", "regions", file))
            .FirstOrDefault(line => line.StartsWith(code.Code + ",", StringComparison.Ordinal));
        var name = line?.Split(',')[^1].Trim('"');
        return name is not null && isProvince
            ? "Provinsi " + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name)
            : name;
    }
}
