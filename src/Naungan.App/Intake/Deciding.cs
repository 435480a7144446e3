using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.People;

namespace Naungan.App.Intake;

/// <summary>
/// Decides the rows of one submission, piece by piece: a usable NIK that nobody has makes a person, one that is known
/// joins that person's row to them. Rows with a doubt are kept until the whole file is in, because the row that settles
/// them may stand below them.
/// </summary>
internal sealed class Deciding(
    Session session,
    Vault vault,
    string government,
    DateTimeOffset now,
    CancellationToken stop
)
{
    private readonly RegisterMatch _register = new(session, government, stop);
    private readonly List<RowWork> _doubtful = [];

    internal IReadOnlyList<RowWork> Doubtful => _doubtful;

    /// <summary>Decides what can be decided now and returns it; the rest waits in <see cref="Doubtful"/>.</summary>
    internal async Task<List<RowWork>> Decide(IReadOnlyList<RowWork> rows)
    {
        var decided = new List<RowWork>(rows.Count);
        var clear = new List<RowWork>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Outcome.Length == 0 && row.Facts.Doubt is { IsFinal: true } doubt)
                row.Reject(doubt.Reason);
            if (row.Outcome.Length > 0)
                decided.Add(row);
            else if (row.NikIndex is null)
                _doubtful.Add(row);
            else
                clear.Add(row);
        }

        if (clear.Count > 0)
            await ByNik(clear, decided);
        return decided;
    }

    internal Task Done() => _register.Done();

    private async Task ByNik(List<RowWork> rows, List<RowWork> decided)
    {
        await _register.Ask(rows);
        var known = await _register.WithSameNik();
        var namesakes = await _register.WithSameNameAndDate();
        var here = new Dictionary<string, RowWork>(rows.Count);
        var hereByName = new Dictionary<(string, DateOnly?), RowWork>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var nik = row.Facts.Nik.Digits!;
            if (known.TryGetValue(i, out var person))
            {
                Join(row, person.Id, person.NameKey, person.BirthDate);
            }
            else if (here.TryGetValue(nik, out var earlier))
            {
                Join(row, earlier.PersonId!.Value, earlier.Facts.NameKey, earlier.Facts.BornOn);
            }
            else if (row.Facts.Doubt is not null)
            {
                // The number is whole but contradicts the row: nobody is made of it, someone of that number may settle
                // it.
                _doubtful.Add(row);
                continue;
            }
            else if (namesakes[i].Any(other => IsProbablySame(row, other)) || IsProbablySame(row, hereByName))
            {
                row.Wait("possible-duplicate");
            }
            else
            {
                row.Accept(Ids.New(now), Remark(row));
                here[nik] = row;
                hereByName.TryAdd((row.Facts.NameKey, row.Facts.BornOn), row);
            }

            decided.Add(row);
        }
    }

    private static void Join(RowWork row, Guid person, string nameKey, DateOnly? born)
    {
        if (SamePerson.Agree(row.Facts.NameKey, row.Facts.BornOn, nameKey, born))
            row.Merge(person, "same-nik");
        else
            row.Wait("nik-of-another");
    }

    private bool IsProbablySame(RowWork row, RegisterMatch.Known other)
    {
        if (row.KkIndex is { } kk && other.KkIndex is { } otherKk && kk.AsSpan().SequenceEqual(otherKk))
            return true;
        return vault.Open(other.NikSealed, "person.nik", other.Id) is { } nik
            && SamePerson.NikIsOneSlipAway(row.Facts.Nik.Digits!, nik);
    }

    private static bool IsProbablySame(RowWork row, Dictionary<(string, DateOnly?), RowWork> here)
    {
        if (!here.TryGetValue((row.Facts.NameKey, row.Facts.BornOn), out var other))
            return false;
        return (row.Facts.Kk is { } kk && kk == other.Facts.Kk)
            || SamePerson.NikIsOneSlipAway(row.Facts.Nik.Digits!, other.Facts.Nik.Digits!);
    }

    private static string? Remark(RowWork row) =>
        row.Facts.Category is null ? "occupation-unknown"
        : row.VillageCode is null ? "village-unknown"
        : row.Facts.Healed.Count > 0 ? row.Facts.Healed[0]
        : null;
}
