using Naungan.App.Runs;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.Torture.Simulate;

/// <summary>People taken off paid months, and credit that comes back to the treasury.</summary>
internal sealed partial class World
{
    private async Task Close()
    {
        if (AnyRun(RunState.PartlyReconciled, RunState.Reconciled) is not { } run)
            return;
        var named = _random.Next(2) == 0 ? null : run.People.Keys.Where(_ => _random.Next(4) == 0).ToList();
        var chosen = named is null
            ? run.People.Values.Where(person => person is { State: "rejected", IsClosed: false }).ToList()
            : named.ConvertAll(id => run.People[id]);
        var isWaited = chosen.Exists(person => person.IsClosed || person.State == "open");
        var expected = WhyNotYet(run, RunState.PartlyReconciled) ?? (isWaited ? "not-answered" : null);
        var request = new ClosePeople.Request(Regency.Code, run.Id, named, "Meninggal sebelum bulan ini");
        var answer = await ClosePeople.Handle(request, Regency.Officer, Db, Now, default);
        if (Went(named is null ? "close refused" : "close named", expected, answer.Refusal))
        {
            if (answer.Value.Credit.Amount != chosen.Sum(person => person.Amount))
                throw new Violation($"close: {answer.Value.Credit} for {chosen.Count} people");
            Closed(run, chosen);
        }

        await Check(run);
    }

    private void Closed(RunBook run, List<PaidPerson> chosen)
    {
        if (chosen.Count == 0)
            return;
        Books.Events++;
        foreach (var person in chosen)
        {
            var id = run.People.First(one => one.Value == person).Key;
            foreach (var (insurance, amount) in person.Of)
            {
                if (person.State == "accepted")
                    Line(run, insurance).Move("reconciled", "credit", amount);
                Line(run, insurance).Free += amount;
                Books.InForce.Remove((id, run.Month, insurance));
            }

            (person.State, person.IsClosed) = (person.State == "accepted" ? "reversed" : "rejected", true);
        }

        if (run.People.Values.All(person => person.IsClosed || person.State == "accepted"))
            run.State = RunState.Reconciled;
    }

    private async Task ReturnCredit()
    {
        var withCredit = Books.Lines.Values.Where(line => line.Free > 0 || line.Receipts.Count > 0).ToList();
        if (withCredit.Count == 0)
            return;
        var line = withCredit[_random.Next(withCredit.Count)];
        var document = $"STS/{_random.Next(20)}";
        var amount = Math.Max(1, line.Free - _random.Next(3_000)) + (_random.Next(6) == 0 ? 5_000_000 : 0);
        if (line.Receipts.TryGetValue(document, out var before) && _random.Next(2) == 0)
            amount = before;
        var isKnown = line.Receipts.ContainsKey(document);
        var expected =
            isKnown ? (before == amount ? null : "document-used")
            : amount > line.Free ? "credit-missing"
            : null;
        var request = new App.Runs.ReturnCredit.Request(Regency.Code, line.Id, new Rupiah(amount), document);
        var answer = await App.Runs.ReturnCredit.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went(isKnown ? "return again" : "return", expected, answer.Refusal) && !isKnown)
        {
            line.Receipts.Add(document, amount);
            line.Free -= amount;
            line.Move("credit", "returned", amount);
            Books.Events++;
        }

        await Check(null);
    }
}
