using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Programmes;

/// <summary>
/// Chooses which rules of the catalogue a programme asks, and its own numbers for them, by a decision that is named.
/// Assessments from before no longer count for verifying.
/// </summary>
public static class ChooseRules
{
    public const string Action = "programmes.rules";

    /// <param name="Rules">Names of the catalogue; empty goes back to the usual rules.</param>
    /// <param name="Values">Numbers by the names of <see cref="RuleParameter.All"/>.</param>
    /// <param name="Decision">Number of the paper that decided it.</param>
    public sealed record Request(
        RegionCode Region,
        string Programme,
        IReadOnlyList<string> Rules,
        IReadOnlyDictionary<string, int> Values,
        string Decision
    );

    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request, book, today)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is null)
            return Refusal.NotFound($"Program {request.Programme}");
        var names = request.Rules.Distinct().ToList();
        var change = new RuleTables.Change(names, request.Values, request.Decision.Trim());
        await RuleTables.Replace(session, request.Region, request.Programme, change, actor, now, stop);
        var detail = $"{string.Join(',', names)}; {RuleTables.Written(request.Values)}; {change.Decision}";
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return names.Count;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "programme rules",
            "Memilih syarat satu program dari katalog, beserta angkanya",
            "naungan programme rules pekerja-rentan --government 64.02 --decision \"Perbup 5/2025\" "
                + "--rules \"nik-usable alive resident age income-below-umk\" --set \"age-below=60\"",
            verb =>
            {
                var programme = verb.Argument("programme", "Kode program");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var rules = verb.Option<string>(
                    "--rules",
                    "Nama syarat dipisah spasi: " + string.Join(", ", RuleCatalogue.All.Select(rule => rule.Name)),
                    required: true
                );
                var set = verb.Option<string>("--set", "Angka syarat, misalnya age-below=60; dipisah spasi");
                var decision = verb.Option<string>("--decision", "Nomor keputusan", required: true);
                verb.Run(async run =>
                {
                    if (!SetParameters.TryRead(run.Get(set) ?? "", out var values))
                        throw new WrongUsageException(set.Name);
                    await using var db = await run.OpenDb();
                    var names = run.Get(rules)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                    var request = new Request(run.Get(region), run.Get(programme), names, values, run.Get(decision)!);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (count, output) => output.WriteLine($"{count} syarat dipilih."));
                });
            }
        );

    private static Refusal? WhatIsWrong(Request request, Lawbook book, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(request.Decision))
            return Refusal.Invalid("document-needed", "Isi nomor keputusan yang menetapkannya.");
        if (request.Rules.FirstOrDefault(name => RuleCatalogue.Find(name) is null) is { } unknown)
            return Refusal.Invalid("rule-unknown", $"Syarat '{unknown}' tidak dikenal.");
        var rules =
            request.Rules.Count == 0
                ? RuleCatalogue.Usual
                : [.. RuleCatalogue.All.Where(rule => request.Rules.Contains(rule.Name))];
        var stray = request
            .Values.Keys.Select(RuleParameter.Find)
            .FirstOrDefault(parameter => parameter is not null && rules.All(rule => rule.Name != parameter.Rule));
        if (stray is not null)
            return Refusal.Invalid(
                "parameter-without-rule",
                $"'{stray.Title}' hanya berlaku bila syaratnya dipilih. Pilih syaratnya atau kosongkan angkanya."
            );
        var law = EligibilityLaw.Of(book, today, request.Region, rules);
        return law.Refusal ?? law.Value.Narrowed(request.Values).Refusal;
    }
}
