using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Law;

/// <summary>What one person's contribution is in a month, and by which law.</summary>
public static class AskContribution
{
    public sealed record Request(ContributionQuestion Question);

    public static Result<Contribution> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        return Contribution.Of(book, request.Question);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "law contribution",
            "Menghitung iuran satu orang untuk satu bulan, dengan dasar hukumnya",
            "naungan law contribution --segment bpu --programmes jkk,jkm --month 2024-08 --income 1000000 --funding apbd",
            verb =>
            {
                var segment = verb.Option<string>("--segment", "bpu atau pu", required: true);
                var programmes = verb.Option<string>("--programmes", "jkk,jkm,jht,jp,jkp", required: true);
                var month = verb.Option<Month>("--month", "Bulan iuran, misalnya 2024-08", required: true);
                var income = verb.Option<string>("--income", "Penghasilan sebulan (bpu), rupiah");
                var wage = verb.Option<string>("--wage", "Upah sebulan (pu), rupiah; sen setelah titik");
                var risk = verb.Option<int>(
                    "--risk",
                    "Kelas risiko JKK 1 sampai 5 (pu); bawaan kelas kantor pemerintah bila dananya pemerintah"
                );
                var funding = verb.Option<string>("--funding", "apbn, apbd, apbdes, csr atau self", required: true);
                var sector = verb.Option<string>("--sector", "transport atau other; bawaan other");
                verb.Run(run =>
                {
                    if (!LawWords.TryProgrammes(run.Get(programmes), out var set))
                        throw new WrongUsageException(programmes.Name);
                    var question = new ContributionQuestion(
                        LawOptions.One<Segment>(run, segment),
                        set,
                        run.Get(month),
                        LawOptions.Either(run, wage, income),
                        LawOptions.One<Funding>(run, funding),
                        LawOptions.One(run, sector, Sector.Other),
                        run.Has(risk) ? run.Get(risk) : null
                    );
                    var answer = Handle(new Request(question), LawConsole.Actor, LawFiles.Shipped);
                    return Task.FromResult(Print(run, answer));
                });
            }
        );

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet(
            "/law/contribution",
            ([AsParameters] ContributionForm form, HttpContext http, Lawbook book) =>
            {
                if (!form.Read().TryGet(out var question, out var unreadable))
                    return Api.Answer<ContributionAnswer>(unreadable);
                return Handle(new Request(question), http.Actor(), book).TryGet(out var answer, out var refusal)
                    ? Api.Answer<ContributionAnswer>(ContributionAnswer.Of(answer))
                    : Api.Answer<ContributionAnswer>(refusal);
            }
        );

    private static int Print(VerbRun run, Result<Contribution> answer)
    {
        if (!answer.TryGet(out var contribution, out var refusal))
            return run.Refused(refusal);
        return run.Answer<ContributionAnswer>(
            ContributionAnswer.Of(contribution),
            (_, output) => Write(contribution, output)
        );
    }

    private static void Write(Contribution contribution, TextWriter output)
    {
        foreach (var line in contribution.Lines)
        {
            var shares = line.Employer.Amount > 0 ? $"  (pemberi kerja {line.Employer}, pekerja {line.Worker})" : "";
            output.WriteLine($"{line.Programme.Key().ToUpperInvariant(), -4}{line.Amount, 14}{shares}");
            if (line.NotBilled.Amount > 0)
                output.WriteLine($"      di luar tagihan {line.NotBilled}");
            LawBecause.Write(line.Because, output);
        }

        output.WriteLine($"{"", -4}{contribution.Total, 14}  jumlah sebulan");
    }
}
