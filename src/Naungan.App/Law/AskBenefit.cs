using System.CommandLine;
using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>
/// What the law gives after an event, item by item. An estimate for families and officers; the insurer decides.
/// </summary>
public static class AskBenefit
{
    public sealed record Request(BenefitQuestion Question);

    public static Result<Benefit> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        return Benefit.Of(book, request.Question);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "law benefit",
            "Memperkirakan manfaat setelah suatu kejadian, dengan dasar hukumnya; keputusan pada BPJS Ketenagakerjaan",
            "naungan law benefit --event death --on 2025-09-15 --segment bpu --wage 1000000 --member-since 2025-07-16 --paid-months 2",
            verb =>
            {
                var options = new Options(verb);
                verb.Run(run =>
                {
                    var answer = Handle(new Request(options.Question(run)), LawConsole.Actor, LawFiles.Shipped);
                    return Task.FromResult(Print(run, answer));
                });
            }
        );

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet(
            "/law/benefit",
            ([AsParameters] BenefitForm form, HttpContext http, Lawbook book) =>
            {
                if (!form.Read().TryGet(out var question, out var unreadable))
                    return Api.Answer<BenefitAnswer>(unreadable);
                return Handle(new Request(question), http.Actor(), book).TryGet(out var answer, out var refusal)
                    ? Api.Answer<BenefitAnswer>(BenefitAnswer.Of(answer))
                    : Api.Answer<BenefitAnswer>(refusal);
            }
        );

    private static int Print(VerbRun run, Result<Benefit> answer)
    {
        if (!answer.TryGet(out var benefit, out var refusal))
            return run.Refused(refusal);
        return run.Answer<BenefitAnswer>(BenefitAnswer.Of(benefit), (_, output) => Write(benefit, output));
    }

    private static void Write(Benefit benefit, TextWriter output)
    {
        foreach (var item in benefit.Items)
        {
            output.WriteLine($"{item.Amount, 16}  {item.Title}");
            LawBecause.Write(item.Because, output);
        }

        foreach (var withheld in benefit.Withheld)
        {
            output.WriteLine($"{"tidak dibayar", 16}  {withheld.Title}: {withheld.Reason}");
            LawBecause.Write(withheld.Because, output);
        }

        output.WriteLine($"{benefit.Total, 16}  jumlah (perkiraan; BPJS Ketenagakerjaan yang memutuskan)");
    }

    /// <summary>The options of the command and the question they make.</summary>
    private sealed class Options(Verb verb)
    {
        private readonly Option<string?> _event = verb.Option<string>(
            "--event",
            "death, accident-death, accident-total-disability, accident-partial-disability, "
                + "accident-functional-disability, temporary-inability atau accident-costs",
            required: true
        );
        private readonly Option<DateOnly> _on = verb.Option<DateOnly>("--on", "Tanggal kejadian", required: true);
        private readonly Option<string?> _segment = verb.Option<string>("--segment", "bpu atau pu", required: true);
        private readonly Option<string?> _wage = verb.Option<string>("--wage", "Upah sebulan, rupiah");
        private readonly Option<string?> _income = verb.Option<string>("--income", "Penghasilan sebulan (bpu), rupiah");
        private readonly Option<DateOnly> _since = verb.Option<DateOnly>(
            "--member-since",
            "Mulai peserta",
            required: true
        );
        private readonly Option<int> _paid = verb.Option<int>(
            "--paid-months",
            "Bulan iuran yang dibayar",
            required: true
        );
        private readonly Option<int> _unable = verb.Option<int>("--months-unable", "Bulan tidak mampu bekerja");
        private readonly Option<string?> _disability = verb.Option<string>(
            "--disability",
            "Persen cacat menurut tabel"
        );
        private readonly Option<string?> _loss = verb.Option<string>("--function-loss", "Persen berkurangnya fungsi");
        private readonly Option<string?> _children = verb.Option<string>(
            "--children",
            "sd,smp,sma,pt; sd:2 bila tersisa dua tahun"
        );
        private readonly Option<string?> _costs = verb.Option<string>(
            "--costs",
            "Biaya yang dikeluarkan: transport-land:500000,transport-sea:N,transport-air:N,home-care:N,glasses:N"
        );

        public BenefitQuestion Question(VerbRun run)
        {
            if (!LawWords.TryChildren(run.Get(_children), out var children))
                throw new WrongUsageException(_children.Name);
            if (!LawWords.TryCosts(run.Get(_costs), out var costs))
                throw new WrongUsageException(_costs.Name);
            return new BenefitQuestion(
                LawOptions.One<BenefitEvent>(run, _event),
                run.Get(_on),
                LawOptions.One<Segment>(run, _segment),
                LawOptions.Either(run, _wage, _income),
                run.Get(_since),
                run.Get(_paid)
            )
            {
                MonthsUnable = run.Get(_unable),
                DisabilityPercent = LawOptions.Decimal(run, _disability, Rational.Zero),
                FunctionLossPercent = LawOptions.Decimal(run, _loss, Rational.Zero),
                Children = children,
                Costs = costs,
            };
        }
    }
}
