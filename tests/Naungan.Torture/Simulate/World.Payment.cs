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
        var amount = run.Amount + (_random.Next(8) == 0 ? 1 : 0);
        var isNew = run.State == RunState.Submitted;
        var differs = amount != run.Amount;
        var expected =
            WhyNotYet(run, RunState.Billed)
            ?? (
                isNew ? (differs ? "billing-differs" : null)
                : differs || code != run.Code ? "billing-exists"
                : null
            );
        var request = new BillRun.Request(Regency.Code, run.Id, code, new Rupiah(amount));
        var answer = await BillRun.Handle(request, Regency.Treasurer, Db, Now, default);
        if (Went(isNew ? "bill" : "bill again", expected, answer.Refusal) && isNew)
        {
            foreach (var insurance in Books.Insurances.Where(one => run.Of(one) > 0))
                Line(run, insurance).Move("reserved", "payable", run.Of(insurance));
            run.Code = code;
            Advance(run, RunState.Billed);
        }

        await Check(run);
    }

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
        var jaminan = insurance == "jkk" ? Jaminan.Jkk : Jaminan.Jkm;
        var wrong = _random.Next(12);
        var papers = new PayRun.Papers(
            jaminan,
            new Rupiah(run.Of(insurance) + (wrong == 0 ? 1 : 0)),
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
        if (papers.Amount.Amount != run.Of(insurance))
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
            Line(run, insurance).Move("payable", "paid", run.Of(insurance));
        run.Papers[insurance] = papers;
        if (run.State == RunState.Billed && Books.Insurances.All(one => IsPaid(run, one)))
            run.State = RunState.Paid;
    }

    private static bool IsPaid(RunBook run, string insurance) =>
        run.Of(insurance) == 0 || run.Papers.GetValueOrDefault(insurance)?.Sp2d is not null;
}
