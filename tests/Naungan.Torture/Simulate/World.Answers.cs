using System.Globalization;
using System.Text;
using Naungan.App.Coverage;
using Naungan.App.Law;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.Core.Runs;

namespace Naungan.Torture.Simulate;

/// <summary>The insurer's odd files, people sent again, and the question of cover.</summary>
internal sealed partial class World
{
    private const string Heading = "KODE_IURAN;NIK;BULAN_IURAN;JUMLAH;STATUS;KODE_TOLAK\r\n";

    private sealed record Row(Guid? Person, string Nik, Core.Time.Month Month, long Amount, bool IsAccepted);

    private async Task Answer()
    {
        if (AnyRun(RunState.Paid, RunState.PartlyReconciled) is not { } run)
            return;
        await Receive(run, Rows(run));
    }

    private async Task Receive(RunBook run, List<Row> rows)
    {
        var text = Heading + string.Concat(rows.Select(row => Written(run, row)));
        var isKnown = run.Files.Contains(text);
        var expected = isKnown ? null : WhyNotYet(run, RunState.PartlyReconciled);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var request = new ReconcileFile.Request(Regency.Code, run.Id, "hasil.csv", file);
        var answer = await ReconcileFile.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went(isKnown ? "answer again" : "answer", expected, answer.Refusal))
            Received(run, rows, text, isKnown, answer.Value);
        await Check(run);
    }

    /// <summary>Partial, doubled, contradicting, of another month, about strangers: whatever an office sends.</summary>
    private List<Row> Rows(RunBook run)
    {
        var rows = new List<Row>();
        var share = _random.Next(4) == 0 ? _random.Next(10) : 10;
        var refusals = _random.Next(3) == 0 ? 4 : 1;
        foreach (var (id, paid) in run.People.Where(_ => _random.Next(10) < share))
        {
            var nik = Books.People.First(person => person.Id == id).Nik;
            var amount = paid.Amount + (_random.Next(20) == 0 ? 100 : 0);
            rows.Add(new(id, nik, run.Month, amount, _random.Next(10) >= refusals));
        }

        if (rows.Count > 0 && _random.Next(3) == 0)
        {
            var row = rows[_random.Next(rows.Count)];
            rows.Add(_random.Next(2) == 0 ? row : row with { IsAccepted = !row.IsAccepted });
            rows.Add(row with { Month = row.Month.Plus(-1) });
            rows.Add(new(null, Regency.Nik(9_000 + _random.Next(99)), run.Month, 16_800, true));
        }

        var order = rows.ToArray();
        _random.Shuffle(order);
        return [.. order];
    }

    private static string Written(RunBook run, Row row)
    {
        var status = row.IsAccepted ? "DITERIMA;" : "DITOLAK;X1";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Code};{row.Nik};{row.Month.Of:00}-{row.Month.Year};{row.Amount};{status}\r\n"
        );
    }

    private void Received(RunBook run, List<Row> rows, string text, bool isKnown, ReconcileFile.Answer answer)
    {
        if (answer.IsRepeated != isKnown)
            throw new Violation($"answer: the file is {(isKnown ? "" : "not ")}known, the product says otherwise");
        if (isKnown)
            return;
        run.Files.Add(text);
        Books.Events++;
        var counts = Judge(run, rows);
        var said = answer.Rows;
        var saidToo = (said.Accepted, said.Rejected, said.Differing, said.Unknown, said.Repeated, said.Conflicting);
        if (counts != saidToo || said.All != rows.Count)
            throw new Violation($"answer: the clerk counts {counts}, the product {saidToo} of {said.All}");
        var accepted = run.People.Values.Count(person => person.State == "accepted");
        var closed = run.People.Values.Count(person => person.IsClosed);
        run.State = accepted + closed == run.People.Count ? RunState.Reconciled : RunState.PartlyReconciled;
        var people = answer.People;
        if (people.Accepted != accepted || people.Closed != closed || people.All != run.People.Count)
            throw new Violation($"answer: {answer.People} where the clerk has {accepted} accepted");
    }

    private (int, int, int, int, int, int) Judge(RunBook run, List<Row> rows)
    {
        var (accepted, rejected, differing, unknown, repeated, conflicting) = (0, 0, 0, 0, 0, 0);
        var said = new Dictionary<Guid, bool>();
        // Everybody is judged by where he stood before the file; a second row about him only agrees or contradicts.
        var stood = run.People.ToDictionary(
            person => person.Key,
            person => person.Value.IsClosed ? "closed" : person.Value.State
        );
        foreach (var row in rows)
        {
            if (row.Month != run.Month || row.Person is not { } id)
            {
                unknown++;
                continue;
            }

            var person = run.People[id];
            var agrees = row.IsAccepted && row.Amount == person.Amount;
            if (said.TryGetValue(id, out var before) || stood[id] == "accepted")
            {
                var same = said.ContainsKey(id) ? before == agrees : agrees;
                (repeated, conflicting) = same ? (repeated + 1, conflicting) : (repeated, conflicting + 1);
            }
            else if (stood[id] == "closed")
                conflicting++;
            else if (!row.IsAccepted && stood[id] == "rejected")
                repeated++;
            else if (!row.IsAccepted)
                (rejected, _) = (rejected + 1, Refuse(run, person));
            else if (agrees)
                (accepted, _) = (accepted + 1, Accept(run, person));
            else
                (differing, _) = (differing + 1, Refuse(run, person));
            said.TryAdd(id, agrees);
        }

        return (accepted, rejected, differing, unknown, repeated, conflicting);
    }

    private bool Accept(RunBook run, PaidPerson person)
    {
        foreach (var (insurance, amount) in person.Of)
            Line(run, insurance).Move(person.State == "open" ? "paid" : "credit", "reconciled", amount);
        person.State = "accepted";
        return true;
    }

    private bool Refuse(RunBook run, PaidPerson person)
    {
        foreach (var (insurance, amount) in person.Of.Where(_ => person.State == "open"))
            Line(run, insurance).Move("paid", "credit", amount);
        person.State = "rejected";
        return true;
    }

    private async Task Resubmit()
    {
        if (AnyRun(RunState.PartlyReconciled) is not { } run)
            return;
        var refused = run.People.Values.Where(person => person is { State: "rejected", IsClosed: false }).ToList();
        var waiting = run.People.Values.Count(person =>
            person is { State: "rejected" or "resubmitted", IsClosed: false }
        );
        var expected = WhyNotYet(run, RunState.PartlyReconciled) ?? (waiting == 0 ? "nothing-to-resubmit" : null);
        var request = new ResubmitRun.Request(Regency.Code, run.Id, folder);
        var answer = await ResubmitRun.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went("resubmit", expected, answer.Refusal))
        {
            foreach (var person in refused)
                person.State = "resubmitted";
            var sent = run
                .People.Where(person => person.Value is { State: "resubmitted", IsClosed: false })
                .Select(person => person.Key);
            var isNew = run.Supplements.Add(string.Join(' ', sent));
            Books.Events += isNew || refused.Count > 0 ? 1 : 0;
            if (answer.Value.Rows != waiting)
                throw new Violation($"resubmit: {answer.Value.Rows} rows for {waiting} people");
        }

        await Check(run);
    }

    /// <summary>Cover is a function of accepted months: three unpaid months keep it, a fourth ends it.</summary>
    private async Task AskCover()
    {
        if (Books.People.Count == 0)
            return;
        var person = Books.People[_random.Next(Books.People.Count)];
        var day = Today.AddDays(-_random.Next(400));
        var month = Core.Time.Month.Containing(day);
        var request = new AskCoverage.Request(Regency.Code, person.Nik, day);
        var answer = await AskCoverage.Handle(request, Regency.Verifier, Db, LawFiles.Shipped, Now, default);
        Went("ask cover", null, answer.Refusal);
        Books.Events++;
        var covering = Books.Insurances.Where(one =>
            Books.Accepted(person.Id, one).Any(paid => paid <= month && month.MonthsSince(paid) <= 3)
        );
        if (!answer.Value.Answer.Programmes.Order().SequenceEqual(covering.Order()))
            throw new Violation(
                $"cover on {day:yyyy-MM-dd}: {string.Join('+', answer.Value.Answer.Programmes)}, the clerk has "
                    + string.Join('+', covering)
            );
        await Check(null);
    }
}
