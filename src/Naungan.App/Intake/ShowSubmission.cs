using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>One submission: how many rows ended how, and why; and a page of its rows, their numbers masked.</summary>
public static class ShowSubmission
{
    /// <param name="Outcome">Only rows with this outcome; all when empty.</param>
    /// <param name="Reason">Only rows with this reason; all when empty.</param>
    public sealed record Request(
        RegionCode Government,
        Guid Submission,
        string Outcome = "",
        string Reason = "",
        int Skip = 0,
        int Take = 0
    );

    /// <param name="Rows">The asked page of rows, in the order of the file.</param>
    /// <param name="RowCount">How many rows the filter leaves.</param>
    /// <param name="Job">The reading of the file, while it is not done.</param>
    public sealed record Answer(
        IntakeTables.Submission Submission,
        IReadOnlyList<IntakeTables.ReasonCount> Reasons,
        IReadOnlyList<ShownRow> Rows,
        int RowCount,
        [property: System.Text.Json.Serialization.JsonIgnore] Job? Job
    );

    public sealed record ShownRow(
        string Sheet,
        int Row,
        string Outcome,
        string? Reason,
        Guid? Person,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string Village
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "intake.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        var submission = await IntakeTables.ById(session, government, request.Submission, stop);
        var own = Access.ScopeOf(actor, "intake.read").Agency;
        if (submission is null || (own is not null && own != submission.AgencyCode))
            return Refusal.NotFound("Berkas usulan");
        return new Answer(
            submission,
            await IntakeTables.Reasons(session, government, submission.Id, stop),
            request.Take == 0 ? [] : await Rows(request, session, db, submission, stop),
            await IntakeTables.CountRows(session, government, submission.Id, request.Outcome, request.Reason, stop),
            await JobTables.ById(session, government, submission.Id, stop) is { State: not JobStates.Done } job
                ? job
                : null
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "intake show",
            "Menampilkan hasil satu berkas usulan",
            "naungan intake show 0190f5a2-7c1e-7000-8000-000000000001",
            verb =>
            {
                var id = verb.Argument("ID", "Nomor usulan");
                var government = verb.Option<RegionCode>("--government", "Kode daerah, bila lebih dari satu");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var submission = WhichGovernment.Submission(run.Get(id));
                    RegionCode? given = run.Has(government) ? run.Get(government) : null;
                    var region = await WhichGovernment.Of(db, given, submission, run.Stop);
                    var request = new Request(region, submission);
                    var answer = await Handle(request, await run.Actor(db, region), db, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static async Task<List<ShownRow>> Rows(
        Request request,
        Session session,
        Db db,
        IntakeTables.Submission submission,
        CancellationToken stop
    )
    {
        var again = await RowsAgain.Of(session, db, request.Government.Code, submission, stop);
        var rows = await IntakeTables.RowsWith(
            session,
            request.Government.Code,
            submission.Id,
            request.Outcome,
            request.Reason,
            request.Skip,
            request.Take,
            stop
        );
        return rows.ConvertAll(row => Shown(row, again));
    }

    private static ShownRow Shown(IntakeTables.Row row, RowsAgain again)
    {
        var facts = again.Facts(row);
        return new(
            row.Sheet,
            row.RowNumber,
            row.Outcome,
            row.Reason,
            row.PersonId,
            facts.Name,
            Nik.Mask(facts.Nik.Digits),
            facts.BornOn,
            facts.Ignored is null ? again.Village(facts) : ""
        );
    }

    private static void Print(Answer shown, TextWriter output)
    {
        var made = shown.Submission;
        output.WriteLine($"{made.FileName}  {made.AgencyName}, program {made.ProgrammeCode}");
        output.WriteLine(
            $"  {made.RowsRead} baris: {made.Accepted} diterima, {made.Merged} digabung, {made.Waiting} menunggu, "
                + $"{made.Rejected} ditolak ({made.Ignored} baris bukan data orang)"
        );
        foreach (var reason in shown.Reasons.Where(reason => reason.Reason is not null))
            output.WriteLine(
                $"    {reason.Rows, 7} {ReasonWords.Outcome(reason.Outcome)}: {ReasonWords.Of(reason.Reason)}"
            );
    }
}
