using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// Draws up a decree that changes a roster: who comes, leaves, takes whose place, or whose data is corrected. It never
/// rewrites a sealed decree; sealing is <see cref="SealDecree"/>. The same number again draws it up anew.
/// </summary>
public static class DraftMutation
{
    public const string Action = "roster.draft";
    private const int EntriesMax = 10_000;

    public sealed record Request(
        RegionCode Region,
        string Programme,
        string Number,
        string Title,
        DateOnly DecidedOn,
        DateOnly EffectiveFrom,
        IReadOnlyList<MutationEntry> Entries,
        string? Signatory = null
    );

    public sealed record Answer(Guid Id, string Number, string AnnexSha256, IReadOnlyList<DecidedEntry> Entries);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var programme = await ProgrammeTables.Find(session, request.Region, request.Programme, stop);
        if (programme is null)
            return Refusal.NotFound($"Program {request.Programme}");
        if (Access.ScopeOf(actor, Action).Agency is { } own && own != programme.AgencyCode)
            return Refusal.NotAllowed;
        var before = await DecreeTables.Lock(session, request.Region, request.Number.Trim(), stop);
        if (before is not null && (before.IsSealed || before.Kind != "mutation"))
            return Refusal.Invalid("decree-number-used", "Nomor ini sudah dipakai keputusan lain.");
        var states = await States(session, request, stop);
        if (!Mutation.Decide(law, request.EffectiveFrom, request.Entries, states).TryGet(out var decided, out var no))
            return no;
        if (await MutationPlaces.Refuse(session, request, stop) is { } full)
            return full;
        var row = Row(request, actor, before?.Id ?? Ids.New(now), now);
        await DecreeTables.Keep(session, request.Region, row, stop);
        await KeepEntries(session, request.Region, row.Id, decided, stop);
        var lines = AnnexRows.OfMutation(session, db.Vault, request.Region, row.Id);
        row = row with { AnnexSha256 = AnnexSeal.Of(row.Head(request.Region), lines) };
        await DecreeTables.Keep(session, request.Region, row, stop);
        var detail = string.Create(CultureInfo.InvariantCulture, $"mutasi {row.People} orang");
        await AuditTrail.Append(session, actor, Action, "SK " + row.Number, detail, now, stop);
        await session.Commit(stop);
        return new Answer(row.Id, row.Number, Convert.ToHexStringLower(row.AnnexSha256), decided);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster mutate",
            "Menyusun SK mutasi untuk seorang yang keluar dan, bila ada, penggantinya; tetapkan dengan roster seal",
            "naungan roster mutate 188.45/702/2021 --government 64.02 --programme pekerja-rentan --decided-on 2021-11-01 "
                + "--effective-from 2021-11-01 --out 019a0000-0000-7000-8000-000000000001 --reason died --happened-on 2021-10-20",
            verb =>
            {
                var read = Options(verb);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = read(run);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) =>
                        {
                            foreach (var one in value.Entries)
                                output.WriteLine(
                                    $"{one.Entry.Change, -10} {one.Entry.Person} {one.EffectiveOn:yyyy-MM-dd}"
                                );
                        }
                    );
                });
            }
        );

    private static Func<VerbRun, Request> Options(Verb verb)
    {
        var number = verb.Argument("number", "Nomor SK mutasi");
        var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
        var programme = verb.Option<string>("--programme", "Kode program", required: true);
        var decidedOn = verb.Option<DateOnly>("--decided-on", "Tanggal SK", required: true);
        var from = verb.Option<DateOnly>("--effective-from", "Hari mulai berlaku", required: true);
        var leaves = verb.Option<Guid>("--out", "Id orang yang keluar", required: true);
        var reason = verb.Option<string>("--reason", "died, moved, employed, office-ended, ...", required: true);
        var happenedOn = verb.Option<DateOnly>("--happened-on", "Tanggal kejadian, wajib untuk died");
        var comes = verb.Option<Guid>("--in", "Id orang yang menggantikan");
        return run =>
        {
            var entries = new List<MutationEntry>
            {
                new("out", run.Get(leaves), run.Get(reason), run.Has(happenedOn) ? run.Get(happenedOn) : null),
            };
            if (run.Has(comes))
                entries.Add(new MutationEntry("in", run.Get(comes), Replaces: run.Get(leaves)));
            return new Request(
                run.Get(region),
                run.Get(programme)!,
                run.Get(number),
                "Perubahan penerima perlindungan",
                run.Get(decidedOn),
                run.Get(from),
                entries
            );
        };
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Number) || string.IsNullOrWhiteSpace(request.Title))
            return Refusal.Invalid("decree-incomplete", "Isi nomor dan judul keputusan.");
        return request.Entries.Count is 0 or > EntriesMax
            ? Refusal.Invalid("mutation-size", "SK mutasi memuat 1 sampai 10.000 orang.")
            : null;
    }

    private static async Task<Dictionary<Guid, string>> States(
        Session session,
        Request request,
        CancellationToken stop
    ) =>
        (
            await session.List<StateRow>(
                "select person_id, state from enrolment where region_code = @region and programme_code = @Programme",
                new { region = request.Region.Code, request.Programme },
                stop
            )
        ).ToDictionary(row => row.PersonId, row => row.State);

    private static DecreeRow Row(Request request, Actor actor, Guid id, DateTimeOffset now) =>
        new()
        {
            Id = id,
            ProgrammeCode = request.Programme,
            Number = request.Number.Trim(),
            Title = request.Title.Trim(),
            Kind = "mutation",
            DecidedOn = request.DecidedOn,
            EffectiveFrom = request.EffectiveFrom,
            Signatory = request.Signatory,
            People = request.Entries.Count,
            DraftedBy = actor.Name,
            DraftedAt = now,
        };

    private static async Task KeepEntries(
        Session session,
        RegionCode region,
        Guid decree,
        IReadOnlyList<DecidedEntry> entries,
        CancellationToken stop
    )
    {
        await session.Run(
            "delete from mutation_entry where region_code = @region and decree_id = @decree",
            new { region = region.Code, decree },
            stop
        );
        await session.BulkInsert(
            "mutation_entry",
            [
                "region_code",
                "decree_id",
                "number",
                "change",
                "person_id",
                "replaces",
                "reason",
                "happened_on",
                "effective_on",
            ],
            entries.Select(
                (one, at) =>
                    new object?[]
                    {
                        region.Code,
                        decree,
                        at + 1,
                        one.Entry.Change,
                        one.Entry.Person,
                        one.Entry.Replaces,
                        one.Reason,
                        one.Entry.HappenedOn,
                        one.EffectiveOn,
                    }
            ),
            stop
        );
    }

    private sealed record StateRow
    {
        public Guid PersonId { get; init; }
        public string State { get; init; } = "";
    }
}
