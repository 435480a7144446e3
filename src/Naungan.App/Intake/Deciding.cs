using Naungan.Core.People;

namespace Naungan.App.Intake;

/// <summary>
/// Decides the rows of one submission, piece by piece: a usable NIK that nobody has makes a person, one that is known
/// joins
/// that person's row to them. Whatever is less plain is kept for a second look when the whole file is in, because the
/// row
/// that settles it may stand below.
/// </summary>
internal sealed class Deciding(RegisterMatch register)
{
    private readonly List<RowWork> _later = [];

    /// <summary>Rows for <see cref="SecondLook"/>.</summary>
    internal IReadOnlyList<RowWork> Later => _later;

    /// <summary>Decides what can be decided now and returns it.</summary>
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
            else if (row.Facts.Doubt is not null)
                _later.Add(row);
            else
                clear.Add(row);
        }

        if (clear.Count > 0)
            await ByNik(clear, decided);
        return decided;
    }

    internal static void Join(RowWork row, Guid person, string nameKey, DateOnly? born)
    {
        if (SamePerson.Agree(row.Facts.NameKey, row.Facts.BornOn, nameKey, born))
            row.Merge(person, "same-nik");
        else
            row.Wait("nik-of-another", new(person));
    }

    internal static string? Remark(RowWork row) =>
        row.Facts.Category is null ? "occupation-unknown"
        : row.VillageCode is null ? "village-unknown"
        : row.Facts.Healed.Count > 0 ? row.Facts.Healed[0]
        : null;

    private async Task ByNik(List<RowWork> rows, List<RowWork> decided)
    {
        await register.Ask(rows);
        var known = await register.WithSameNik();
        var namesakes = await register.WithSameNameAndDate();
        var here = new Dictionary<string, RowWork>(rows.Count);
        var names = new HashSet<(string, DateOnly?)>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (known.TryGetValue(i, out var person))
                Join(row, person.Id, person.NameKey, person.BirthDate);
            else if (here.TryGetValue(row.Facts.Nik.Digits!, out var earlier))
                Join(row, earlier.PersonId!.Value, earlier.Facts.NameKey, earlier.Facts.BornOn);
            else if (namesakes.Contains(i) || !names.Add((row.Facts.NameKey, row.Facts.BornOn)))
                _later.Add(row);
            else
                row.Accept(Remark(row));
            if (row.IsNew)
                here[row.Facts.Nik.Digits!] = row;
            if (row.Outcome.Length > 0)
                decided.Add(row);
        }
    }
}
