using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Plans;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>What months without payment cost the families of a number of people. Nothing is stored.</summary>
public static class AskBreak
{
    public sealed record Request(BreakQuestion Question);

    public static Result<BreakPrice> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, AskPlan.Action, actor.Government) is { } refusal)
            return refusal;
        return BreakPrice.Of(book, request.Question);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "plan break",
            "Menghitung harga jeda pembayaran bagi keluarga peserta",
            "naungan plan break --people 54000 --paid-months 12 --last-paid 2024-12 --return 2026-01 --segment bpu --income 1000000",
            verb =>
            {
                var people = verb.Option<long>("--people", "Banyaknya orang", required: true);
                var paid = verb.Option<int>("--paid-months", "Bulan dibayar tanpa putus sebelum jeda", required: true);
                var last = verb.Option<Month>("--last-paid", "Bulan terakhir yang dibayar", required: true);
                var back = verb.Option<Month>("--return", "Bulan pertama dibayar lagi; kosong bila tidak ada");
                var until = verb.Option<Month>(
                    "--until",
                    "Bulan terakhir yang dilihat; bawaan lima bulan sesudah kembali"
                );
                var segment = verb.Option<string>("--segment", "bpu atau pu", required: true);
                var income = verb.Option<string>("--income", "Penghasilan sebulan (bpu), rupiah");
                var wage = verb.Option<string>("--wage", "Upah sebulan (pu), rupiah");
                verb.Run(run =>
                {
                    Month? again = run.Has(back) ? run.Get(back) : null;
                    var end = run.Has(until) ? run.Get(until) : (again ?? run.Get(last).Plus(12)).Plus(5);
                    var question = new BreakQuestion(
                        "",
                        run.Get(people),
                        LawOptions.One<Segment>(run, segment),
                        LawOptions.Either(run, wage, income),
                        run.Get(paid),
                        run.Get(last),
                        again,
                        end
                    );
                    var answer = Handle(new(question), LawConsole.Actor, LawFiles.Shipped);
                    return Task.FromResult(
                        answer.TryGet(out var price, out var refusal)
                            ? run.Answer<BreakPaper>(BreakPaper.Of(price), PlanText.Write)
                            : run.Refused(refusal)
                    );
                });
            }
        );
}
