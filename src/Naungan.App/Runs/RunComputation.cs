using Naungan.App.Agreements;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Ledger;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Gathers what a month needs and has Core compute it; shared by opening a run and by looking at one first.
/// </summary>
internal static class RunComputation
{
    /// <summary>Agreement and budget are empty when a run is only looked at.</summary>
    internal sealed record Answer(
        ProgrammeRow Programme,
        ComputedRun Run,
        Guid Agreement,
        IReadOnlyList<BudgetLine> Budget,
        DueDate Due
    );

    internal sealed record ProgrammeRow
    {
        public string AgencyCode { get; init; } = "";
        public string Insurance { get; init; } = "";

        internal Jaminan Insurances => StoredInsurance.Read(Insurance);
    }

    /// <param name="law">The law as it may be known.</param>
    /// <param name="forMoney">
    /// True asks for agreement and budget, and leaves out whom another run pays; false only looks.
    /// </param>
    internal static async Task<Result<Answer>> Of(
        Session session,
        RunTerms terms,
        Lawbook law,
        bool forMoney,
        CancellationToken stop
    )
    {
        if (await ProgrammeOf(session, terms, stop) is not { } programme)
            return Refusal.NotFound($"Program '{terms.Programme}'");
        if (!Question(terms, programme.Insurances, law).TryGet(out var question, out var wrong))
            return wrong;
        var agreed = forMoney ? await AgreementFor(session, terms, programme, stop) : (Result<Guid>)Guid.Empty;
        if (!agreed.TryGet(out var agreement, out var unsigned))
            return unsigned;
        if (!(await BudgetFor(session, terms, programme, forMoney, stop)).TryGet(out var budget, out var poor))
            return poor;
        if (!DueDate.Of(law, terms.Reading, terms.Month).TryGet(out var due, out var noDay))
            return noDay;
        var people = await RunPeople.Of(session, terms, forMoney, stop);
        if (!people.Exists(person => person.InSealedDecree))
            return NoDecree(terms);
        if (!Run.Compute(people, question, new Tariffs(law)).TryGet(out var run, out var noLaw))
            return noLaw;
        return run.Lines.Count == 0 ? NothingToPay(terms) : new Answer(programme, run, agreement, budget, due);
    }

    private static Task<ProgrammeRow?> ProgrammeOf(Session session, RunTerms terms, CancellationToken stop) =>
        session.Maybe<ProgrammeRow>(
            "select agency_code, insurance from programme where region_code = @Region and code = @Programme",
            new { terms.Region, terms.Programme },
            stop
        );

    private static Result<RunQuestion> Question(RunTerms terms, Jaminan insurances, Lawbook law)
    {
        if (Fund.Find(terms.Fund) is not { } fund)
            return Refusal.Invalid("fund-unknown", $"Sumber dana '{terms.Fund}' tidak dikenal.");
        Rational? wage = null;
        if (terms.StatedWage is not null)
        {
            if (!Rational.TryParse(terms.StatedWage, out var stated) || stated <= Rational.Zero)
                return Refusal.Invalid(
                    "income-not-positive",
                    "Isi upah lebih dari nol, misalnya 3150000 atau 3150000.50."
                );
            wage = stated;
        }

        int? risk = null;
        if (terms.Reading == Segment.Pu)
        {
            if (!RiskClass.OfGovernmentOffices(law, terms.Month.FirstDay).TryGet(out var office, out var refusal))
                return refusal;
            risk = office.Class;
        }

        return new RunQuestion(
            terms.Programme,
            terms.Month,
            insurances,
            terms.Reading,
            fund.Funding,
            wage,
            risk,
            [.. terms.TransportCategories ?? []]
        );
    }

    private static async Task<Result<Guid>> AgreementFor(
        Session session,
        RunTerms terms,
        ProgrammeRow programme,
        CancellationToken stop
    )
    {
        string[] insurance = [.. programme.Insurances.Each().Select(one => one.Key())];
        var answer = await AgreementCovering.Ask(session, terms.Region, terms.Programme, insurance, terms.Month, stop);
        return answer.TryGet(out var agreement, out var refusal) ? agreement.Id : refusal;
    }

    private static async Task<Result<IReadOnlyList<BudgetLine>>> BudgetFor(
        Session session,
        RunTerms terms,
        ProgrammeRow programme,
        bool forMoney,
        CancellationToken stop
    )
    {
        if (!forMoney)
            return Array.Empty<BudgetLine>();
        var year = terms.Month.Year;
        var lines = await BudgetTables.LinesFor(session, terms.Region, year, terms.Programme, terms.Fund, stop);
        foreach (var insurance in programme.Insurances.Each())
        {
            if (lines.Count(line => line.Insurance == insurance.Key()) is var count && count != 1)
                return count == 0 ? NoBudget(terms, insurance) : TwoBudgets(terms, insurance);
        }

        return lines;
    }

    private static Refusal NoBudget(RunTerms terms, Jaminan insurance) =>
        Refusal.Invalid(
            "no-budget",
            $"Belum ada pagu {insurance.Key().ToUpperInvariant()} {terms.Month.Year} untuk program '{terms.Programme}' dari "
                + $"dana '{terms.Fund}'. Catat baris DPA-nya dahulu."
        );

    private static Refusal TwoBudgets(RunTerms terms, Jaminan insurance) =>
        Refusal.Invalid(
            "budget-ambiguous",
            $"Ada lebih dari satu rekening {insurance.Key().ToUpperInvariant()} untuk program '{terms.Programme}' dari dana "
                + $"'{terms.Fund}'. Gabungkan pagunya dahulu."
        );

    private static Refusal NoDecree(RunTerms terms) =>
        Refusal.Invalid(
            "no-decree",
            $"Belum ada penerima program '{terms.Programme}' dalam keputusan yang ditetapkan dan berlaku pada "
                + $"{terms.Month.ToWords()}."
        );

    private static Refusal NothingToPay(RunTerms terms) =>
        Refusal.Invalid(
            "nothing-to-pay",
            $"Tidak ada yang perlu dibayar untuk {terms.Month.ToWords()}: semua penerima sudah dibayar atau dikecualikan."
        );
}
