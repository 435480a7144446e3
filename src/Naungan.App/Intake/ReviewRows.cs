using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;
using Naungan.Linkage.Modelling;

namespace Naungan.App.Intake;

/// <summary>
/// The rows that wait for a person's decision, each beside the people of the register it may be, with the weights the
/// linkage engine gives each fact.
/// </summary>
public static class ReviewRows
{
    private const int CandidatesMax = 3;

    public sealed record Request(RegionCode Government, int Take = 10);

    public sealed record Answer(IReadOnlyList<Case> Cases, int Waiting);

    /// <param name="IsOwn">The actor sent the list and may therefore not decide.</param>
    public sealed record Case(
        Guid Submission,
        string FileName,
        string Agency,
        string Sheet,
        int Row,
        string Reason,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string Village,
        bool IsOwn,
        IReadOnlyList<Candidate> Candidates
    );

    /// <param name="Because">The waterfall, without personal numbers.</param>
    public sealed record Candidate(
        Guid Person,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string? Village,
        double Probability,
        IReadOnlyList<WeightStep> Because
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "intake.review", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "intake.review");
        await using var session = await db.Read(stop);
        var near = new NearPeople(session, db.Vault, government, stop);
        var cases = new List<Case>();
        foreach (
            var rows in (await ReviewTables.Waiting(session, government, scope, request.Take, stop)).GroupBy(row =>
                row.SubmissionId
            )
        )
        {
            var submission = await IntakeTables.ById(session, government, rows.Key, stop);
            var again = await RowsAgain.Of(session, db, government, submission!, stop);
            foreach (var row in rows)
                cases.Add(await CaseOf(row, submission!, again, near, actor));
        }

        return new Answer(cases, await ReviewTables.CountWaiting(session, government, scope, stop));
    }

    private static async Task<Case> CaseOf(
        IntakeTables.Row stored,
        IntakeTables.Submission submission,
        RowsAgain again,
        NearPeople near,
        Actor actor
    )
    {
        var row = again.Work(stored);
        var people = await near.Around(row);
        var pairs = RegisterLinkage.Find([NearPeople.SideOf(row)], people, explain: true);
        return new Case(
            stored.SubmissionId,
            submission.FileName,
            submission.AgencyName,
            stored.Sheet,
            stored.RowNumber,
            stored.Reason!,
            row.Facts.Name,
            Nik.Mask(row.Facts.Nik.Digits),
            row.Facts.BornOn,
            again.Village(row.Facts),
            submission.SubmittedBy == actor.Name,
            Candidates(row, people, pairs, again)
        );
    }

    /// <summary>
    /// The likeliest, and after them whoever shares the number, or the name and the birth date, however little they
    /// weigh: that is why the row waits.
    /// </summary>
    private static List<Candidate> Candidates(
        RowWork row,
        List<RegisterLinkage.Side> people,
        List<RegisterLinkage.Pair> pairs,
        RowsAgain again
    )
    {
        var weighed = pairs.Take(CandidatesMax).ToList();
        var others = people.Where(
            (person, i) => weighed.TrueForAll(pair => pair.Person != i) && IsReason(row.Facts, person)
        );
        return
        [
            .. weighed.Select(pair => CandidateOf(people[pair.Person], pair.Probability, pair.Because, again)),
            .. others.Take(CandidatesMax).Select(person => CandidateOf(person, 0, [], again)),
        ];
    }

    private static bool IsReason(RowFacts row, RegisterLinkage.Side person) =>
        (row.Nik.Digits is { } nik && nik == person.Nik)
        || (row.BornOn is { } born && born == person.BornOn && row.NameKey == person.NameKey);

    private static Candidate CandidateOf(
        RegisterLinkage.Side person,
        double probability,
        IReadOnlyList<WeightStep> because,
        RowsAgain again
    ) =>
        new(
            Guid.Parse(person.Key),
            person.Name,
            Nik.Mask(person.Nik),
            person.BornOn,
            again.Setting.Places.NameOf(person.Village),
            probability,
            because
        );
}
