using System.Globalization;
using Naungan.App.Budgets;
using Naungan.App.Law;
using Naungan.App.Roster;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Roster;

namespace Naungan.Torture.Simulate;

/// <summary>People come, die and move away; years begin and ceilings change.</summary>
internal sealed partial class World
{
    private async Task NewYear(int year)
    {
        foreach (var programme in Programmes)
        {
            foreach (var insurance in Books.Insurances)
            {
                var jaminan = insurance == "jkk" ? Jaminan.Jkk : Jaminan.Jkm;
                var ceiling = _random.Next(500_000, 3_000_000);
                var id = await Regency.Budget(Db, year, programme, jaminan, ceiling, Now);
                var line = new LineBook(id, year);
                line.Move("appropriation", "available", ceiling);
                Books.Lines.Add((year, programme, insurance), line);
                Books.Events++;
            }
        }

        tally.Add("new year");
    }

    /// <summary>A ceiling goes up or down (pergeseran anggaran), or the next year's DPA comes.</summary>
    private async Task Shift()
    {
        var next = Books.Lines.Keys.Max(key => key.Year) + 1;
        if (next <= Now.Year || (Now is { Month: 12 } && next == Now.Year + 1))
        {
            await NewYear(next);
            await Check(null);
            return;
        }

        var line = Books.Lines.Values.ElementAt(_random.Next(Books.Lines.Count));
        var ceiling = Math.Max(0, line.Ceiling + _random.Next(-600_000, 900_000));
        var document = $"DPPA/{_random.Next(400)}";
        var change = ceiling - line.Ceiling;
        var expected =
            change == 0 ? null
            : line.Documents.Contains(document) ? "document-used"
            : line.Available + change < 0 ? "budget-exceeded"
            : null;
        var request = new ReviseBudgetLine.Request(Regency.Code, line.Id, new Rupiah(ceiling), document);
        var answer = await ReviseBudgetLine.Handle(request, Regency.Officer, Db, Now, default);
        if (Went("revise", expected, answer.Refusal) && change != 0)
        {
            line.Documents.Add(document);
            Books.Events++;
            line.Move("appropriation", "available", change);
        }

        await Check(null);
    }

    private async Task Hire(string programme, int count)
    {
        var first = Books.People.Count;
        var noNik = _random.Next(12) == 0;
        var ids = await Regency.Verified(Db, programme, first, count, Now, _ => !noNik);
        var others = Programmes.First(one => one != programme);
        foreach (var (i, id) in ids.Index())
        {
            var person = new PersonBook(id, first + i, !noNik);
            person.In[programme] = new Membership();
            Books.People.Add(person);
        }

        await Decree(programme, ids, "in", null);
        // Now and then the same people are taken into the other programme as well: they must not be paid twice.
        if (_random.Next(5) == 0)
        {
            await using (var session = await Db.Write(default))
            {
                await Regency.Enrol(session, others, ids, "verified", Now);
                await session.Commit();
            }

            foreach (var id in ids)
                Books.People.First(person => person.Id == id).In[others] = new Membership();
            await Decree(others, ids, "in", null);
        }

        await Check(null);
    }

    private async Task Leave()
    {
        var programme = Programmes[_random.Next(2)];
        var there = Books.People.Where(one => one.In.GetValueOrDefault(programme)?.State == "decreed").ToList();
        if (there.Count < 3)
            return;
        var person = there[_random.Next(there.Count)];
        await Decree(programme, [person.Id], "out", _random.Next(2) == 0 ? EndOfCover.Died : "moved");
        await Check(null);
    }

    /// <summary>Drafts and seals a mutation through its two use cases, by two people.</summary>
    private async Task Decree(string programme, IReadOnlyList<Guid> people, string change, string? reason)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"188.45/{++_papers}");
        var from = Today;
        var happened = reason == EndOfCover.Died ? Today.AddDays(-_random.Next(40)) : (DateOnly?)null;
        var entries = people.Select(id => new MutationEntry(change, id, reason, happened)).ToList();
        var draft = new DraftMutation.Request(Regency.Code, programme, number, "Mutasi", from, from, entries);
        var drafted = await DraftMutation.Handle(draft, Regency.Operator, Db, LawFiles.Shipped, Now, default);
        Went("draft " + change, null, drafted.Refusal);
        var sealing = await SealDecree.Handle(new(Regency.Code, number), Regency.Verifier, Db, Now, default);
        Went("seal " + change, null, sealing.Refusal);
        Books.Events += 2;
        // A dead member stays in the month of his death, whenever it becomes known.
        var day = happened is { } died ? Core.Time.Month.Containing(died).Plus(1).FirstDay : from;
        foreach (var id in people)
        {
            var membership = Books.People.First(person => person.Id == id).In[programme];
            membership.Decrees.Add(from);
            if (change == "in")
                (membership.State, membership.StartsOn) = ("decreed", day);
            else
                (membership.State, membership.EndsOn) = ("ended", day);
        }
    }
}
