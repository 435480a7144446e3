using System.Globalization;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>
/// The roster of any day, rebuilt from sealed decrees alone: each person's last line on or before that day.
/// </summary>
public static class RosterOn
{
    public const string Action = "roster.read";

    // Later days win; of two decrees with one day the one sealed later. Who left is not on it.
    private const string Sql = """
        select person_id, name, category, village_code, decree_number, since from (
            select l.person_id, l.name, l.category, l.village_code, l.change, d.number as decree_number,
                coalesce(l.effective_on, d.effective_from) as since,
                row_number() over (partition by l.person_id
                    order by coalesce(l.effective_on, d.effective_from) desc, d.sealed_at desc, d.id desc) as newest
            from decree_line l join decree d on d.region_code = l.region_code and d.id = l.decree_id
            where d.region_code = @region and d.programme_code = @programme and d.state = 'sealed'
                and coalesce(l.effective_on, d.effective_from) <= @day
        ) lines where newest = 1 and change <> 'out' order by person_id
        """;

    public sealed record Request(RegionCode Region, string Programme, DateOnly Day);

    public sealed record Person
    {
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public string Category { get; init; } = "";
        public string? VillageCode { get; init; }

        /// <summary>The decree whose line is the last word about the person.</summary>
        public string DecreeNumber { get; init; } = "";
        public DateOnly Since { get; init; }
    }

    public static async Task<Result<IReadOnlyList<Person>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var programme = await ProgrammeTables.Find(session, request.Region, request.Programme, stop);
        if (programme is null)
            return Refusal.NotFound($"Program {request.Programme}");
        if (Access.ScopeOf(actor, Action).Agency is { } own && own != programme.AgencyCode)
            return Refusal.NotAllowed;
        return await session.List<Person>(
            Sql,
            new
            {
                region = request.Region.Code,
                programme = request.Programme,
                day = request.Day,
            },
            stop
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster on",
            "Daftar peserta satu program pada hari tertentu, disusun ulang dari semua SK",
            "naungan roster on 2021-12-01 --government 64.02 --programme pekerja-rentan --json",
            verb =>
            {
                var day = verb.Argument("day", "Hari, 2021-12-01");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                verb.Run(async run =>
                {
                    var isDay = DateOnly.TryParseExact(
                        run.Get(day),
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var on
                    );
                    if (!isDay)
                        throw new WrongUsageException("day");
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme)!, on);
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Stop);
                    return run.Answer(answer, (people, output) => output.WriteLine($"{people.Count} orang."));
                });
            }
        );
}
