using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.Core.Plans;

/// <summary>What a plan must be before anything is computed; each fault is refused by its own name.</summary>
internal static class PlanCheck
{
    internal const int MonthsMax = 120;
    internal const int PiecesMax = 60;

    /// <summary>More than live in the country is a slip of the keyboard, and sums must fit their numbers.</summary>
    internal const long PeopleMax = 300_000_000;

    private static readonly Rupiah _moneyMax = new(1_000_000_000_000_000);

    internal static Refusal? Of(Plan plan) => OfFrame(plan) ?? OfGroups(plan) ?? OfWaves(plan) ?? OfCeilings(plan);

    private static Refusal? OfFrame(Plan plan)
    {
        if (plan.Months is < 1 or > MonthsMax)
            return No("months-out-of-range", $"Isi banyaknya bulan antara 1 dan {MonthsMax}.");
        if (plan.Groups.Count == 0)
            return No("no-groups", "Rencana memerlukan sedikitnya satu kelompok peserta.");
        if (plan.Groups.Sum(group => group.Waves.Count) > PiecesMax || plan.Ceilings.Count > PiecesMax)
            return No("plan-too-wide", $"Paling banyak {PiecesMax} gelombang peserta dan {PiecesMax} pagu serencana.");
        if (plan.PaidBefore is < 0 or > MonthsMax)
            return No("months-out-of-range", $"Bulan yang sudah dibayar sebelum rencana: 0 sampai {MonthsMax}.");
        if (plan.Unpaid.Any(month => month < plan.Start || month >= plan.Start.Plus(plan.Months)))
            return No("gap-outside-plan", "Bulan jeda harus berada di dalam masa rencana.");
        return plan.AllMonths.All(month => !plan.IsPaid(month))
            ? No("nothing-paid", "Semua bulan dijadikan jeda; sisakan sedikitnya satu bulan yang dibayar.")
            : null;
    }

    private static Refusal? OfGroups(Plan plan)
    {
        foreach (var group in plan.Groups)
        {
            if (Fund.Find(group.Fund) is null)
                return No("unknown-fund", $"Sumber dana '{group.Fund}' pada kelompok {group.Name} tidak dikenal.");
            if (group.Income is { } income && income <= 0)
                return No("income-not-positive", $"Upah atau penghasilan kelompok {group.Name} harus lebih dari nol.");
            if (group.Bundles.Count == 0 || group.Bundles.Any(bundle => bundle.Insurance == Jaminan.None))
                return No("no-programmes", $"Pilih sedikitnya satu program jaminan bagi kelompok {group.Name}.");
            if (group.InsuranceIn(plan.Start) == Jaminan.None)
                return No("no-programmes", $"Kelompok {group.Name} belum berjaminan pada bulan pertama rencana.");
        }

        var twice = plan.Groups.GroupBy(group => group.Code).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? null
            : No("overlapping-quotas", $"Kelompok '{twice.Key}' disebut dua kali; satukan kuotanya.");
    }

    private static Refusal? OfWaves(Plan plan)
    {
        foreach (var group in plan.Groups)
        {
            if (group.Waves.Count == 0)
                return No("people-missing", $"Isi jumlah orang kelompok {group.Name}.");
            if (group.Waves.GroupBy(wave => wave.From ?? plan.Start).Any(same => same.Count() > 1))
                return No("overlapping-quotas", $"Dua gelombang kelompok {group.Name} mulai pada bulan yang sama.");
            foreach (var wave in group.Waves)
            {
                if (OfWave(plan, group, wave) is { } refusal)
                    return refusal;
            }
        }

        var isAsked = plan.Ask == PlanAsk.People;
        return isAsked && plan.Groups.All(group => group.Waves.All(wave => wave.People is not null))
            ? No("nothing-to-find", "Kosongkan jumlah orang sedikitnya satu kelompok bila orang yang dicari.")
            : null;
    }

    private static Refusal? OfWave(Plan plan, PlanGroup group, PlanWave wave)
    {
        if (wave.From < plan.Start || wave.From >= plan.Start.Plus(plan.Months))
            return No("wave-outside-plan", $"Gelombang kelompok {group.Name} harus mulai di dalam masa rencana.");
        if (wave.People is null && plan.Ask != PlanAsk.People)
            return No("people-missing", $"Isi jumlah orang kelompok {group.Name}.");
        if (wave.People is < 0 or > PeopleMax || wave.Least is < 0 or > PeopleMax || wave.Most is < 0 or > PeopleMax)
            return No("people-out-of-range", $"Jumlah orang kelompok {group.Name} harus 0 sampai {PeopleMax}.");
        return wave.Least > wave.Most
            ? No("overlapping-quotas", $"Kelompok {group.Name}: paling sedikit melebihi paling banyak.")
            : null;
    }

    private static Refusal? OfCeilings(Plan plan)
    {
        foreach (var ceiling in plan.Ceilings)
        {
            if (ceiling.Amount <= Rupiah.Zero || ceiling.Amount > _moneyMax)
                return No(
                    "ceiling-not-positive",
                    $"Pagu {ceiling.Name} harus lebih dari Rp0 dan paling besar {_moneyMax}."
                );
            if (ceiling.Fund is { } fund && Fund.Find(fund) is null)
                return No("unknown-fund", $"Sumber dana '{fund}' pada pagu {ceiling.Name} tidak dikenal.");
            if (plan.Ceilings.Any(other => !ReferenceEquals(other, ceiling) && other.IsSamePurse(ceiling)))
                return No("overlapping-ceilings", $"Pagu {ceiling.Name} disebut dua kali; jumlahkan lebih dahulu.");
        }

        return plan.Ask != PlanAsk.Money && plan.Ceilings.Count == 0
            ? No("no-ceilings", "Isi sedikitnya satu pagu bila yang dicari orang atau bulan.")
            : null;
    }

    private static Refusal No(string reason, string message) => Refusal.Invalid(reason, message);
}
