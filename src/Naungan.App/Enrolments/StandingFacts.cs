using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Roster;
using Naungan.Core.Time;

namespace Naungan.App.Enrolments;

/// <summary>One person in one programme.</summary>
internal readonly record struct Enrolled(string Programme, Guid Person);

/// <summary>
/// The states of everybody in a decree, counted from the insurer's answers. People with the same months and days have
/// the same states, so that each pattern is counted once.
/// </summary>
internal sealed class StandingFacts
{
    private readonly Dictionary<Guid, RunOf> _runs;
    private readonly Dictionary<Guid, List<int>> _accepted = [];
    private readonly Dictionary<Enrolled, DateOnly> _sent = [];
    private readonly Dictionary<Enrolled, Month> _first = [];
    private readonly Dictionary<string, Result<IReadOnlyList<EnrolmentStep>>> _known = [];
    private readonly List<PaidMonth> _months = [];
    private readonly Dictionary<PaidMonth, int> _numbers = [];

    private StandingFacts(IEnumerable<RunOf> runs) => _runs = runs.ToDictionary(run => run.Id);

    internal sealed record Row
    {
        public string ProgrammeCode { get; init; } = "";
        public Guid PersonId { get; init; }
        public DateOnly StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
        public string? Standing { get; init; }
        public DateOnly? StandingSince { get; init; }

        internal Enrolled Key => new(ProgrammeCode, PersonId);
    }

    private sealed record RunOf
    {
        public Guid Id { get; init; }
        public string ProgrammeCode { get; init; } = "";
        public string Reading { get; init; } = "";
        public DateTimeOffset? SubmittedAt { get; init; }
    }

    /// <summary>Everybody who is or was in a decree.</summary>
    internal static Task<List<Row>> People(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Row>(
            "select programme_code, person_id, starts_on, ends_on, standing, standing_since from enrolment "
                + "where region_code = @region and state in ('decreed', 'registered', 'ended') "
                + "and starts_on is not null"
                + session.ForUpdate,
            new { region = region.Code },
            stop
        );

    internal static async Task<StandingFacts> Read(Session session, RegionCode region, CancellationToken stop)
    {
        var runs = await session.List<RunOf>(
            "select id, programme_code, reading, submitted_at from run where region_code = @region",
            new { region = region.Code },
            stop
        );
        var facts = new StandingFacts(runs);
        var lines = session.Each(
            "select person_id, run_id, month, insurance, state from run_line where region_code = @region "
                + "and correction = 0",
            new { region = region.Code },
            row => (Person: row.Id(0), Run: row.Id(1), Month: row.Int(2), Insurance: row.Text(3), State: row.Text(4))
        );
        foreach (var line in lines)
            facts.Add(line.Person, facts._runs[line.Run], line.Month, line.Insurance, line.State == "accepted");
        return facts;
    }

    /// <summary>The states of one person up to a day.</summary>
    internal Result<IReadOnlyList<EnrolmentStep>> Of(Row row, Lawbook law, DateOnly until)
    {
        var months = _accepted.GetValueOrDefault(row.PersonId) ?? [];
        months.Sort();
        DateOnly? sent = _sent.TryGetValue(row.Key, out var day) ? day : null;
        Month? first = _first.TryGetValue(row.Key, out var month) ? month : null;
        var key = FormattableString.Invariant(
            $"{row.StartsOn:O} {row.EndsOn:O} {sent:O} {first} {string.Join(',', months)}"
        );
        if (_known.TryGetValue(key, out var known))
            return known;
        var paid = months.ConvertAll(number => _months[number]);
        var facts = new EnrolmentFacts(row.StartsOn, row.EndsOn, sent, first, paid);
        return _known[key] = EnrolmentHistory.Of(law, until, facts);
    }

    private void Add(Guid person, RunOf run, int month, string insurance, bool isAccepted)
    {
        var key = new Enrolled(run.ProgrammeCode, person);
        if (run.SubmittedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) is var day)
            _sent[key] = _sent.TryGetValue(key, out var before) && before < day ? before : day;
        if (!isAccepted)
            return;
        if (!LawWords.TryProgrammes(insurance, out var one))
            throw new InvalidDataException($"'{insurance}' does not name an insurance.");
        var paid = new PaidMonth(Month.FromNumber(month), one, run.Reading == "pu" ? Segment.Pu : Segment.Bpu);
        if (!_numbers.TryGetValue(paid, out var number))
        {
            number = _numbers[paid] = _months.Count;
            _months.Add(paid);
        }

        if (!_accepted.TryGetValue(person, out var mine))
            _accepted[person] = mine = [];
        mine.Add(number);
        _first[key] = _first.TryGetValue(key, out var first) && first <= paid.Month ? first : paid.Month;
    }
}
