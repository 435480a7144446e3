using Naungan.App.Law;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Runs;

namespace Naungan.Torture.Simulate;

/// <summary>Months are computed, approved, sent, withdrawn.</summary>
internal sealed partial class World
{
    private async Task Open()
    {
        var known = AnyRun();
        var month = ThisMonth.Plus(_random.Next(-4, 2));
        var terms = new RunTerms(Regency.Code, Programmes[_random.Next(2)], month, Segment.Bpu, "apbd");
        var key = Guid.NewGuid();
        if (known is not null && _random.Next(8) == 0)
        {
            key = known.Key;
            if (_random.Next(2) == 0)
                terms = known.Terms;
        }

        var actor = _random.Next(2) == 0 ? Regency.Treasurer : Regency.Officer;
        var before = Books.Runs.Find(run => run.Key == key);
        var priced = before is null ? Priced(terms) : [];
        var expected =
            before is null ? WhyNotOpened(terms, priced)
            : before.Terms == terms ? null
            : "key-reused";
        var answer = await OpenRun.Handle(new(key, terms), actor, Db, LawFiles.Shipped, Now, default);
        if (Went(before is null ? "open" : "open again", expected, answer.Refusal) && before is null)
            Opened(answer.Value, key, terms, actor.Name, priced);
        await Check(Books.Runs.Find(run => run.Key == key));
    }

    private void Opened(
        RunSummary summary,
        Guid key,
        RunTerms terms,
        string by,
        Dictionary<Guid, Dictionary<string, long>> priced
    )
    {
        var run = new RunBook(summary.Id, key, terms, by);
        foreach (var (person, amounts) in priced)
        {
            run.People[person] = new PaidPerson();
            foreach (var (insurance, amount) in amounts)
            {
                run.People[person].Of[insurance] = amount;
                if (!Books.InForce.TryAdd((person, terms.Month, insurance), run))
                    throw new Violation("the product paid a month twice");
            }
        }

        foreach (var insurance in Books.Insurances.Where(one => run.Of(one) > 0))
            Line(run, insurance).Move("available", "reserved", run.Of(insurance));
        Books.Runs.Add(run);
        Books.Events++;
        if (summary.Amount.Amount != run.Amount || summary.People != run.People.Count)
            throw new Violation($"open: {summary.Amount} for {summary.People}, the clerk has {run.Amount}");
    }

    private Dictionary<Guid, Dictionary<string, long>> Priced(RunTerms terms)
    {
        var priced = new Dictionary<Guid, Dictionary<string, long>>();
        foreach (var person in Books.People.Where(one => one.HasNik))
        {
            if (person.In.GetValueOrDefault(terms.Programme) is not { } membership || !membership.IsIn(terms.Month))
                continue;
            var free = Books.Insurances.Where(one => !Books.InForce.ContainsKey((person.Id, terms.Month, one)));
            var amounts = free.ToDictionary(one => one, one => Books.Price(one, terms.Month, Today));
            if (amounts.Count > 0)
                priced.Add(person.Id, amounts);
        }

        return priced;
    }

    private string? WhyNotOpened(RunTerms terms, Dictionary<Guid, Dictionary<string, long>> priced)
    {
        if (terms.Programme == Regency.Fishers && terms.Month.Year >= SimulateCampaign.FishersUntil)
            return "no-agreement";
        if (!Books.Lines.ContainsKey((terms.Month.Year, terms.Programme, "jkk")))
            return "no-budget";
        var asked = Books
            .People.Select(person => person.In.GetValueOrDefault(terms.Programme))
            .Where(membership => membership?.IsAsked(terms.Month) == true);
        if (!asked.Any(membership => membership!.IsNamed(terms.Month)))
            return "no-decree";
        if (priced.Count == 0)
            return "nothing-to-pay";
        foreach (var insurance in Books.Insurances)
        {
            var needed = priced.Values.Sum(amounts => amounts.GetValueOrDefault(insurance));
            if (Books.Lines[(terms.Month.Year, terms.Programme, insurance)].Available < needed)
                return "budget-exceeded";
        }

        return null;
    }

