using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Agreements;

/// <summary>Records a Nota Kesepakatan or PKS with the insurer: what it covers and from when until when.</summary>
public static class RecordAgreement
{
    public const string Action = "agreements.record";
    private const int ClausesMax = 100;
    private const int ClauseCharactersMax = 2_000;

    /// <param name="Kind">nota-kesepakatan or pks.</param>
    /// <param name="ValidUntil">First day on which it no longer holds.</param>
    /// <param name="Clauses">What was agreed, in the order of the paper.</param>
    /// <param name="Programmes">Programme codes; each is covered with all the insurances it pays.</param>
    public sealed record Request(
        RegionCode Region,
        string Number,
        string Title,
        string Kind,
        string Partner,
        DateOnly SignedOn,
        DateOnly ValidFrom,
        DateOnly ValidUntil,
        IReadOnlyList<string> Programmes,
        IReadOnlyList<string>? Clauses = null
    );

    public static async Task<Result<Guid>> Handle(
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
        if (await AgreementTables.NumberTaken(session, request.Region, request.Number.Trim(), stop))
            return Refusal.Invalid("agreement-exists", "Nomor kesepakatan ini sudah tercatat.");
        var parts = new List<(string, string)>();
        foreach (var code in request.Programmes.Distinct())
        {
            if (await ProgrammeTables.Find(session, request.Region, code, stop) is not { } programme)
                return Refusal.NotFound($"Program {code}");
            parts.AddRange(programme.Insurance.Split(',').Select(insurance => (code, insurance)));
        }

        var row = new AgreementRow
        {
            Id = Ids.New(now),
            Number = request.Number.Trim(),
            Title = request.Title.Trim(),
            Kind = request.Kind,
            Partner = request.Partner.Trim(),
            SignedOn = request.SignedOn,
            ValidFrom = request.ValidFrom,
            ValidUntil = request.ValidUntil,
        };
        await AgreementTables.Insert(session, request.Region, row, parts, now, stop);
        await AgreementTables.InsertClauses(session, request.Region, row.Id, request.Clauses ?? [], stop);
        var detail = string.Join(", ", request.Programmes);
        await AuditTrail.Append(session, actor, Action, "kesepakatan " + row.Number, detail, now, stop);
        await session.Commit(stop);
        return row.Id;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "agreement record",
            "Mencatat nota kesepakatan atau PKS dengan BPJS Ketenagakerjaan",
            "naungan agreement record 180/21/2021 --government 64.02 --title \"Nota Kesepakatan\" --signed-on 2021-09-27 "
                + "--from 2021-09-27 --until 2022-01-01 --programmes pekerja-rentan,ppnpn",
            verb =>
            {
                var read = Options(verb);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = read(run);
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(answer, (id, output) => output.WriteLine($"Kesepakatan {id} tercatat."));
                });
            }
        );

    private static Func<VerbRun, Request> Options(Verb verb)
    {
        var number = verb.Argument("number", "Nomor kesepakatan");
        var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
        var title = verb.Option<string>("--title", "Judul", required: true);
        var kind = verb.Option<string>("--kind", "nota-kesepakatan (bawaan) atau pks");
        var partner = verb.Option<string>("--partner", "Pihak kedua; bawaan BPJS Ketenagakerjaan");
        var signedOn = verb.Option<DateOnly>("--signed-on", "Tanggal tanda tangan", required: true);
        var from = verb.Option<DateOnly>("--from", "Hari pertama berlaku", required: true);
        var until = verb.Option<DateOnly>("--until", "Hari pertama tidak berlaku lagi", required: true);
        var programmes = verb.Option<string>("--programmes", "Kode program, dipisah koma", required: true);
        return run => new Request(
            run.Get(region),
            run.Get(number),
            run.Get(title)!,
            run.Get(kind) ?? "nota-kesepakatan",
            run.Get(partner) ?? "BPJS Ketenagakerjaan",
            run.Get(signedOn),
            run.Get(from),
            run.Get(until),
            run.Get(programmes)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.Kind is not ("nota-kesepakatan" or "pks"))
            return Refusal.Invalid("kind-unknown", "Jenis kesepakatan: nota-kesepakatan atau pks.");
        if (
            string.IsNullOrWhiteSpace(request.Number)
            || string.IsNullOrWhiteSpace(request.Title)
            || string.IsNullOrWhiteSpace(request.Partner)
        )
            return Refusal.Invalid("agreement-incomplete", "Isi nomor, judul, dan pihak kesepakatan.");
        if (request.ValidUntil <= request.ValidFrom)
            return Refusal.Invalid("agreement-dates", "Masa berlaku harus berakhir sesudah dimulai.");
        if (request.SignedOn >= request.ValidUntil)
            return Refusal.Invalid("agreement-dates", "Tanggal tanda tangan harus sebelum masa berlaku berakhir.");
        if (
            request.Clauses is { Count: > ClausesMax }
            || (request.Clauses ?? []).Any(one => one.Length > ClauseCharactersMax)
        )
            return Refusal.Invalid("clauses-too-long", "Paling banyak 100 pasal, masing-masing 2.000 huruf.");
        return request.Programmes.Count == 0
            ? Refusal.Invalid("agreement-incomplete", "Pilih program yang dicakup.")
            : null;
    }
}
