using System.Numerics;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.Core.Plans;

/// <summary>
/// Any two of money, people and months give the third. Whole numbers only; the most people under several ceilings is
/// an exact optimum (<see cref="Packing"/>), and the answer says so when it is.
/// </summary>
public static class PlanSolver
{
    /// <summary>
    /// Refuses what is no plan, months without law (<c>no-law-on</c>), money no ceiling covers
    /// (<c>no-ceiling-covers</c>) and people who must be in and do not fit (<c>ceiling-too-small</c>).
    /// </summary>
    public static Result<PlanAnswer> Solve(Lawbook book, Plan plan)
    {
        if (PlanCheck.Of(plan) is { } refusal)
            return refusal;
        if (!Supposition.Suppose(book, plan.Suppositions).TryGet(out var law, out var notFitting))
            return notFitting;
        if (!PlanBoard.Of(law, plan).TryGet(out var board, out var noLaw))
            return noLaw;
        try
        {
            return plan.Ask == PlanAsk.People ? PeopleFor(plan, board) : Answer(plan, board, Named(board));
        }
        catch (OverflowException)
        {
            return Refusal.Invalid("plan-too-large", "Jumlah uang rencana melampaui batas hitung. Periksa angkanya.");
        }
    }

    private static Result<PlanAnswer> PeopleFor(Plan plan, PlanBoard board)
    {
        var funded = board.FundedMonths();
        if (funded < plan.Months)
            return NoCeilingCovers(plan, funded);
        var found = PlanPeople.Most(board, plan.Months, board.Limits, fromNought: false);
        return found is null ? TooSmall(plan, board) : Answer(plan, board, found.People, found);
    }

    private static Result<PlanAnswer> Answer(Plan plan, PlanBoard board, long[] people, PlanPeople.Found? found = null)
    {
        var isBound = plan.Ceilings.Count > 0;
        var funded = isBound ? board.FundedMonths() : plan.Months;
        if (plan.Ask == PlanAsk.Months && funded == 0)
            return NoCeilingCovers(plan, 0);
        var forAll = Enumerable.Range(0, funded + 1).Last(months => board.Fits(people, months));
        var months = plan.Ask == PlanAsk.Months ? forAll : plan.Months;
        var next = new PlanNext(plan, board, people, months, found);
        return new PlanAnswer(
            plan,
            months,
            Money(board.Cost(people, months)),
            funded >= months && board.Fits(people, months),
            [.. plan.Groups.Select((group, g) => ShareOf(board, people, months, group, g))],
            [.. plan.Ceilings.Select((_, c) => next.Use(c))],
            [.. Enumerable.Range(0, months).Select(month => board.Month(people, month))],
            isBound && forAll < funded ? RestOf(plan, board, people, forAll) : null,
            isBound ? ChoicesOf(board, people, funded, plan.Ask) : [],
            isBound ? forAll : null,
            Money(board.Short(people, plan.Months)),
            found?.IsProved ?? true,
            plan.Suppositions.Count > 0,
            board.Because
        );
    }

    private static long[] Named(PlanBoard board) => [.. board.Pieces.Select(piece => piece.Least)];

    private static PlanShare ShareOf(PlanBoard board, long[] people, int months, PlanGroup group, int g)
    {
        var mine = Enumerable.Range(0, people.Length).Where(p => board.Pieces[p].Group == g).ToList();
        var cost = mine.Aggregate(BigInteger.Zero, (sum, p) => sum + ((BigInteger)board.Cost(p, months) * people[p]));
        return new PlanShare(
            group,
            [.. mine.Select(p => board.Pieces[p].From < months ? people[p] : 0)],
            Money(cost),
            new Rupiah(board.Cost(mine[0], months))
        );
    }

    /// <summary>Whom the money left after the full months still pays for one month more.</summary>
    private static PlanRest RestOf(Plan plan, PlanBoard board, long[] people, int months)
    {
        var left = board.Limits.Select((limit, c) => limit - (long)board.Used(c, people, months)).ToArray();
        var month = plan with { Start = plan.Start.Plus(months), Months = 1 };
        var joined = people.Select((count, p) => board.Pieces[p].From <= months ? count : 0).ToArray();
        var packing = new Packing(
            [.. joined.Select(_ => 1L)],
            [.. left.Select((_, c) => joined.Select((_, p) => OfMonth(c, p)).ToArray())],
            left,
            joined
        );
        var found = packing.Solve().X;
        var cost = Enumerable
            .Range(0, found.Length)
            .Aggregate(
                BigInteger.Zero,
                (sum, p) => sum + (board.Cost(p, months + 1) - board.Cost(p, months)) * found[p]
            );
        return new PlanRest(month.Start, found.Sum(), joined.Sum(), Money(cost));

        long OfMonth(int ceiling, int piece) =>
            board.Use(ceiling, piece, months + 1) - board.Use(ceiling, piece, months);
    }

    private static List<PlanChoice> ChoicesOf(PlanBoard board, long[] people, int funded, PlanAsk ask)
    {
        var choices = new List<PlanChoice>();
        for (var months = 1; months <= funded; months++)
        {
            var found = PlanPeople.Most(board, months, board.Limits, fromNought: ask != PlanAsk.People);
            if (found is null)
                break;
            choices.Add(
                new PlanChoice(
                    months,
                    found.People.Sum(),
                    Money(board.Cost(found.People, months)),
                    Money(board.Short(people, months)),
                    found.IsProved
                )
            );
        }

        return choices;
    }

    private static Refusal NoCeilingCovers(Plan plan, int month) =>
        Refusal.Invalid(
            "no-ceiling-covers",
            $"Iuran {plan.Start.Plus(month).ToWords()} tidak tercakup pagu mana pun. Tambahkan pagu untuk instansi, "
                + "rekening, dan tahunnya."
        );

    private static Refusal TooSmall(Plan plan, PlanBoard board)
    {
        var least = Named(board);
        var worst = Enumerable
            .Range(0, plan.Ceilings.Count)
            .MaxBy(c => board.Used(c, least, plan.Months) - board.Limits[c]);
        var missing = Money(board.Used(worst, least, plan.Months) - board.Limits[worst]);
        return Refusal.Invalid(
            "ceiling-too-small",
            FormattableString.Invariant(
                $"Pagu {plan.Ceilings[worst].Name} kurang {missing} bagi orang yang harus masuk selama {plan.Months} bulan. Kurangi bulan atau jumlah paling sedikit."
            )
        );
    }

    internal static Rupiah Money(BigInteger amount) => new(checked((long)amount));
}
