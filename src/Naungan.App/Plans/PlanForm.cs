using System.Globalization;
using Naungan.App.Law;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Plans;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>
/// The plan of one group as the page's form writes it: all text, and a refusal for what cannot be read.
/// </summary>
public sealed record PlanForm
{
    public string Cari { get; init; } = "months";
    public string Nama { get; init; } = "";
    public string Orang { get; init; } = "";
    public string Bulan { get; init; } = "";
    public string Mulai { get; init; } = "";
    public string Segmen { get; init; } = "bpu";
    public string Jaminan { get; init; } = "jkk,jkm";
    public string Upah { get; init; } = "";
    public string Dana { get; init; } = "apbd";
    public string Pagu { get; init; } = "";
    public string PaguJkk { get; init; } = "";
    public string PaguJkm { get; init; } = "";
    public string Sebelum { get; init; } = "";
    public string JedaDari { get; init; } = "";
    public string JedaSampai { get; init; } = "";
    public string Andai { get; init; } = "";

    public Result<Plan> Read(RegionCode region)
    {
        if (!LawWords.TryOne<PlanAsk>(Cari, out var ask))
            return Unreadable("cari", "money, people, atau months");
        if (!Month.TryParse(Mulai, null, out var start))
            return Unreadable("mulai", "bulan seperti 2024-08");
        if (!LawWords.TryOne<Segment>(Segmen, out var segment))
            return Unreadable("segmen", "bpu atau pu");
        if (!LawWords.TryProgrammes(Jaminan, out var insurance))
            return Unreadable("program", "misalnya jkk,jkm");
        if (!TryWhole(Bulan, 12, out var months) || !TryWhole(Sebelum, 0, out var before))
            return Unreadable("bulan", "bilangan bulat");
        if (!TryWhole(Orang, null, out var people))
            return Unreadable("orang", "bilangan bulat tanpa titik");
        if (!TryCeilings(out var ceilings))
            return Unreadable("pagu", "rupiah tanpa titik");
        if (!TryGap(out var gap))
            return Unreadable("jeda", "bulan seperti 2024-08, dari tidak melewati sampai");
        Rational? income = null;
        if (Upah is not ("" or "umk"))
        {
            if (!Rational.TryParse(Upah, out var wage))
                return Unreadable("upah", "rupiah tanpa titik, atau umk");
            income = wage;
        }

        var wave = ask == PlanAsk.People ? new PlanWave(null, null, Most: people) : new PlanWave(null, people);
        var group = new PlanGroup(
            "peserta",
            Nama.Length > 0 ? Nama : "Peserta",
            "-",
            Dana,
            segment,
            income,
            [new PlanBundle(null, insurance)],
            [wave]
        );
        return new Plan(Nama.Length > 0 ? Nama : "Rencana", region, ask, start, (int)months!.Value, [group], ceilings)
        {
            Unpaid = gap,
            PaidBefore = (int)before!.Value,
            Suppositions = WhatIf.Find(Andai)?.Suppositions ?? [],
        };
    }

    private bool TryCeilings(out IReadOnlyList<PlanCeiling> ceilings)
    {
        var found = new List<PlanCeiling>();
        ceilings = found;
        foreach (var (text, name, account) in Asked())
        {
            if (text.Length == 0)
                continue;
            if (!TryWhole(text, null, out var amount))
                return false;
            found.Add(new PlanCeiling(name, new Rupiah(amount!.Value)) { Account = account });
        }

        return true;
    }

    private IEnumerable<(string Text, string Name, Jaminan? Account)> Asked() =>
        [
            (Pagu, "Seluruhnya", null),
            (PaguJkk, "Rekening JKK", Core.Law.Contributions.Jaminan.Jkk),
            (PaguJkm, "Rekening JKM", Core.Law.Contributions.Jaminan.Jkm),
        ];

    private bool TryGap(out IReadOnlyList<Month> gap)
    {
        gap = [];
        if (JedaDari.Length == 0 && JedaSampai.Length == 0)
            return true;
        if (!Month.TryParse(JedaDari, null, out var from))
            return false;
        var until = from;
        if (JedaSampai.Length > 0 && !Month.TryParse(JedaSampai, null, out until))
            return false;
        var count = until.MonthsSince(from) + 1;
        if (count is < 1 or > 120)
            return false;
        gap = [.. Enumerable.Range(0, count).Select(from.Plus)];
        return true;
    }

    private static bool TryWhole(string text, long? otherwise, out long? number)
    {
        number = otherwise;
        if (text.Length == 0)
            return true;
        var isRead = long.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands,
            NumberFormatInfo.InvariantInfo,
            out var read
        );
        number = read is > int.MinValue and < long.MaxValue ? read : null;
        return isRead;
    }

    private static Refusal Unreadable(string field, string how) =>
        Refusal.Invalid("unreadable-" + field, $"Isian '{field}' tidak dapat dibaca; tulis {how}.");
}
