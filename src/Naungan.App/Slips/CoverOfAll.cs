using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Law;

namespace Naungan.App.Slips;

/// <summary>
/// The cover of everybody on a day: the same question as for one person, asked once for each distinct row of paid
/// months, of which a government has some hundreds.
/// </summary>
internal static class CoverOfAll
{
    internal static Result<Dictionary<Guid, Cover>> On(
        Lawbook law,
        DateOnly day,
        IEnumerable<SlipTables.PaidRow> rows,
        CancellationToken stop
    )
    {
        var known = new Dictionary<string, Cover>();
        var covers = new Dictionary<Guid, Cover>();
        var months = new List<PaidMonth>();
        var person = Guid.Empty;
        foreach (var row in rows.Append(new SlipTables.PaidRow()))
        {
            if (row.PersonId != person)
            {
                stop.ThrowIfCancellationRequested();
                if (months.Count > 0)
                {
                    var pattern = string.Join(';', months);
                    if (!known.TryGetValue(pattern, out var cover))
                    {
                        if (!Cover.On(law, day, months).TryGet(out cover, out var refusal))
                            return refusal;
                        known[pattern] = cover;
                    }
                    covers[person] = cover;
                }
                months.Clear();
                person = row.PersonId;
            }
            if (person != Guid.Empty)
                months.Add(row.ToPaid());
        }
        return covers;
    }
}
