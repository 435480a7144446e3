using System.Text.RegularExpressions;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Programmes;

/// <summary>
/// Sets up a programme: whose it is, what insurance it pays, for which sectors or groups, under which rules.
/// </summary>
public static partial class CreateProgramme
{
    public const string Action = "programmes.create";
    private const int CategoriesMax = 200;

    /// <param name="Segment">bpu or pu: what its people are to the law.</param>
    /// <param name="Insurance">Keys such as jkk and jkm.</param>
    /// <param name="Agency">Proposes the people and pays.</param>
    /// <param name="Precedence">Lower wins when two programmes claim a person.</param>
    /// <param name="Rules">Names from the rule catalogue; empty means the usual ones.</param>
    public sealed record Request(
        RegionCode Region,
        string Code,
        string Name,
        string Segment,
        IReadOnlyList<string> Insurance,
        string Agency,
        int Precedence,
        string LegalBasis,
        IReadOnlyList<Category> Categories,
        IReadOnlyList<string>? Rules = null
    );

    public sealed record Category(string Code, string Name);

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Code, stop) is not null)
            return Refusal.Invalid("programme-exists", $"Program dengan kode {request.Code} sudah ada.");
        if (!await AgencyExists(session, request, stop))
            return Refusal.NotFound($"OPD dengan kode {request.Agency}");
        var row = new ProgrammeRow
        {
            Code = request.Code,
            Name = request.Name.Trim(),
            Segment = request.Segment,
            Insurance = string.Join(',', request.Insurance),
            AgencyCode = request.Agency,
            Precedence = request.Precedence,
            LegalBasis = request.LegalBasis.Trim(),
        };
        await ProgrammeTables.Insert(session, request.Region, row, now, stop);
        await InsertParts(session, request, stop);
        var detail = $"{row.Insurance}; {request.Categories.Count} kategori";
        await AuditTrail.Append(session, actor, Action, "program " + row.Code, detail, now, stop);
        await session.Commit(stop);
        return row.Code;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (!CodeForm().IsMatch(request.Code) || request.Categories.Any(category => !CodeForm().IsMatch(category.Code)))
            return Refusal.Invalid("code-form", "Kode program dan kategori: huruf kecil, angka, '-' atau '_'.");
        if (string.IsNullOrWhiteSpace(request.Name))
            return Refusal.Invalid("name-missing", "Isi nama program.");
        if (request.Segment is not ("bpu" or "pu"))
            return Refusal.Invalid("segment-unknown", "Segmen harus bpu atau pu.");
        var known = Enum.GetValues<Jaminan>().Where(one => one != Jaminan.None).Select(one => one.Key());
        if (
            request.Insurance.Count == 0
            || request.Insurance.Distinct().Count() != request.Insurance.Count
            || request.Insurance.Except(known).Any()
        )
            return Refusal.Invalid("insurance-unknown", "Pilih satu atau lebih dari jkk, jkm, jht, jp, jkp.");
        if (
            request.Categories.Count is 0 or > CategoriesMax
            || request.Categories.DistinctBy(category => category.Code).Count() != request.Categories.Count
        )
            return Refusal.Invalid("categories", "Isi daftar sektor atau kelompok; kode tidak boleh berulang.");
        return (request.Rules ?? []).FirstOrDefault(name => RuleCatalogue.Find(name) is null) is { } rule
            ? Refusal.Invalid("rule-unknown", $"Syarat '{rule}' tidak dikenal.")
            : null;
    }

    private static async Task<bool> AgencyExists(Session session, Request request, CancellationToken stop) =>
        await session.One<long>(
            "select count(*) from agency where region_code = @region and code = @Agency",
            new { region = request.Region.Code, request.Agency },
            stop
        ) == 1;

    private static async Task InsertParts(Session session, Request request, CancellationToken stop)
    {
        var region = request.Region.Code;
        await session.BulkInsert(
            "category",
            ["region_code", "programme_code", "code", "name", "sort"],
            request.Categories.Select(
                (category, at) => new object?[] { region, request.Code, category.Code, category.Name.Trim(), at + 1 }
            ),
            stop
        );
        await session.BulkInsert(
            "programme_rule",
            ["region_code", "programme_code", "rule"],
            (request.Rules ?? []).Distinct().Select(rule => new object?[] { region, request.Code, rule }),
            stop
        );
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeForm();
}
