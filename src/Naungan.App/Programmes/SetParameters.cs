using System.Globalization;
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
/// Sets numbers of a programme's rules stricter than the law, by a decision that is named: a lower age, a lower decile.
/// All at once; an empty set goes back to the law.
/// </summary>
public static class SetParameters
{
    public const string Action = "programmes.parameters";

    /// <param name="Decision">Number of the paper that decided it.</param>
    public sealed record Request(
        RegionCode Region,
        string Programme,
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
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(request.Decision))
            return Refusal.Invalid("document-needed", "Isi nomor keputusan yang menetapkannya.");
        await using var session = await db.Write(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is null)
            return Refusal.NotFound($"Program {request.Programme}");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var law = EligibilityLaw.Of(book, today, request.Region, RuleCatalogue.All);
        if ((law.Refusal ?? law.Value.Narrowed(request.Values).Refusal) is { } no)
            return no;
        var rules = await RuleTables.Chosen(session, request.Region, request.Programme, stop);
        var change = new RuleTables.Change(rules, request.Values, request.Decision.Trim());
        await RuleTables.Replace(session, request.Region, request.Programme, change, actor, now, stop);
        var detail = $"{RuleTables.Written(request.Values)}; {change.Decision}";
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return request.Values.Count;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "programme parameters",
            "Memperketat angka syarat satu program: usia, desil",
            "naungan programme parameters pekerja-rentan --government 64.02 --set \"age-below=60 decile-max=2\" --decision \"Perbup 5/2025\"",
            verb =>
            {
                var programme = verb.Argument("programme", "Kode program");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var set = verb.Option<string>(
                    "--set",
                    string.Join(", ", RuleParameter.All.Select(one => one.Name)) + "; dipisah spasi",
                    required: true
                );
                var decision = verb.Option<string>("--decision", "Nomor keputusan", required: true);
                verb.Run(async run =>
                {
                    if (!TryRead(run.Get(set)!, out var values))
                        throw new WrongUsageException(set.Name);
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme), values, run.Get(decision)!);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (count, output) => output.WriteLine($"{count} parameter dicatat."));
                });
            }
        );

    /// <summary>Words such as <c>age-below=60</c>, in any order.</summary>
    internal static bool TryRead(string text, out IReadOnlyDictionary<string, int> values)
    {
        var found = new Dictionary<string, int>();
        values = found;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Split('=') is not [var name, var number])
                return false;
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            if (!found.TryAdd(name, value))
                return false;
        }

        return true;
    }
}
