using System.Globalization;
using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Plans;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>
/// Reads a plan as people write it down (docs/plan-file.md). JSON is YAML too, so the API takes the same text. What
/// cannot be read is refused with its place; nothing is guessed.
/// </summary>
public static class PlanYaml
{
    private const int CharactersMax = 200_000;

    public static Result<Plan> Read(string text, string where = "rencana")
    {
        if (text.Length > CharactersMax)
            return Refusal.Invalid("plan-too-long", "Berkas rencana terlalu panjang; paling banyak 200.000 huruf.");
        try
        {
            return Plan(YamlFields.Document(text, where));
        }
        catch (InvalidDataException problem)
        {
            return Refusal.Invalid("plan-unreadable", problem.Message);
        }
    }

    /// <summary>A plan inside another file; what is wrong with it stops the program, as that file is ours.</summary>
    internal static Plan Of(YamlFields row, string name) =>
        Plan(new YamlFields(row.Node(name) ?? throw row.Wrong($"'{name}' hilang"), $"{row.Where}, {name}"));

    private static Plan Plan(YamlFields file)
    {
        var plan = new Plan(
            file.Text("name"),
            RegionCode.TryParse(file.Text("government"), out var region)
                ? region
                : throw file.Wrong("'government' bukan kode daerah seperti \"64.02\""),
            file.OneOf<PlanAsk>("find"),
            Month(file, "start") ?? throw file.Wrong("'start' hilang"),
            (int)(Whole(file, "months") ?? 12),
            [.. file.Rows("groups").Select(Group)],
            file.Has("ceilings") ? [.. file.Rows("ceilings").Select(Ceiling)] : []
        )
        {
            Unpaid = [.. file.Texts("gap").Select(text => MonthOf(file, "gap", text))],
            PaidBefore = (int)(Whole(file, "paid_before") ?? 0),
            Suppositions = file.Has("suppose") ? [.. file.Rows("suppose").Select(Supposed)] : [],
        };
        file.MaybeText("note");
        file.NothingElse();
        return plan;
    }

    private static PlanGroup Group(YamlFields row)
    {
        var income = row.MaybeText("income");
        var group = new PlanGroup(
            row.Text("code"),
            row.MaybeText("name") ?? row.Text("code"),
            row.MaybeText("agency") ?? PlanQuota.NoAgency,
            row.MaybeText("fund") ?? "apbd",
            row.OneOf<Segment>("segment"),
            income is "umk" ? null : Number(row, "income", income),
            row.Has("bundles") ? [.. row.Rows("bundles").Select(Bundle)] : [new PlanBundle(null, Insurance(row))],
            row.Has("waves") ? [.. row.Rows("waves").Select(Wave)] : [WaveOf(row, null)]
        )
        {
            Sector = row.Has("sector") ? row.OneOf<Sector>("sector") : Sector.Other,
            RiskClass = (int?)Whole(row, "risk"),
            Priority = (int)(Whole(row, "priority") ?? 1),
            Category = row.MaybeText("category"),
            District = row.MaybeText("district"),
        };
        row.NothingElse();
        return group;
    }

    private static PlanBundle Bundle(YamlFields row)
    {
        var bundle = new PlanBundle(Month(row, "from"), Insurance(row));
        row.NothingElse();
        return bundle;
    }

    private static PlanWave Wave(YamlFields row)
    {
        var wave = WaveOf(row, Month(row, "from"));
        row.NothingElse();
        return wave;
    }

    private static PlanWave WaveOf(YamlFields row, Month? from) =>
        new(from, Whole(row, "people"), Whole(row, "least") ?? 0, Whole(row, "most"));

    private static PlanCeiling Ceiling(YamlFields row)
    {
        var account = row.MaybeText("account");
        var ceiling = new PlanCeiling(
            row.MaybeText("name") ?? row.MaybeText("agency") ?? "pagu",
            new Rupiah(Whole(row, "amount") ?? throw row.Wrong("'amount' hilang"))
        )
        {
            Agency = row.MaybeText("agency"),
            Account =
                account is null ? null
                : LawWords.TryOne<Jaminan>(account, out var one) && one != Jaminan.None ? one
                : throw row.Wrong($"'account: {account}' bukan jkk, jkm, jht, jp, atau jkp"),
            Fund = row.MaybeText("fund"),
            Year = (int?)Whole(row, "year"),
        };
        row.NothingElse();
        return ceiling;
    }

    internal static Supposition Supposed(YamlFields row)
    {
        var (path, from) = (row.Text("path"), row.Day("from"));
        LawValue value =
            row.Node("value") is YamlDotNet.RepresentationModel.YamlSequenceNode
                ? new LawValue.Names(row.Texts("value"))
            : Rational.TryParse(row.Text("value"), out var number) ? new LawValue.Quantity(number)
            : new LawValue.Choice(row.Text("value"));
        row.NothingElse();
        return new Supposition(path, from, value);
    }

    private static Jaminan Insurance(YamlFields row) =>
        LawWords.TryProgrammes(string.Join(',', row.Texts("programmes")), out var insurance)
            ? insurance
            : throw row.Wrong("'programmes' harus daftar seperti [jkk, jkm]");

    private static Rational Number(YamlFields row, string name, string? text) =>
        Rational.TryParse(text, out var number)
            ? number
            : throw row.Wrong($"'{name}' harus rupiah sebulan tanpa titik ribuan, atau umk");

    private static long? Whole(YamlFields row, string name) =>
        row.MaybeText(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && (name is "amount" or "people" or "least" or "most" || number is >= -9_999 and <= 9_999)
            ? number
        : throw row.Wrong($"'{name}: {text}' bukan bilangan bulat yang wajar");

    private static Month? Month(YamlFields row, string name) =>
        row.MaybeText(name) is { } text ? MonthOf(row, name, text) : null;

    private static Month MonthOf(YamlFields row, string name, string text) =>
        Core.Time.Month.TryParse(text, null, out var month)
            ? month
            : throw row.Wrong($"'{name}: {text}' bukan bulan seperti 2024-08");
}
