using System.Globalization;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.Torture.Simulate;

/// <summary>Bills and papers of payment, sometimes wrong, often late, one by one.</summary>
internal sealed partial class World
{
    private async Task Bill()
    {
        if (AnyRun(RunState.Submitted) is not { } run)
            return;
        var code = _random.Next(8) == 0 || run.Code is null ? $"K{_random.Next(1000)}" : run.Code;
        var isNew = run.State == RunState.Submitted;
        var credit = isNew ? Wanted(run) : run.Credit;
        var amount = run.Amount - credit.Values.Sum() + (_random.Next(8) == 0 ? 1 : 0);
        var differs = amount + credit.Values.Sum() != run.Amount;
        var expected =
            WhyNotYet(run, RunState.Billed)
            ?? (
                isNew ? (differs ? "billing-differs" : WhyNoCredit(run, credit))
                : differs || code != run.Code ? "billing-exists"
                : null
            );
        var said = credit.ToDictionary(one => Insurance(one.Key), one => new Rupiah(one.Value));
        var request = new BillRun.Request(Regency.Code, run.Id, code, new Rupiah(amount), said);
        var answer = await BillRun.Handle(request, Regency.Treasurer, Db, Now, default);
        var name = (isNew ? "bill" : "bill again") + (credit.Count > 0 ? " with credit" : "");
        if (Went(name, expected, answer.Refusal) && isNew)
            Billed(run, code, credit);
        await Check(run);
    }

    /// <summary>Now and then the insurer takes credit: usually what is free, sometimes more than there is.</summary>
    private Dictionary<string, long> Wanted(RunBook run)
    {
        var wanted = new Dictionary<string, long>();
        foreach (var insurance in Books.Insurances.Where(one => run.Of(one) > 0 && _random.Next(2) == 0))
        {
            var free = Line(run, insurance).Free;
            if (free > 0)
                wanted[insurance] =
                    _random.Next(6) == 0 ? free + 100 : Math.Min(free, Math.Max(1, run.Of(insurance) - 1));
        }

        return wanted;
    }

    private string? WhyNoCredit(RunBook run, Dictionary<string, long> credit)
    {
        foreach (var (insurance, amount) in credit.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (amount <= 0 || amount >= run.Of(insurance))
                return "credit-too-large";
            if (amount > Line(run, insurance).Free)
                return "credit-missing";
        }

        return null;
    }

    private void Billed(RunBook run, string code, Dictionary<string, long> credit)
    {
        foreach (var (insurance, amount) in credit)
        {
            run.Credit[insurance] = amount;
            Line(run, insurance).Free -= amount;
            Line(run, insurance).Move("credit", "paid", amount);
            Line(run, insurance).Move("reserved", "available", amount);
        }

        foreach (var insurance in Books.Insurances.Where(one => run.Of(one) > 0))
            Line(run, insurance).Move("reserved", "payable", run.Owed(insurance));
        run.Code = code;
        Advance(run, RunState.Billed);
    }

    private static Jaminan Insurance(string name) => name == "jkk" ? Jaminan.Jkk : Jaminan.Jkm;

    private async Task Pay()
    {
        if (AnyRun(RunState.Billed) is not { } run)
            return;
        var insurance = Books.Insurances[_random.Next(2)];
        var papers = Papers(run, insurance);
        var expected = WhyNotYet(run, RunState.Paid) ?? WhyNotPaid(run, insurance, papers);
        var request = new PayRun.Request(Regency.Code, run.Id, [papers]);
        var answer = await PayRun.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went("pay", expected, answer.Refusal))
            Paid(run, insurance, papers);
        await Check(run);
    }

    /// <summary>As many of the three papers as chance will have it; sometimes with a number that was another.</summary>
    private PayRun.Papers Papers(RunBook run, string insurance)
    {
        var known = run.Papers.GetValueOrDefault(insurance);
        var number = string.Create(CultureInfo.InvariantCulture, $"{run.Id:N}/{insurance}");
        var spp = known?.SppOn ?? Today;
        var jaminan = Insurance(insurance);
        var wrong = _random.Next(12);
        var papers = new PayRun.Papers(
            jaminan,
            new Rupiah(run.Owed(insurance) + (wrong == 0 ? 1 : 0)),
            "SPP/" + number + (wrong == 1 ? "x" : ""),
            spp
        );
        var depth = Math.Min(2, _random.Next(5));
        if (depth > 0)
            papers = papers with { Spm = "SPM/" + number, SpmOn = known?.SpmOn ?? spp.AddDays(wrong == 2 ? -1 : 1) };
        return depth < 2
            ? papers
            : papers with
            {
                Sp2d = "SP2D/" + number,
                Sp2dOn = known?.Sp2dOn ?? papers.SpmOn!.Value.AddDays(_random.Next(30)),
            };
    }

    private static string? WhyNotPaid(RunBook run, string insurance, PayRun.Papers papers)
    {
        if (run.Of(insurance) == 0)
            return "not-found";
        if (papers.Amount.Amount != run.Owed(insurance))
            return "payment-differs";
        if (papers.SpmOn < papers.SppOn || papers.Sp2dOn < papers.SpmOn)
            return "papers-backwards";
        if (run.Papers.GetValueOrDefault(insurance) is not { } known)
            return null;
        var isOther =
            known.Spp != papers.Spp
            || known.SppOn != papers.SppOn
            || Other(known.Spm, papers.Spm)
            || Other(known.SpmOn, papers.SpmOn)
            || Other(known.Sp2d, papers.Sp2d)
            || Other(known.Sp2dOn, papers.Sp2dOn);
        return isOther ? "payment-changed" : null;
    }

    private static bool Other<T>(T? known, T? said) => known is not null && said is not null && !known.Equals(said);

    private void Paid(RunBook run, string insurance, PayRun.Papers papers)
    {
        var known = run.Papers.GetValueOrDefault(insurance);
        var isNews =
            known is null
            || (known.Spm is null && papers.Spm is not null)
            || (known.Sp2d is null && papers.Sp2d is not null);
        if (!isNews)
            return;
        Books.Events++;
        if (papers.Sp2d is not null && known?.Sp2d is null)
            Line(run, insurance).Move("payable", "paid", run.Owed(insurance));
        run.Papers[insurance] = papers;
        if (run.State == RunState.Billed && Books.Insurances.All(one => IsPaid(run, one)))
            run.State = RunState.Paid;
    }

    private static bool IsPaid(RunBook run, string insurance) =>
        run.Of(insurance) == 0 || run.Papers.GetValueOrDefault(insurance)?.Sp2d is not null;
}
