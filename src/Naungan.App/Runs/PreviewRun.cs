using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Computes a month without storing it or asking for money: what a run would hold, or what the same people would cost
/// under the other reading of the law.
/// </summary>
public static class PreviewRun
{
    /// <param name="ByInsurance">Sum of each insurance.</param>
    /// <param name="Law">What the tariffs rest on.</param>
    public sealed record Answer(
        int People,
        Rupiah Amount,
        IReadOnlyDictionary<string, Rupiah> ByInsurance,
        IReadOnlyList<RunExclusion> Exclusions,
        Explanation Law,
        string Sha256
    );

    public static async Task<Result<Answer>> Handle(
        RunTerms terms,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.open", terms.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var known = law.KnownAt(DateOnly.FromDateTime(now.UtcDateTime));
        if (!(await RunComputation.Of(session, terms, known, forMoney: false, stop)).TryGet(out var answer, out var no))
            return no;
        return new Answer(
            answer.Run.People,
            answer.Run.Amount,
            answer.Programme.Insurances.Each().ToDictionary(one => one.Key(), answer.Run.Of),
            answer.Run.Exclusions,
            Explanation.Joined(answer.Run.Tariffs.Select(tariff => Citations.Read(tariff.Because))),
            Convert.ToHexStringLower(answer.Run.Sha256)
        );
    }
}