    /// <summary>Why a step to <paramref name="next"/> is refused before its own rules are asked.</summary>
    private static string? WhyNotYet(RunBook run, RunState next) =>
        run.State == RunState.Reversed ? "run-reversed"
        : run.State < next - 1 ? "step-too-early"
        : null;

    private async Task Approve()
    {
        if (AnyRun(RunState.Computed) is not { } run)
            return;
        var actor = _random.Next(2) == 0 ? Regency.Officer : Regency.SecondOfficer;
        var isNew = run.State == RunState.Computed;
        var expected = WhyNotYet(run, RunState.Approved) ?? (isNew && run.OpenedBy == actor.Name ? "four-eyes" : null);
        var answer = await ApproveRun.Handle(new(Regency.Code, run.Id), actor, Db, Now, default);
        if (Went(isNew ? "approve" : "approve again", expected, answer.Refusal) && isNew)
            Advance(run, RunState.Approved);
        await Check(run);
    }

    private void Advance(RunBook run, RunState state)
    {
        run.State = state;
        Books.Events++;
    }

    private async Task Submit()
    {
        if (AnyRun(RunState.Approved) is not { } run)
            return;
        var isNew = run.State == RunState.Approved;
        var expected = WhyNotYet(run, RunState.Submitted);
        var request = new SubmitRun.Request(Regency.Code, run.Id, folder);
        var answer = await SubmitRun.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went(isNew ? "submit" : "submit again", expected, answer.Refusal))
        {
            var billing = answer.Value.Billing;
            if (billing.Rows != run.People.Count || billing.Amount.Amount != run.Amount)
                throw new Violation($"submit: the file holds {billing.Rows} rows and {billing.Amount}");
            if (run.Sent is { } before && before.Billing.Sha256 != billing.Sha256)
                throw new Violation("submit again: the file has other bytes than before");
            if (isNew)
                Advance(run, RunState.Submitted);
            run.Sent = answer.Value;
        }

        await Check(run);
    }

    private async Task Reverse()
    {
        if (AnyRun() is not { } run)
            return;
        var isNew = run.State <= RunState.Billed;
        var isPaid =
            run.State is > RunState.Billed and < RunState.Reversed
            || run.Papers.Values.Any(one => one.Sp2d is not null);
        var expected =
            run.State < RunState.Billed || run.State == RunState.Reversed ? null
            : isPaid ? "already-paid"
            : run.Credit.Count > 0 ? "credit-used"
            : null;
        var request = new ReverseRun.Request(Regency.Code, run.Id, "Daftar keliru");
        var answer = await ReverseRun.Handle(request, Regency.Officer, Db, Now, default);
        if (Went(isNew ? "reverse" : "reverse again", expected, answer.Refusal) && isNew)
        {
            var from = run.State == RunState.Billed ? "payable" : "reserved";
            foreach (var insurance in Books.Insurances.Where(one => run.Of(one) > 0))
                Line(run, insurance).Move(from, "available", run.Of(insurance));
            foreach (var (person, lines) in run.People)
            {
                lines.State = "reversed";
                foreach (var insurance in lines.Of.Keys)
                    Books.InForce.Remove((person, run.Month, insurance));
            }

            Advance(run, RunState.Reversed);
        }

        await Check(run);
    }

    /// <summary>Two officers press the same button at once: one effect, two equal answers.</summary>
    private async Task TwoAtOnce()
    {
        if (Books.Runs.Find(run => run.State == RunState.Computed) is not { } run)
            return;
        var actor = run.OpenedBy == Regency.Officer.Name ? Regency.SecondOfficer : Regency.Officer;
        var request = new ApproveRun.Request(Regency.Code, run.Id);
        var both = await Task.WhenAll(
            Task.Run(() => ApproveRun.Handle(request, actor, Db, Now, default)),
            Task.Run(() => ApproveRun.Handle(request, actor, Db, Now, default))
        );
        foreach (var answer in both)
            Went("approve, two at once", null, answer.Refusal);
        Advance(run, RunState.Approved);
        await Check(run);
    }
}
