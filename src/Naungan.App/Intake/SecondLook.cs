using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Intake;
using Naungan.Core.People;

namespace Naungan.App.Intake;

/// <summary>
/// Looks again at rows that were not plain, with everybody in the register: a row without a usable NIK may belong to
/// someone of that name, birth date and village; of two NIKs one slip apart the population office may know which is
/// right.
/// What stays doubtful waits for a person; it makes nobody.
/// </summary>
internal sealed class SecondLook(Session session, Vault vault, RegisterMatch register, SecondLook.Whole whole)
{
    internal sealed record Whole(string Government, DateTimeOffset Now, CancellationToken Stop);

    // Fixed beforehand (docs/linkage.md): pairs the engine gives 0.99 are right in more than 98.5 of a hundred.
    private const double CertainProbability = 0.99;
    private const double DoubtProbability = 0.5;

    private readonly Dictionary<string, RowWork> _made = [];

    internal async Task Decide(IReadOnlyList<RowWork> rows)
    {
        if (rows.Count == 0)
            return;
        await register.Ask(rows);
        var sameNik = await register.WithSameNik();
        var namesakes = await register.WithSameNameAndDate();
        var known = await register.KnownAtDukcapil();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (sameNik.TryGetValue(i, out var person))
                Deciding.Join(row, person.Id, person.NameKey, person.BirthDate);
            else if (row.Facts.Nik.Digits is { } nik && _made.TryGetValue(nik, out var made))
                Deciding.Join(row, made.PersonId!.Value, made.Facts.NameKey, made.Facts.BornOn);
            else
                await AmongNamesakes(row, known.Contains(i), [.. namesakes[i]]);
        }

        await AmongNeighbours(rows.Where(IsStillOpen).ToList());
    }

    /// <summary>Waits for want of a NIK, not because a person must choose.</summary>
    private static bool IsStillOpen(RowWork row) =>
        row is { Outcome: Outcomes.Waiting, VillageCode: not null, Facts.BornOn: not null }
        && row.Reason == row.Facts.Doubt?.Reason;

    /// <summary>
    /// Rows whose name is spelled otherwise are weighed against the people of their village. Only one near-certain
    /// person, born the same day, is joined; a likeness beyond chance is put before a person.
    /// </summary>
    private async Task AmongNeighbours(List<RowWork> rows)
    {
        var near = new NearPeople(session, vault, whole.Government, whole.Stop);
        var people = new List<RegisterLinkage.Side>();
        var worth = new List<RowWork>();
        foreach (var neighbours in rows.GroupBy(row => row.VillageCode!))
        {
            var village = await near.Of(neighbours.Key);
            var sides = neighbours.Select(row => (Row: row, Side: NearPeople.SideOf(row)));
            var weighed = sides
                .Where(side => village.Exists(person => RegisterLinkage.IsWorthWeighing(side.Side, person)))
                .ToList();
            worth.AddRange(weighed.Select(side => side.Row));
            if (weighed.Count > 0)
                people.AddRange(village);
        }

        rows = worth;
        var pairs = RegisterLinkage.Find(rows.ConvertAll(NearPeople.SideOf), people, explain: false);
        foreach (var likely in pairs.Where(pair => !pair.IsForbidden).GroupBy(pair => pair.Row))
        {
            var row = rows[likely.Key];
            var certain = likely.Where(pair => pair.Probability >= CertainProbability).ToList();
            if (certain is [var only] && people[only.Person].BornOn == row.Facts.BornOn)
                row.Merge(Guid.Parse(people[only.Person].Key), "same-person", only.Probability);
            else if (likely.First() is { Probability: >= DoubtProbability } best)
                row.Wait("possible-duplicate", new(Guid.Parse(people[best.Person].Key), best.Probability));
        }
    }

    private async Task AmongNamesakes(RowWork row, bool isKnown, List<RegisterMatch.Known> others)
    {
        var isUsable = row.Facts.Doubt is null;
        var verdicts = others.ConvertAll(other => NearMatch.Of(Evidence(row, isKnown, other), isUsable));
        var same = verdicts.FindAll(verdict => verdict is NearVerdict.Same or NearVerdict.SameAndRowIsRight);
        if (same is [var only])
        {
            var other = others[verdicts.IndexOf(only)];
            if (only == NearVerdict.SameAndRowIsRight)
                await Correct(row, other.Id);
            row.Merge(other.Id, ReasonOf(only, isUsable));
        }
        else if (same.Count > 1 || verdicts.Contains(NearVerdict.Doubtful))
        {
            var first = same.Count > 1 ? same[0] : NearVerdict.Doubtful;
            row.Wait("possible-duplicate", new(others[verdicts.IndexOf(first)].Id));
        }
        else if (row.Facts.Doubt is { } doubt)
        {
            row.Wait(doubt.Reason);
        }
        else
        {
            row.Accept(Deciding.Remark(row));
            _made[row.Facts.Nik.Digits!] = row;
        }
    }

    private static string ReasonOf(NearVerdict verdict, bool isUsable) =>
        verdict == NearVerdict.SameAndRowIsRight ? "nik-corrected"
        : isUsable ? "nik-slip"
        : "same-person";

    private NearEvidence Evidence(RowWork row, bool isKnown, RegisterMatch.Known other) =>
        new(
            Relation(row.Facts.Nik, other),
            isKnown,
            other.IsKnown,
            row.VillageCode is { } village && village == other.VillageCode,
            Equal(row.KkIndex, other.KkIndex),
            Equal(row.PhoneIndex, other.PhoneIndex),
            row.Facts.BornOn is not { } born || NearMatch.IsDefaultDate(born)
        );

    private NikRelation Relation(NikReading nik, RegisterMatch.Known other) =>
        NikRelations.Of(nik, vault.Open(other.NikSealed, "person.nik", other.Id));

    /// <summary>The person was made of the number that does not exist; the row brings the right one.</summary>
    private Task<int> Correct(RowWork row, Guid person) =>
        session.Run(
            "update person set nik_sealed = @nikSealed, nik_index = @NikIndex, nik_state = 'format-valid' "
                + "where region_code = @Government and id = @person",
            new
            {
                whole.Government,
                person,
                nikSealed = vault.Seal(row.Facts.Nik.Digits, "person.nik", person),
                row.NikIndex,
            },
            whole.Stop
        );

    private static bool Equal(byte[]? left, byte[]? right) =>
        left is not null && right is not null && left.AsSpan().SequenceEqual(right);
}
