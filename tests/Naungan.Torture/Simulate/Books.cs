using Naungan.App.Runs;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.Torture.Simulate;

/// <summary>
/// What should be true, kept by an independent and simple-minded clerk: dictionaries, no SQL, no law files, nothing of
/// the product's rules.
/// </summary>
internal sealed class Books
{
    internal static readonly string[] Insurances = ["jkk", "jkm"];

    internal Dictionary<(int Year, string Programme, string Insurance), LineBook> Lines { get; } = [];

    internal List<RunBook> Runs { get; } = [];

    internal List<PersonBook> People { get; } = [];

    /// <summary>Which run pays a person's month; nobody is ever here twice.</summary>
    internal Dictionary<(Guid Person, Month Month, string Insurance), RunBook> InForce { get; } = [];

    /// <summary>Length of the audit chain.</summary>
    internal long Events { get; set; }

    /// <summary>Months the insurer accepted for somebody, of an insurance.</summary>
    internal IEnumerable<Month> Accepted(Guid person, string insurance) =>
        InForce
            .Where(paid => paid.Key.Person == person && paid.Key.Insurance == insurance)
            .Where(paid => paid.Value.People[person].State == "accepted")
            .Select(paid => paid.Key.Month);

    /// <summary>
    /// 16,800 a month, and one hundredth of it for August 2020 to January 2021 once that was promulgated on 1 September
    /// 2020 (PP 49/2020).
    /// </summary>
    internal static long Price(string insurance, Month month, DateOnly known)
    {
        var full = insurance == "jkk" ? 10_000 : 6_800;
        var isRelieved = month >= new Month(2020, 8) && month <= new Month(2021, 1);
        return isRelieved && known >= new DateOnly(2020, 9, 1) ? full / 100 : full;
    }
}

/// <summary>One budget line; each rupiah of its ceiling lies on one account.</summary>
internal sealed class LineBook(Guid id, int year)
{
    internal Guid Id { get; } = id;

    internal int Year { get; } = year;

    internal Dictionary<string, long> On { get; } = [];

    internal HashSet<string> Documents { get; } = [];

    /// <summary>Credit nobody waits for any more.</summary>
    internal long Free { get; set; }

    /// <summary>Receipts of the treasury and their amounts.</summary>
    internal Dictionary<string, long> Receipts { get; } = [];

    internal long Ceiling => -On.GetValueOrDefault("appropriation");

    internal long Available => On.GetValueOrDefault("available");

    internal void Move(string from, string to, long amount)
    {
        On[from] = On.GetValueOrDefault(from) - amount;
        On[to] = On.GetValueOrDefault(to) + amount;
    }
}

internal sealed class PersonBook(Guid id, int number, bool hasNik)
{
    internal Guid Id { get; } = id;

    internal string Nik { get; } = Regency.Nik(number);

    internal bool HasNik { get; } = hasNik;

    internal Dictionary<string, Membership> In { get; } = [];
}

internal sealed class Membership
{
    internal string State { get; set; } = "verified";

    internal List<DateOnly> Decrees { get; } = [];

    internal DateOnly StartsOn { get; set; }

    internal DateOnly? EndsOn { get; set; }

    internal bool IsAsked(Month month) => State == "decreed" || (State == "ended" && EndsOn > month.FirstDay);

    internal bool IsNamed(Month month) => Decrees.Exists(day => day <= month.LastDay);

    internal bool IsIn(Month month) =>
        IsAsked(month) && IsNamed(month) && StartsOn <= month.LastDay && !(EndsOn <= month.FirstDay);
}

internal sealed class RunBook(Guid id, Guid key, RunTerms terms, string openedBy)
{
    internal Guid Id { get; } = id;

    internal Guid Key { get; } = key;

    internal RunTerms Terms { get; } = terms;

    internal Month Month => Terms.Month;

    internal string OpenedBy { get; } = openedBy;

    internal RunState State { get; set; } = RunState.Computed;

    internal string? Code { get; set; }

    internal Dictionary<string, long> Credit { get; } = [];

    /// <summary>What of an account fresh money must pay.</summary>
    internal long Owed(string insurance) => Of(insurance) - Credit.GetValueOrDefault(insurance);

    internal SubmitRun.Answer? Sent { get; set; }

    internal SortedDictionary<Guid, PaidPerson> People { get; } = [];

    internal Dictionary<string, PayRun.Papers> Papers { get; } = [];

    internal HashSet<string> Files { get; } = [];

    internal HashSet<string> Supplements { get; } = [];

    internal long Amount => People.Values.Sum(person => person.Amount);

    internal long Of(string insurance, Func<PaidPerson, bool>? chosen = null) =>
        People.Values.Where(chosen ?? (_ => true)).Sum(person => person.Of.GetValueOrDefault(insurance));
}

internal sealed class PaidPerson
{
    internal Dictionary<string, long> Of { get; } = [];

    internal string State { get; set; } = "open";

    /// <summary>Taken off the month: refused for good, or wrong although accepted.</summary>
    internal bool IsClosed { get; set; }

    internal long Amount => Of.Values.Sum();
}
