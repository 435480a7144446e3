using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Programmes;

/// <summary>
/// Sets how many people a programme may hold: in all and, where wanted, by sector or group, district, and agency. The
/// whole quota is set at once, so that its parts are always looked at together.
/// </summary>
public static class SetQuota
{
    public const string Action = "programmes.quota";
    private const int PartsMax = 500;
    private static readonly string[] _kinds = ["total", "category", "district", "agency"];

    public sealed record Request(RegionCode Region, string Programme, IReadOnlyList<ProgrammeQuota> Quotas);

    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is null)
            return Refusal.NotFound($"Program {request.Programme}");
        if (await WhatIsWrong(session, request.Region, request.Programme, request.Quotas, stop) is { } wrong)
            return wrong;
        await QuotaTables.Replace(session, request.Region, request.Programme, request.Quotas, actor, now, stop);
        var detail = string.Join("; ", request.Quotas.Select(Written));
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return request.Quotas.Count;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "programme quota",
            "Menetapkan kuota satu program: total, per sektor, kecamatan, atau instansi",
            "naungan programme quota pekerja-rentan --government 64.02 --quota \"total=35440 category:petani=8771\"",
            verb =>
            {
                var programme = verb.Argument("programme", "Kode program");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var quota = verb.Option<string>(
                    "--quota",
                    "Kuota, dipisah spasi; kosong menghapus kuota",
                    required: true
                );
                verb.Run(async run =>
                {
                    if (!TryRead(run.Get(quota)!, out var quotas))
                        throw new WrongUsageException(quota.Name);
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme), quotas);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, run.Now, run.Stop);
                    return run.Answer(answer, (parts, output) => output.WriteLine($"{parts} bagian kuota dicatat."));
                });
            }
        );

    /// <summary>Words such as <c>total=35440</c> and <c>district:64.02.06=500</c>, in any order.</summary>
    public static bool TryRead(string text, out IReadOnlyList<ProgrammeQuota> quotas)
    {
        var found = new List<ProgrammeQuota>();
        quotas = found;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.LastIndexOf('=');
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (equals < 1 || !long.TryParse(word[(equals + 1)..], CultureInfo.InvariantCulture, out var people))
                return false;
            var kind = colon < 0 ? word[..equals] : word[..colon];
            found.Add(new ProgrammeQuota(kind, colon < 0 ? "" : word[(colon + 1)..equals], people));
        }

        return true;
    }

    public static string Written(ProgrammeQuota quota) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{quota.Kind}{(quota.Code.Length > 0 ? ":" + quota.Code : "")}={quota.People}"
        );

    /// <summary>Null when the parts fit together and each names something the programme has.</summary>
    public static async Task<Refusal?> WhatIsWrong(
        Session session,
        RegionCode region,
        string programme,
        IReadOnlyList<ProgrammeQuota> quotas,
        CancellationToken stop
    ) =>
        Misfit(quotas)
        ?? (
            await Unknown(session, region, programme, quotas, stop) is { } unknown
                ? Refusal.NotFound($"Sektor, kecamatan, atau instansi '{unknown}'")
                : null
        );

    private static Refusal? Misfit(IReadOnlyList<ProgrammeQuota> quotas)
    {
        if (quotas.Count > PartsMax || quotas.Any(one => !_kinds.Contains(one.Kind)))
            return Refusal.Invalid("quota-form", "Kuota: total, category, district, atau agency; paling banyak 500.");
        if (quotas.Any(one => one.People < 0))
            return Refusal.Invalid("quota-negative", "Kuota tidak boleh kurang dari nol.");
        if (quotas.Any(one => (one.Kind == "total") != (one.Code.Length == 0)))
            return Refusal.Invalid("quota-form", "Kuota total tanpa kode; kuota lain memerlukan kode.");
        if (quotas.DistinctBy(one => (one.Kind, one.Code)).Count() != quotas.Count)
            return Refusal.Invalid("overlapping-quotas", "Satu bagian disebut dua kali. Jumlahkan lebih dahulu.");
        if (quotas.FirstOrDefault(one => one.Kind == "total") is not { } total)
            return null;
        var over = quotas
            .Where(one => one.Kind != "total")
            .GroupBy(one => one.Kind)
            .FirstOrDefault(kind => kind.Sum(one => one.People) > total.People);
        return over is null
            ? null
            : Refusal.Invalid("overlapping-quotas", $"Jumlah kuota per {over.Key} melebihi kuota total.");
    }

    private static async Task<string?> Unknown(
        Session session,
        RegionCode region,
        string programme,
        IReadOnlyList<ProgrammeQuota> quotas,
        CancellationToken stop
    )
    {
        var known = await session.List<string>(
            "select 'category:' || code from category where region_code = @region and programme_code = @programme "
                + "union all select 'agency:' || code from agency where region_code = @region "
                + "union all select 'district:' || code from region where level = 3 and code like @within",
            new
            {
                region = region.Code,
                programme,
                within = region.Code + ".%",
            },
            stop
        );
        var wrong = quotas.Where(one => one.Kind != "total").Select(one => $"{one.Kind}:{one.Code}").Except(known);
        return wrong.FirstOrDefault();
    }
}
