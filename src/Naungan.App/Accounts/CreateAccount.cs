using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Accounts;

/// <summary>Makes an account with a one-time password that is shown once and kept nowhere.</summary>
public static partial class CreateAccount
{
    private static readonly PasswordHasher<Account> _hasher = new();

    /// <param name="Government">Where the person works.</param>
    /// <param name="UserName">Lower-case letters, digits, dot and dash; unique in the installation.</param>
    /// <param name="DisplayName">As shown to colleagues.</param>
    /// <param name="Role">What the person may do.</param>
    /// <param name="Agency">Agency the role is bound to, or null.</param>
    /// <param name="Village">Village the role is bound to, or null.</param>
    /// <param name="Password">Given only by the demo; otherwise one is made, to be changed at first sign-in.</param>
    public sealed record Request(
        RegionCode Government,
        string UserName,
        string DisplayName,
        Role Role,
        string? Agency = null,
        RegionCode? Village = null,
        string? Password = null
    );

    /// <param name="UserName">As typed at sign-in.</param>
    /// <param name="OneTimePassword">To be handed over and then forgotten.</param>
    public sealed record Answer(string UserName, string OneTimePassword);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "accounts.create", request.Government) is { } refusal)
            return refusal;
        if (!NameForm().IsMatch(request.UserName))
            return Refusal.Invalid(
                "user-name-form",
                "Nama pengguna terdiri dari 3 sampai 40 huruf kecil, angka, titik atau tanda hubung."
            );
        var password = request.Password ?? OneTimePassword();
        var account = New(request, password, now);
        await using var session = await db.Write(stop);
        if (await AccountTables.ByName(session, account.NormalizedName, stop) is not null)
            return Refusal.Invalid(
                "user-name-taken",
                $"Nama pengguna '{request.UserName}' sudah dipakai. Pilih nama lain."
            );
        await AccountTables.Insert(session, account, stop);
        var detail = $"role {account.Role}";
        await AuditTrail.Append(session, actor, "accounts.create", "account " + request.UserName, detail, now, stop);
        await session.Commit(stop);
        return new Answer(request.UserName, password);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "account create",
            "Membuat akun dengan kata sandi sekali pakai",
            "naungan account create --government 64.02 --user budi --name \"Budi Santoso\" --role verifier",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var user = verb.Option<string>("--user", "Nama pengguna", required: true);
                var name = verb.Option<string>("--name", "Nama lengkap", required: true);
                var role = verb.Option<string>(
                    "--role",
                    "Peran: " + string.Join(", ", AssignableNames),
                    required: true
                );
                var agency = verb.Option<string>("--agency", "Kode instansi, bila peran terikat instansi");
                verb.Run(async run =>
                {
                    if (!Roles.TryParse(run.Get(role), out var known) || known == Role.Console)
                        throw new WrongUsageException("--role");
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(region, run.Get(user)!, run.Get(name)!, known, run.Get(agency));
                    var answer = await Handle(request, await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (made, output) =>
                            output.WriteLine(
                                $"Akun {made.UserName} dibuat. Kata sandi sekali pakai: {made.OneTimePassword}"
                            )
                    );
                });
            }
        );

    private static IEnumerable<string> AssignableNames =>
        Roles.All.Where(role => role != Role.Console).Select(role => role.Name());

    private static Account New(Request request, string password, DateTimeOffset now)
    {
        var account = new Account
        {
            RegionCode = request.Government.Code,
            Id = Ids.New(now),
            UserName = request.UserName,
            NormalizedName = request.UserName.ToUpperInvariant(),
            DisplayName = request.DisplayName,
            Role = request.Role.Name(),
            AgencyCode = request.Agency,
            VillageCode = request.Village?.Code,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            MustChangePassword = request.Password is null,
            CreatedAt = now,
        };
        account.PasswordHash = _hasher.HashPassword(account, password);
        return account;
    }

    /// <summary>Four groups of four letters that are not mistaken for one another when read from paper.</summary>
    private static string OneTimePassword()
    {
        const string Clear = "abcdefghjkmnpqrstuvwxyz23456789";
        var groups = Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Clear, 4));
        return string.Join('-', groups);
    }

    [GeneratedRegex("^[a-z0-9.-]{3,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameForm();
}
