using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Eligibility;

namespace Naungan.App.Eligibility;

/// <summary>
/// Facts that only some rules ask for. They are read for a programme that chose such a rule, and cost others nothing.
/// </summary>
internal sealed class ChosenFacts
{
    private const string WorkSql = """
        select w.person_id, max(case when w.programme_code = @programme then coalesce(w.monthly_income, 0) else 0 end),
            max(case when w.programme_code = @programme and w.segment = 'bpu' and w.monthly_wage is not null
                then 1 else 0 end),
            max(case when w.programme_code <> @programme and w.segment = 'pu' then 1 else 0 end),
            max(case when w.programme_code = @programme and w.standing = 'paid' then 1 else 0 end),
            max(case when w.programme_code = @programme and w.standing = 'independent' then 1 else 0 end)
        from work w where w.region_code = @region /*work*/ group by w.person_id
        """;

    private const string LettersSql = """
        select w.person_id, w.kind, w.signed_on, w.valid_until from person_evidence w
        where w.region_code = @region and w.withdrawn_at is null and w.kind in ('work', 'fitness') /*work*/
        """;

    private const string NamesSql = """
        select w.id, w.name_key, o.name_index from person w
        join outside_person o on o.region_code = w.region_code and o.nik_index = w.nik_index and o.list_id = @list
        where w.region_code = @region and o.name_index is not null /*person*/
        """;

    private const string FundedSql = """
        select w.id, o.answer, o.since, o.until_on from person w
        join outside_person o on o.region_code = w.region_code and o.nik_index = w.nik_index and o.list_id = @list
        where w.region_code = @region /*person*/
        """;

    private static readonly (string Rule, string Kind)[] _payers =
    [
        (RuleCatalogue.NotFundedByProvince, "funded-province"),
        (RuleCatalogue.NotFundedBySharedRevenue, "funded-shared-revenue"),
        (RuleCatalogue.NotFundedByVillage, "funded-village"),
        (RuleCatalogue.NotFundedByCompany, "funded-company"),
    ];

    private readonly Dictionary<Guid, Work> _work = [];
    private readonly Dictionary<(Guid, string), Letter> _letters = [];
    private readonly Dictionary<Guid, bool> _names = [];
    private readonly Dictionary<(Guid, string), ListAnswer> _funded = [];
    private readonly EligibilityTables.Lists _lists;

    private ChosenFacts(EligibilityTables.Lists lists) => _lists = lists;

    private readonly record struct Work(long? Income, WageSign Wage, WorkStanding Standing);

    /// <param name="person">Only this person; null for everybody.</param>
    internal static ChosenFacts Read(
        Session session,
        Vault vault,
        EligibilityLaw law,
        string programme,
        IReadOnlyList<EligibilityRule> rules,
        EligibilityTables.Lists lists,
        Guid? person = null
    )
    {
        bool Asks(params string[] names) => rules.Any(rule => names.Contains(rule.Name));
        var facts = new ChosenFacts(lists);
        var region = law.Government.Code;
        if (Asks(RuleCatalogue.Independent, RuleCatalogue.IncomeBelowUmk))
            facts.ReadWork(session, region, programme, person);
        if (Asks(RuleCatalogue.WorkEvidence, RuleCatalogue.FitnessEvidence))
            facts.ReadLetters(session, region, law.On, person);
        if (Asks(RuleCatalogue.NikMatched) && lists.Dukcapil is { } dukcapil)
            facts.ReadNames(session, vault, region, dukcapil.Id, person);
        foreach (var (_, kind) in _payers.Where(payer => Asks(payer.Rule)))
            facts.ReadFunded(session, region, kind, person);
        return facts;
    }

    internal PersonFacts With(Guid person, PersonFacts facts)
    {
        var work = _work.GetValueOrDefault(person);
        return facts with
        {
            IncomeRupiah = work.Income,
            Wage = work.Wage,
            Standing = work.Standing,
            WorkLetter = _letters.GetValueOrDefault((person, "work")),
            FitnessLetter = _letters.GetValueOrDefault((person, "fitness")),
            NameAgrees = _names.TryGetValue(person, out var agrees) ? agrees : null,
            Funded = new FundedElsewhere(
                FundedBy(person, "funded-province"),
                FundedBy(person, "funded-shared-revenue"),
                FundedBy(person, "funded-village"),
                FundedBy(person, "funded-company")
            ),
        };
    }

    private ListAnswer FundedBy(Guid person, string kind) =>
        _funded.TryGetValue((person, kind), out var answer)
            ? answer
            : new ListAnswer(_lists.ByKind.GetValueOrDefault(kind)?.SnapshotOn);

    private void ReadWork(Session session, string region, string programme, Guid? person)
    {
        var args = new
        {
            region,
            programme,
            person,
        };
        var sql = About(person, WorkSql);
        var rows = session.Each(sql, args, row => (Id: row.Id(0), Found: WorkOf(row)));
        foreach (var (id, found) in rows)
            _work[id] = found;
    }

    // Who is called both is taken for paid: the rule protects those without a wage.
    private static Work WorkOf(RawRow row) =>
        new(
            row.Long(1) is > 0 and var income ? income : null,
            row.Int(2) == 1 ? WageSign.Stated
                : row.Int(3) == 1 ? WageSign.OtherProgramme
                : WageSign.None,
            row.Int(4) == 1 ? WorkStanding.Paid
                : row.Int(5) == 1 ? WorkStanding.Independent
                : WorkStanding.Unknown
        );

    private void ReadLetters(Session session, string region, DateOnly on, Guid? person)
    {
        var rows = session.Each(
            About(person, LettersSql),
            new { region, person },
            row => (Key: (row.Id(0), row.Text(1)), Letter: new Letter(row.Date(2), row.DateOrNull(3)))
        );
        foreach (var letters in rows.GroupBy(row => row.Key, row => row.Letter))
            _letters[letters.Key] = letters.MaxBy(letter => Worth(letter, on));
    }

    // Of several letters the one that holds on the day; between two of a kind the newer.
    private static (bool, bool, DateOnly?) Worth(Letter letter, DateOnly on) =>
        (letter.SignedOn <= on, letter.ValidUntil is not { } last || last >= on, letter.SignedOn);

    private void ReadNames(Session session, Vault vault, string region, Guid list, Guid? person)
    {
        var rows = session.Each(
            About(person, NamesSql),
            new
            {
                region,
                list,
                person,
            },
            row => (Id: row.Id(0), Key: row.Text(1), Index: row.Bytes(2))
        );
        foreach (var row in rows)
            _names[row.Id] = vault.Index("name", row.Key).AsSpan().SequenceEqual(row.Index);
    }

    private void ReadFunded(Session session, string region, string kind, Guid? person)
    {
        if (_lists.ByKind.GetValueOrDefault(kind) is not { } list)
            return;
        var rows = session.Each(
            About(person, FundedSql),
            new
            {
                region,
                list = list.Id,
                person,
            },
            row => (Id: row.Id(0), Answer: row.Text(1), Since: row.DateOrNull(2), Until: row.DateOrNull(3))
        );
        foreach (var row in rows)
            _funded[(row.Id, kind)] = new ListAnswer(list.SnapshotOn, row.Answer, row.Since, row.Until);
    }

    // Asked about one person, a statement reads only that person's rows.
    private static string About(Guid? person, string sql) =>
        person is null
            ? sql
            : sql.Replace("/*work*/", "and w.person_id = @person", StringComparison.Ordinal)
                .Replace("/*person*/", "and w.id = @person", StringComparison.Ordinal);
}
