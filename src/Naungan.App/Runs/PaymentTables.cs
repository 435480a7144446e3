using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>The papers of payment of a run, one row a budget line.</summary>
internal static class PaymentTables
{
    private const string Columns =
        "budget_line_id, amount, spp_number, spp_on, spm_number, spm_on, sp2d_number, sp2d_on";

    internal static Task<List<PaymentRow>> All(Session session, RegionCode region, Guid run, CancellationToken stop) =>
        session.List<PaymentRow>(
            $"select {Columns} from payment where region_code = @region and run_id = @run order by spp_number",
            new { region, run },
            stop
        );

    internal static Task<PaymentRow?> Of(
        Session session,
        RegionCode region,
        Guid run,
        Guid line,
        CancellationToken stop
    ) =>
        session.Maybe<PaymentRow>(
            $"select {Columns} from payment where region_code = @region and run_id = @run and budget_line_id = @line",
            new
            {
                region,
                run,
                line,
            },
            stop
        );

    internal static Task<int> Save(
        Session session,
        Actor actor,
        Guid run,
        PaymentRow payment,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into payment (region_code, id, run_id, budget_line_id, amount, spp_number, spp_on, spm_number, spm_on, "
                + "sp2d_number, sp2d_on, recorded_by, recorded_at) values (@region, @id, @run, @BudgetLineId, @Amount, "
                + "@SppNumber, @SppOn, @SpmNumber, @SpmOn, @Sp2dNumber, @Sp2dOn, @name, @now) "
                + "on conflict (region_code, run_id, budget_line_id) do update set spm_number = excluded.spm_number, "
                + "spm_on = excluded.spm_on, sp2d_number = excluded.sp2d_number, sp2d_on = excluded.sp2d_on",
            new
            {
                region = actor.Government,
                id = Ids.New(now),
                run,
                payment.BudgetLineId,
                payment.Amount,
                payment.SppNumber,
                payment.SppOn,
                payment.SpmNumber,
                payment.SpmOn,
                payment.Sp2dNumber,
                payment.Sp2dOn,
                name = actor.Name,
                now,
            },
            stop
        );
}

/// <summary>SPP, SPM and SP2D of one account of a run.</summary>
internal sealed record PaymentRow
{
    public Guid BudgetLineId { get; init; }
    public Rupiah Amount { get; init; }
    public string SppNumber { get; init; } = "";
    public DateOnly SppOn { get; init; }
    public string? SpmNumber { get; init; }
    public DateOnly? SpmOn { get; init; }
    public string? Sp2dNumber { get; init; }
    public DateOnly? Sp2dOn { get; init; }

    internal static PaymentRow From(PayRun.Papers papers, Guid line) =>
        new()
        {
            BudgetLineId = line,
            Amount = papers.Amount,
            SppNumber = papers.Spp,
            SppOn = papers.SppOn,
            SpmNumber = papers.Spm,
            SpmOn = papers.SpmOn,
            Sp2dNumber = papers.Sp2d,
            Sp2dOn = papers.Sp2dOn,
        };

    /// <summary>Each paper follows the one before it, in order and not earlier.</summary>
    internal Refusal? WhyWrong()
    {
        var complete =
            !string.IsNullOrWhiteSpace(SppNumber)
            && (SpmNumber is null) == (SpmOn is null)
            && (Sp2dNumber is null) == (Sp2dOn is null)
            && (Sp2dNumber is null || SpmNumber is not null);
        if (!complete)
            return Refusal.Invalid("papers-incomplete", "Isi nomor dan tanggal berurutan: SPP, lalu SPM, lalu SP2D.");
        return SpmOn < SppOn || Sp2dOn < SpmOn
            ? Refusal.Invalid("papers-backwards", "Tanggal SPM tidak boleh sebelum SPP, dan SP2D tidak sebelum SPM.")
            : null;
    }

    /// <summary>Whether this repeats everything already known and at most adds to it.</summary>
    internal bool Continues(PaymentRow known) =>
        (known.SppNumber, known.SppOn) == (SppNumber, SppOn)
        && (known.SpmNumber is null || SpmNumber is null || (known.SpmNumber, known.SpmOn) == (SpmNumber, SpmOn))
        && (known.Sp2dNumber is null || Sp2dNumber is null || (known.Sp2dNumber, known.Sp2dOn) == (Sp2dNumber, Sp2dOn));

    /// <summary>Whether the other one says nothing new.</summary>
    internal bool HasAllOf(PaymentRow other) =>
        (other.SpmNumber is null || SpmNumber is not null) && (other.Sp2dNumber is null || Sp2dNumber is not null);
}
