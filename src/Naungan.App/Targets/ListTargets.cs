using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;

namespace Naungan.App.Targets;

/// <summary>
/// Coverage against each target with both numbers, source and age, and which agencies have listed nobody yet. UCJ,
/// RPJMD and award indicators are read from here.
/// </summary>
public static class ListTargets
{
    public const string Action = "targets.read";

    public sealed record Request(RegionCode Region, DateOnly On);

    public sealed record Line(TargetRow Target, long Insured, long PerMille, string? Warning);

    public sealed record Answer(IReadOnlyList<Line> Lines, IReadOnlyList<AgencyListed> Agencies);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var insured = (await TargetTables.Insured(session, request.Region, stop)).ToDictionary(
            row => (row.Kind, row.Code),
            row => row.People
        );
        var targets = await TargetTables.Of(session, request.Region, stop);
        return new Answer(
            targets.ConvertAll(target => Of(target, insured.GetValueOrDefault((target.Kind, target.Code)), request.On)),
            await TargetTables.Listed(session, request.Region, stop)
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "target list",
            "Cakupan terhadap setiap sasaran, dan instansi yang belum mendata",
            "naungan target list --government 64.02 --json",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), DateOnly.FromDateTime(run.Now.UtcDateTime));
                    var actor = await run.Actor(db, request.Region);
                    return run.Answer(await Handle(request, actor, db, run.Stop), Print);
                });
            }
        );

    private static Line Of(TargetRow target, long insured, DateOnly on)
    {
        var share = new CoverageShare(insured, target.People, target.AsOf, on);
        return new Line(target, insured, share.PerMille, share.Warning);
    }

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var line in answer.Lines)
            output.WriteLine(
                $"{line.Target.Kind, -10} {line.Target.Code, -16} {line.Insured, 9} dari {line.Target.People, 9}  {line.Warning}"
            );
        foreach (var agency in answer.Agencies.Where(agency => agency.People == 0))
            output.WriteLine($"Belum mendata: {agency.Name}");
    }
}
