using System.Text.Json;
using Naungan.App.Audit;
using Naungan.App.Matching;
using Naungan.App.Platform;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// Takes in a person typed by hand, as a submission of one row: its agency, programme and verification are those of any
/// list. Who may be meant in the register was shown before; the sender says who it is, or that it is none of them, and
/// that is remembered. Two sound NIKs are never joined on the sender's word alone: such a row waits for a verifier.
/// </summary>
public static class TypePerson
{
    /// <param name="SameAs">The person of the register it is; null when it is nobody there.</param>
    /// <param name="NotSame">People that were shown and are somebody else.</param>
    public sealed record Request(
        RegionCode Government,
        string Agency,
        string Programme,
        TypedPerson Person,
        Guid? SameAs,
        IReadOnlyList<Guid> NotSame
    );

    /// <param name="AlreadyKnown">The same was typed before; nothing was changed.</param>
    public sealed record Answer(Guid Submission, string Outcome, string? Reason, Guid? Person, bool AlreadyKnown);

    internal const string Same = "typed-same";
    internal const string Different = "typed-different";

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        var (government, agency, programme, person, _, _) = request;
        var opened = await TypedFile.Of(government, agency, programme, person, actor, db, now, stop);
        if (!opened.TryGet(out var typed, out refusal))
            return refusal;
        await using (typed)
            return await Take(request, typed.File, actor, db, stop);
    }

    private static async Task<Result<Answer>> Take(
        Request request,
        OpenFile file,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        var whole = file.Whole;
        var (government, now) = (whole.Government, whole.Now);
        await using var session = await IntakeLock.Write(db, government, stop);
        var known = await IntakeTables.WithBytes(session, government, whole.Agency, whole.Programme, file.Sha256, stop);
        if (known is not null)
            return await Told(session, government, known.Id, alreadyKnown: true, stop);
        RowWork? typed = null;
        Refusal? problem = null;
        var counts = await TakeIn.Rows(session, file, actor, stop, Decide);
        if (!counts.TryGet(out _, out var refusal))
            return refusal;
        if (typed is null || problem is not null)
            return problem ?? CompareTyped.NoRow;
        await Remember(session, government, request, typed, whole, actor, stop);
        if (typed.IsNew && await SubmissionTables.OthersWait(session, government, whole.Submission, stop))
            await LookAgainAtWaiting.Queue(session, government, actor.Name, now, stop);
        var subject = "submission " + whole.Submission;
        var detail = $"typed, {typed.Outcome} {typed.Reason}";
        await AuditTrail.Append(session, actor, "intake.submit", subject, detail, now, stop);
        var answer = await Told(session, government, whole.Submission, alreadyKnown: false, stop);
        await session.Commit(stop);
        return answer;

        async Task Decide(IReadOnlyList<RowWork> rows)
        {
            typed ??= rows.FirstOrDefault(row => row.Facts.Ignored is null);
            if (typed is null || !rows.Contains(typed))
                return;
            var people = await new NearPeople(session, db.Vault, government, stop).Around(typed);
            problem = Decided(request, typed, people, CompareTyped.Candidates(typed, people, file.Setting));
        }
    }

    /// <summary>Null when the row may be kept; otherwise what to do first.</summary>
    private static Refusal? Decided(
        Request request,
        RowWork row,
        List<RegisterLinkage.Side> people,
        List<ReviewRows.Candidate> candidates
    )
    {
        var facts = row.Facts;
        if (request.SameAs is { } same)
        {
            if (people.Find(side => side.Key == same.ToString()) is not { } person)
                return Refusal.NotFound("Orang");
            if (facts.Nik.Digits is { } nik && facts.Nik.IsUsable && person.Nik is { } other)
            {
                if (nik == other)
                    Deciding.Join(row, same, person.NameKey, person.BornOn);
                else
                    row.Wait("possible-duplicate");
            }
            else
            {
                row.Merge(same, Same);
            }
        }
        else if (candidates.Exists(candidate => !request.NotSame.Contains(candidate.Person)))
        {
            return Unseen;
        }
        else if (candidates.Count > 0 && facts.Doubt is null)
        {
            // Who has the number is among the candidates: it cannot be somebody else's too.
            if (people.Exists(side => side.Nik is not null && side.Nik == facts.Nik.Digits))
                row.Wait("nik-of-another");
            else
                row.Accept(Different);
        }

        return null;
    }

    private static async Task Remember(
        Session session,
        string government,
        Request request,
        RowWork row,
        IntakeWriter.Whole whole,
        Actor actor,
        CancellationToken stop
    )
    {
        if (row.Reason is Same or Different)
            await ReviewTables.Remember(
                session,
                government,
                new(request.Government, whole.Submission, row.Facts.Sheet, row.Facts.Row, request.SameAs),
                "typed",
                actor.Name,
                whole.Now,
                stop
            );
        if (row is not { IsNew: true, Reason: Different, PersonId: { } made })
            return;
        foreach (var other in request.NotSame)
            await MergeTables.KeepApart(session, government, made, other, actor.Name, whole.Now, stop);
    }

    private static async Task<Result<Answer>> Told(
        Session session,
        string government,
        Guid submission,
        bool alreadyKnown,
        CancellationToken stop
    )
    {
        var rows = await IntakeTables.RowsWith(session, government, submission, "", "", 0, 10, stop);
        var row = rows.Find(row => row.Outcome != Outcomes.Ignored);
        return row is null
            ? CompareTyped.NoRow
            : new Answer(submission, row.Outcome, row.Reason, row.PersonId, alreadyKnown);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "people type",
            "Memasukkan satu orang dari berkas JSON; tanpa --same-as atau --new hanya dibandingkan dengan yang terdaftar",
            "naungan people type orang.json --government 64.02 --agency distransnaker --programme pekerja-rentan",
            verb =>
            {
                var file = verb.Argument(
                    "FILE",
                    "JSON: nik, kk, name, born, sex, village (kode), address, phone, work"
                );
                var government = verb.Option<RegionCode>("--government", "Kode daerah", required: true);
                var agency = verb.Option<string>("--agency", "Instansi pengusul", required: true);
                var programme = verb.Option<string>("--programme", "Program", required: true);
                var sameAs = verb.Option<Guid>("--same-as", "Id orang terdaftar yang dimaksud");
                var isNew = verb.Flag("--new", "Bukan siapa pun yang mirip; simpan sebagai orang baru");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var actor = await run.Actor(db, run.Get(government));
                    var person = Read(run.Get(file));
                    var asked = new CompareTyped.Request(
                        run.Get(government),
                        run.Get(agency)!,
                        run.Get(programme)!,
                        person
                    );
                    var compared = await CompareTyped.Handle(asked, actor, db, run.Now, run.Stop);
                    if (!compared.TryGet(out var found, out _) || !(run.Get(isNew) || run.Has(sameAs)))
                        return run.Answer(compared, Print);
                    var request = new Request(
                        asked.Government,
                        asked.Agency,
                        asked.Programme,
                        person,
                        run.Has(sameAs) ? run.Get(sameAs) : null,
                        [.. found.Candidates.Select(candidate => candidate.Person)]
                    );
                    return run.Answer(await Handle(request, actor, db, run.Now, run.Stop), Print);
                });
            }
        );

    private static TypedPerson Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TypedPerson>(File.ReadAllText(path), PlainJson.Options)
                ?? throw new WrongUsageException("FILE");
        }
        catch (Exception problem) when (problem is JsonException or IOException)
        {
            throw new WrongUsageException("FILE");
        }
    }

    private static void Print(CompareTyped.Answer found, TextWriter output)
    {
        output.WriteLine($"{found.Name}  {found.NikMasked}  {found.BornOn:yyyy-MM-dd}  {found.Village}");
        if (found.Doubt is { } doubt)
            output.WriteLine("  " + ReasonWords.Of(doubt));
        foreach (var one in found.Candidates)
            output.WriteLine(
                $"  {one.Person}  {one.Name}  {one.NikMasked}  {one.BornOn:yyyy-MM-dd}  {one.Village}  "
                    + $"peluang sama {one.Probability:0.00}"
            );
        output.WriteLine("Belum disimpan. Ulangi dengan --same-as ID, atau --new.");
    }

    private static void Print(Answer made, TextWriter output) =>
        output.WriteLine(
            made.AlreadyKnown
                ? $"Sudah pernah dimasukkan (usulan {made.Submission}); tidak ada yang berubah."
                : $"Usulan {made.Submission}: {ReasonWords.Outcome(made.Outcome)}. {ReasonWords.Of(made.Reason)}"
        );

    private static Refusal Unseen { get; } =
        Refusal.Invalid(
            "candidates-unseen",
            "Ada orang terdaftar yang mirip dan belum Anda lihat. Bandingkan lagi, lalu putuskan."
        );
}
