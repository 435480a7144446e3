using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>
/// What a return file says of a run: how many rows ended how, whom it accepts, and every row that does more than that.
/// </summary>
internal sealed class FileAnswers
{
    private readonly int[] _counts = new int[Enum.GetValues<ReturnOutcome>().Length];
    private readonly HashSet<UInt128> _accepted;

    internal FileAnswers(IEnumerable<MatchedRow> matched, int rows)
    {
        _accepted = new(rows);
        foreach (var row in matched)
        {
            _counts[(int)row.Outcome]++;
            Amount += row.Row.Amount;
            if (row.Outcome == ReturnOutcome.Accepted)
                _accepted.Add(row.Row.Person);
            else
                Others.Add(row);
        }
    }

    /// <summary>What must be written on a person's lines: accepted, refused, or nothing was said of him.</summary>
    internal readonly record struct Line(Guid Person, string Said, string? Code);

    /// <summary>Rows that did not plainly accept somebody, in the order of the file.</summary>
    internal List<MatchedRow> Others { get; } = [];

    /// <summary>Of all rows.</summary>
    internal Rupiah Amount { get; private set; }

    internal int Rows => _counts.Sum();

    internal int Count(ReturnOutcome outcome) => _counts[(int)outcome];

    /// <summary>Whether more of those still open are accepted than not.</summary>
    internal bool AcceptsMost(IReadOnlyDictionary<UInt128, Awaited> awaited)
    {
        var (open, accepted) = (0, 0);
        foreach (var (key, person) in awaited)
        {
            if (person.State != LineState.Open)
                continue;
            open++;
            accepted += _accepted.Contains(key) ? 1 : 0;
        }

        return accepted > open - accepted;
    }

    /// <param name="awaited">Whom the run waits for.</param>
    /// <param name="acceptsAllOthers">Everybody open who is not named here is accepted without being written.</param>
    internal IEnumerable<Line> Lines(IReadOnlyDictionary<UInt128, Awaited> awaited, bool acceptsAllOthers)
    {
        var refused = new HashSet<UInt128>();
        foreach (var row in Others.Where(row => row.Outcome is ReturnOutcome.Rejected or ReturnOutcome.Differing))
        {
            refused.Add(row.Row.Person);
            yield return new(row.Person!.Value, "refused", row.Code);
        }

        foreach (var (key, person) in awaited)
        {
            var isUnwritten = acceptsAllOthers && person.State == LineState.Open;
            if (_accepted.Contains(key))
            {
                if (!isUnwritten)
                    yield return new(person.Person, "accepted", null);
            }
            else if (isUnwritten && !refused.Contains(key))
            {
                yield return new(person.Person, "nothing", null);
            }
        }
    }
}
