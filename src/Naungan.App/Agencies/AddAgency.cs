using System.Text.RegularExpressions;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Agencies;

/// <summary>Adds an agency (OPD) that sends lists or pays.</summary>
public static partial class AddAgency
{
    public sealed record Request(RegionCode Government, string Code, string Name);

    public sealed record Answer(RegionCode Government, string Code, string Name);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "agencies.add", request.Government) is { } refusal)
            return refusal;
        if (!CodeForm().IsMatch(request.Code) || request.Name.Trim().Length is < 2 or > 120)
            return Refusal.Invalid(
                "agency-invalid",
                "Kode instansi berisi huruf kecil, angka, dan tanda hubung (misalnya distransnaker); nama 2-120 huruf."
            );
        await using var session = await db.Write(stop);
        var government = request.Government.Code;
        if (!await AgencyTables.Insert(session, government, request.Code, request.Name.Trim(), stop))
            return Refusal.Invalid("agency-exists", $"Instansi dengan kode {request.Code} sudah ada.");
        await AuditTrail.Append(session, actor, "agencies.add", "agency " + request.Code, request.Name, now, stop);
        await session.Commit(stop);
        return new Answer(request.Government, request.Code, request.Name.Trim());
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "agency add",
            "Menambahkan instansi (OPD) pengusul",
            "naungan agency add distransnaker --name \"Dinas Transmigrasi dan Tenaga Kerja\" --government 64.02",
            verb =>
            {
                var code = verb.Argument("CODE", "Kode pendek instansi");
                var name = verb.Option<string>("--name", "Nama lengkap instansi", required: true);
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(region, run.Get(code), run.Get(name)!);
                    var answer = await Handle(request, await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (made, output) => output.WriteLine($"{made.Name} ({made.Code}) ditambahkan.")
                    );
                });
            }
        );

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeForm();
}
