using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;
using Naungan.Core.Names;
using Naungan.Core.People;
using Naungan.Linkage.Modelling;

namespace Naungan.App.Intake;

/// <summary>
/// The rows that wait for a person's decision, each beside the people of the register it may be, with the weights the
/// linkage engine gives each fact.
/// </summary>
public static class ReviewRows
{
    private const int CandidatesMax = 3;
    private const double NameAlikeMin = 0.75; // born the same day besides

    public sealed record Request(RegionCode Government, int Take = 10);

    /// <param name="PutOff">Of those that wait, how many the actor put off.</param>
    public sealed record Answer(IReadOnlyList<Case> Cases, int Waiting, int PutOff);

    /// <param name="IsOwn">The actor sent the list and may therefore not decide.</param>
    /// <param name="PaidMonths">Months paid for the likeliest person.</param>
    /// <param name="Value">What the decision is worth, in months (<see cref="DecisionValue"/>).</param>
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
        int PaidMonths,
        double Value,
        bool IsPutOff,
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
        var queue = await ReviewTables.Waiting(session, government, scope, actor.Name, stop);
        var first = InOrder(queue).Take(request.Take).ToList();
        var told = new Dictionary<Guid, (IntakeTables.Submission, RowsAgain)>();
        foreach (var id in first.Select(row => row.SubmissionId).Distinct())
        {
            var submission = await IntakeTables.ById(session, government, id, stop);
            told[id] = (submission!, await RowsAgain.Of(session, db, government, submission!, stop));
        }

        var cases = new List<Case>();
        foreach (var row in first)
        {
            var asked = new DecideRow.Request(request.Government, row.SubmissionId, row.Sheet, row.RowNumber, null);
            var stored = await ReviewTables.Row(session, government, asked, stop);
            var (submission, again) = told[row.SubmissionId];
            cases.Add(await CaseOf(row, stored!, submission, again, near, actor));
        }

        return new Answer(cases, queue.Count, queue.Count(row => row.PutAt is not null));
    }

    /// <summary>
    /// Where a decision is worth most comes first, what this actor put off comes last; the older before the newer.
    /// </summary>
    private static IEnumerable<ReviewTables.Queued> InOrder(IEnumerable<ReviewTables.Queued> queue) =>
        queue
            .OrderBy(row => row.PutAt ?? DateTimeOffset.MinValue)
            .ThenByDescending(row => DecisionValue.Of(row.PaidMonths, row.Probability))
            .ThenBy(row => row.SubmittedAt)
            .ThenBy(row => row.SubmissionId)
            .ThenBy(row => row.Sheet, StringComparer.Ordinal)
            .ThenBy(row => row.RowNumber);

    private static async Task<Case> CaseOf(
        ReviewTables.Queued queued,
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
            queued.PaidMonths,
            DecisionValue.Of(queued.PaidMonths, queued.Probability),
            queued.PutAt is not null,
            Candidates(row, people, pairs, again.Setting.Places)
        );
    }

    /// <summary>
    /// The likeliest, and after them whoever shares the number, or the birth date and most of the name, however little
    /// they weigh: that is why the row waits.
    /// </summary>
    internal static List<Candidate> Candidates(
        RowWork row,
        List<RegisterLinkage.Side> people,
        List<RegisterLinkage.Pair> pairs,
        PlaceNames places
    )
    {
        var weighed = pairs.Take(CandidatesMax).ToList();
        var others = people.Where(
            (person, i) => weighed.TrueForAll(pair => pair.Person != i) && IsReason(row.Facts, person)
        );
        return
        [
            .. weighed.Select(pair => CandidateOf(people[pair.Person], pair.Probability, pair.Because, places)),
            .. others.Take(CandidatesMax).Select(person => CandidateOf(person, 0, [], places)),
        ];
    }

    private static bool IsReason(RowFacts row, RegisterLinkage.Side person) =>
        (row.Nik.Digits is { } nik && nik == person.Nik)
        || (
            row.BornOn is { } born
            && born == person.BornOn
            && NameLikeness.Of(row.NameKey, person.NameKey) >= NameAlikeMin
        );

    private static Candidate CandidateOf(
        RegisterLinkage.Side person,
        double probability,
        IReadOnlyList<WeightStep> because,
        PlaceNames places
    ) =>
        new(
            Guid.Parse(person.Key),
            person.Name,
            Nik.Mask(person.Nik),
            person.BornOn,
            places.NameOf(person.Village),
            probability,
            because
        );
}
